// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/pole_book.hpp"

#include <algorithm>
#include <cmath>

#include "geo/spatial/geodesic.hpp"

namespace geo::signing {

namespace {

/// Fewer than there are metres in a degree of longitude anywhere south of 57° N.
constexpr double metres_a_degree = 60'000;
constexpr std::int64_t columns = 1LL << 31;

}  // namespace

PlaceGrid::PlaceGrid(double reach) : degrees_(std::max(reach, 10.0) / metres_a_degree) {}

std::int64_t PlaceGrid::index(double degrees) const noexcept {
    return static_cast<std::int64_t>(std::floor(degrees / degrees_));
}

std::int64_t PlaceGrid::cell(std::int64_t column, std::int64_t row) const noexcept {
    return row * columns + column;
}

void PlaceGrid::add(Coordinate place, std::size_t item) {
    cells_[cell(index(place.lon), index(place.lat))].emplace_back(place, item);
}

std::vector<std::pair<double, std::size_t>> PlaceGrid::within(Coordinate place,
                                                              double metres) const {
    std::vector<std::pair<double, std::size_t>> found;
    const double reach = metres / metres_a_degree;
    for (auto row = index(place.lat - reach); row <= index(place.lat + reach); ++row)
        for (auto column = index(place.lon - reach); column <= index(place.lon + reach); ++column) {
            const auto here = cells_.find(cell(column, row));
            if (here == cells_.end()) continue;
            for (const auto& [at, item] : here->second)
                if (const double off = spatial::distance_metres(place, at); off <= metres)
                    found.emplace_back(off, item);
        }
    return found;
}

std::vector<std::size_t> PoleBook::poles_near(Coordinate place, double metres) const {
    auto found = poles_at_.within(place, metres);
    std::sort(found.begin(), found.end());
    std::vector<std::size_t> poles;
    for (const auto& [off, pole] : found) poles.push_back(pole);
    return poles;
}

std::size_t PoleBook::set_pole(Coordinate place, std::optional<SignId> standing) {
    poles_at_.add(place, poles_.size());
    poles_.push_back({place, standing});
    return poles_.size() - 1;
}

bool PoleBook::has_plate_near(Coordinate place, double metres, std::size_t group) const {
    const auto found = plates_at_.within(place, metres);
    return std::any_of(found.begin(), found.end(),
                       [group](const auto& plate) { return plate.second == group; });
}

}  // namespace geo::signing

// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/point_in_polygon.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/spatial/geodesic.hpp"

namespace geo::spatial {
namespace {

constexpr double metres_between_samples = 25;
constexpr double fewest_samples = 5;
constexpr double most_samples = 64;

std::vector<VillageLocator::Entry> entries_of(std::span<const Village> villages) {
    std::vector<VillageLocator::Entry> entries;
    for (const Village& village : villages)
        if (village.outline) entries.push_back({village.code, &*village.outline});
    return entries;
}

/// The middles of equal pieces of the line, so that no sample sits on an end or a shared boundary
/// there.
std::vector<Coordinate> samples_along(const LineString& line) {
    std::vector<double> lengths;
    double total = 0;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        lengths.push_back(distance_metres(line.points[i - 1], line.points[i]));
        total += lengths.back();
    }
    if (!(total > 0)) return line.points.empty() ? line.points : Ring{line.points.front()};

    const double count =
        std::clamp(std::ceil(total / metres_between_samples), fewest_samples, most_samples);
    std::vector<Coordinate> samples;
    double before = 0;  // length of the segments already passed
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        double next = (static_cast<double>(samples.size()) + 0.5) * total / count;
        while (next < before + lengths[i]) {
            const double part = (next - before) / lengths[i];
            samples.push_back({std::lerp(line.points[i].lon, line.points[i + 1].lon, part),
                               std::lerp(line.points[i].lat, line.points[i + 1].lat, part)});
            next += total / count;
        }
        before += lengths[i];
    }
    return samples;
}

}  // namespace

VillageLocator::VillageLocator(std::span<const Village> villages)
    : VillageLocator(entries_of(villages)) {}

VillageLocator::VillageLocator(std::vector<Entry> entries) {
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.code < b.code; });
    std::vector<BoundingBox> boxes;
    for (Entry& entry : entries) {
        outlines_.add(*entry.outline);
        boxes.push_back(bounding_box(*entry.outline));
        codes_.push_back(std::move(entry.code));
    }
    tree_ = PackedRTree(boxes);
}

std::optional<std::uint32_t> VillageLocator::locate(Coordinate point) const {
    std::optional<std::uint32_t> best;
    tree_.search({point.lon, point.lat, point.lon, point.lat}, [&](std::uint32_t village) {
        if (best && *best < village) return;
        if (outlines_.locate(village, point) != Position::outside) best = village;
    });
    return best;
}

const VillageCode* VillageLocator::find(Coordinate point) const {
    const auto village = locate(point);
    return village ? &codes_[*village] : nullptr;
}

const VillageCode* VillageLocator::find_for_line(const LineString& line) const {
    std::vector<std::pair<std::uint32_t, int>> votes;  // few: a line meets few villages
    for (const Coordinate sample : samples_along(line)) {
        const auto village = locate(sample);
        if (!village) continue;
        const auto seen = std::find_if(votes.begin(), votes.end(),
                                       [&](const auto& vote) { return vote.first == *village; });
        if (seen == votes.end())
            votes.emplace_back(*village, 1);
        else
            ++seen->second;
    }
    if (votes.empty()) return nullptr;
    std::sort(votes.begin(), votes.end());
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return &codes_[most->first];
}

}  // namespace geo::spatial

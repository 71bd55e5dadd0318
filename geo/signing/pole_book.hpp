// SPDX-License-Identifier: Apache-2.0
// The poles and the plates on them, found by place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/signing/sign_plan.hpp"

namespace geo::signing {

/// Things at places, in square cells.
class PlaceGrid {
  public:
    /// \param reach  metres: as far as will ever be searched
    explicit PlaceGrid(double reach);
    void add(Coordinate place, std::size_t item);
    /// Items within so many metres, with their distances.
    std::vector<std::pair<double, std::size_t>> within(Coordinate place, double metres) const;

  private:
    std::int64_t cell(std::int64_t column, std::int64_t row) const noexcept;
    std::int64_t index(double degrees) const noexcept;

    double degrees_;  ///< side of a cell
    std::unordered_map<std::int64_t, std::vector<std::pair<Coordinate, std::size_t>>> cells_;
};

class PoleBook {
  public:
    explicit PoleBook(double reach) : poles_at_(reach), plates_at_(reach) {}

    /// Nearest first, equally near ones in the order they were set.
    std::vector<std::size_t> poles_near(Coordinate place, double metres) const;
    std::size_t set_pole(Coordinate place, std::optional<SignId> standing = std::nullopt);
    const SignPole& pole(std::size_t index) const { return poles_[index]; }

    /// A plate of a road's group hangs there.
    void hang(Coordinate place, std::size_t group) { plates_at_.add(place, group); }
    bool has_plate_near(Coordinate place, double metres, std::size_t group) const;

    std::vector<SignPole> take_poles() { return std::move(poles_); }

  private:
    std::vector<SignPole> poles_;
    PlaceGrid poles_at_;
    PlaceGrid plates_at_;
};

}  // namespace geo::signing

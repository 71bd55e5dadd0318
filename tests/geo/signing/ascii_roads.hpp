// SPDX-License-Identifier: Apache-2.0
// Small maps drawn in text: letters are points, ten metres from one column to the next and twenty
// from one line to the next; roads run from letter to letter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/signing/sign_plan.hpp"
#include "geo/spatial/local_plane.hpp"

namespace geo::signing::test {

inline const spatial::LocalPlane& map_plane() {
    static const spatial::LocalPlane plane{{118.5, 37.4}};
    return plane;
}

class AsciiRoads {
  public:
    explicit AsciiRoads(std::string_view drawing) {
        double x = 0, y = 0;
        for (const char letter : drawing) {
            if (letter == '\n') {
                x = 0;
                y -= 20;
                continue;
            }
            if (letter >= 'A' && letter <= 'Z') points_[letter] = {x, y};
            x += 10;
        }
    }

    /// "ABC" runs from A over B to C.
    AsciiRoads& road(std::string name, std::string_view way,
                     std::optional<double> width = std::nullopt) {
        NamedRoad road;
        road.id = RoadId{static_cast<std::int64_t>(roads_.size()) + 1};
        road.name = std::move(name);
        for (const char letter : way) road.line.points.push_back(at(letter));
        road.width_metres = width;
        roads_.push_back(std::move(road));
        return *this;
    }

    Coordinate at(char letter) const { return map_plane().back(points_.at(letter)); }
    std::vector<NamedRoad> roads() const { return roads_; }

  private:
    std::map<char, spatial::PlanePoint> points_;
    std::vector<NamedRoad> roads_;
};

}  // namespace geo::signing::test

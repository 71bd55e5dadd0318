// SPDX-License-Identifier: Apache-2.0
// A village drawn in metres: x east, y north of a corner in Dongying.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "geo/numbering/plan.hpp"
#include "geo/spatial/local_plane.hpp"

namespace geo::numbering {

using spatial::PlanePoint;

inline Coordinate at(double x, double y) {
    static const spatial::LocalPlane plane{{118.55, 37.45}};
    return plane.back({x, y});
}

inline LineString line(std::initializer_list<PlanePoint> points) {
    LineString out;
    for (const PlanePoint point : points) out.points.push_back(at(point.x, point.y));
    return out;
}

inline Gate gate(std::int64_t key, double x, double y, std::string number = {}) {
    return {key, at(x, y), std::move(number)};
}

/// What stands on the plates, by gate.
inline std::map<std::int64_t, std::string> numbers(const NumberingPlan& plan) {
    std::map<std::int64_t, std::string> out;
    for (const PlanItem& item : plan.items) out[item.gate] = item.after;
    return out;
}

inline const PlanItem& item_of(const NumberingPlan& plan, std::int64_t key) {
    for (const PlanItem& item : plan.items)
        if (item.gate == key) return item;
    throw std::out_of_range("no such gate in the plan");
}

inline bool has(const std::vector<Reason>& reasons, Fault fault) {
    for (const Reason& reason : reasons)
        if (reason.fault == fault) return true;
    return false;
}

/// The road as it is once the plan was applied.
inline RoadToNumber applied(RoadToNumber road, const NumberingPlan& plan) {
    const auto after = numbers(plan);
    for (Gate& gate : road.gates) gate.number = after.at(gate.key);
    road.convention = plan.convention;
    road.reserved = plan.reserved;
    return road;
}

}  // namespace geo::numbering

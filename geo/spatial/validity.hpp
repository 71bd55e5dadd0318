// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// What is wrong with an outline in the sense of OGC simple features, and where.
struct OutlineFault {
    BilingualText reason;  ///< "自相交" / "self-intersection"
    std::optional<Coordinate> at;
};

/// The first fault GEOS finds; empty when the outline is valid. An outline without a polygon is
/// valid, a ring that is open or has a number that is not finite is a fault.
std::optional<OutlineFault> find_fault(const MultiPolygon& outline);

/// The outline made valid without losing a vertex (GEOSMakeValid, line work). Parts that collapse
/// to lines or points are dropped, so the result may be empty.
/// \throws Error(invalid_input) for a ring that is open or has a number that is not finite
MultiPolygon make_valid(const MultiPolygon& outline);

enum class LineFault {
    too_few_points,  ///< fewer than two distinct points: not a line
    not_finite,      ///< a coordinate is NaN or infinite
    out_of_range,    ///< beyond 180 degrees of longitude or 90 of latitude: another CRS?
    crosses_itself,  ///< a report only: a flyover or a loop may be right
};

BilingualText describe(LineFault fault);

/// Everything wrong with a centre line, in the order of the enumeration.
std::vector<LineFault> line_checks(const LineString& line);

}  // namespace geo::spatial

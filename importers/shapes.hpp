// SPDX-License-Identifier: Apache-2.0
// From OGR's geometries to those of the registry: two dimensions, EPSG:4490, checked.
#pragma once

#include <ogr_geometry.h>

#include <optional>
#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/geometry.hpp"
#include "geo/spatial/projection.hpp"

namespace importers {

/// What became of a geometry: either it is there, or `fault` says why not.
template <typename Shape>
struct Shaped {
    Shape shape;
    std::optional<geo::BilingualText> fault;
    std::optional<geo::BilingualText> note;
    bool out_of_range = false;  ///< the fault: these numbers are not of this reference system
};

/// Brings coordinates of the file into the registry's system.
class Placement {
  public:
    /// \param reference  "EPSG:4548", for messages
    Placement(const geo::spatial::Transformer& transformer, std::string reference, bool projected)
        : transformer_(transformer), reference_(std::move(reference)), projected_(projected) {}

    /// In place. What is wrong with the numbers, if anything.
    std::optional<geo::BilingualText> place(std::vector<geo::Coordinate>& points) const;
    /// Numbers that cannot be of the reference system, as against numbers that are none.
    static bool is_finite(const std::vector<geo::Coordinate>& points) noexcept;

  private:
    const geo::spatial::Transformer& transformer_;
    std::string reference_;
    bool projected_;
};

/// A LineString, or a MultiLineString whose parts join end to end.
Shaped<geo::LineString> to_line(const OGRGeometry* geometry, const Placement& placement);

/// A Polygon or MultiPolygon, valid; an invalid one is mended when `repair` says so.
Shaped<geo::MultiPolygon> to_outline(const OGRGeometry* geometry, const Placement& placement,
                                     bool repair);

Shaped<geo::Coordinate> to_position(const OGRGeometry* geometry, const Placement& placement);
Shaped<geo::Coordinate> to_position(double x, double y, const Placement& placement);

}  // namespace importers

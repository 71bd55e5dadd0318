// SPDX-License-Identifier: Apache-2.0
// Between other reference systems and the registry's own, EPSG:4490. The only user of PROJ's
// transformations.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// Converts between one coordinate reference system and EPSG:4490. Coordinates of the other system
/// are easting, northing or longitude, latitude (in degrees), whatever order its definition has.
/// Making one takes some 30 ms, so keep it. Use each from one thread at a time.
class Transformer {
  public:
    /// \param crs        "EPSG:4548", "4548", WKT or a PROJ string
    /// \param operation  for a datum PROJ has no transformation for (Beijing 1954, Xian 1980):
    ///                   either a PROJ pipeline from the system to EPSG:4490 in the order above,
    ///                   "+proj=pipeline …", or seven parameters to it as for +towgs84,
    ///                   "dx,dy,dz,rx,ry,rz,s" (three are enough: "dx,dy,dz")
    /// \throws Error(invalid_input) when the system or the operation is unknown, when the system is
    ///         not on the ground (vertical, engineering), or when no transformation better than a
    ///         blind copy of the numbers exists and none was given.
    explicit Transformer(const std::string& crs,
                         const std::optional<std::string>& operation = std::nullopt);
    ~Transformer();
    Transformer(Transformer&&) noexcept;
    Transformer& operator=(Transformer&&) noexcept;

    /// True where the numbers are the same in both systems (EPSG:4490, 4326, CRS84).
    bool is_identity() const noexcept;

    /// \throws Error(invalid_input) for a coordinate outside the system's domain
    Coordinate to_registry(Coordinate point) const;
    Coordinate from_registry(Coordinate point) const;
    /// All in place, much faster than one by one.
    void to_registry(std::span<Coordinate> points) const;
    void from_registry(std::span<Coordinate> points) const;

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace geo::spatial

// SPDX-License-Identifier: Apache-2.0
// Geometry as GeoJSON (RFC 7946), written straight into an answer. Coordinates have at most seven
// decimals, a centimetre on the ground: what the registry knows, and no digit more.
#pragma once

#include "api/http/json_writer.hpp"
#include "geo/model/geometry.hpp"

namespace api::http {

/// Longitude first unless a reference system that puts latitude first was asked for.
enum class AxisOrder { lon_lat, lat_lon };

void write_position(JsonWriter& json, geo::Coordinate position,
                    AxisOrder order = AxisOrder::lon_lat);

void write_geometry(JsonWriter& json, geo::Coordinate point, AxisOrder order = AxisOrder::lon_lat);
void write_geometry(JsonWriter& json, const geo::LineString& line,
                    AxisOrder order = AxisOrder::lon_lat);
/// Null when the outline is empty, a Polygon when it has one part.
void write_geometry(JsonWriter& json, const geo::MultiPolygon& outline,
                    AxisOrder order = AxisOrder::lon_lat);

/// What the registry holds to seven decimals.
double rounded_degrees(double degrees) noexcept;
/// To the centimetre: more digits of a length would be no measurement.
double rounded_metres(double metres) noexcept;

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/geojson.hpp"

#include <cmath>

namespace api::http {
namespace {

void write_positions(JsonWriter& json, const std::vector<geo::Coordinate>& positions,
                     AxisOrder order) {
    json.begin_array();
    for (const auto position : positions) write_position(json, position, order);
    json.end_array();
}

void write_rings(JsonWriter& json, const geo::Polygon& polygon, AxisOrder order) {
    json.begin_array();
    for (const auto& ring : polygon.rings) write_positions(json, ring, order);
    json.end_array();
}

void write_polygons(JsonWriter& json, const geo::MultiPolygon& outline, AxisOrder order) {
    json.begin_array();
    for (const auto& polygon : outline.polygons) write_rings(json, polygon, order);
    json.end_array();
}

void begin_geometry(JsonWriter& json, std::string_view type) {
    json.begin_object().key("type").text(type).key("coordinates");
}

}  // namespace

double rounded_degrees(double degrees) noexcept {
    constexpr double steps_of_a_degree = 1e7;
    return std::round(degrees * steps_of_a_degree) / steps_of_a_degree;
}

void write_position(JsonWriter& json, geo::Coordinate position, AxisOrder order) {
    const double lon = rounded_degrees(position.lon);
    const double lat = rounded_degrees(position.lat);
    const bool lon_first = order == AxisOrder::lon_lat;
    json.begin_array().number(lon_first ? lon : lat).number(lon_first ? lat : lon).end_array();
}

void write_geometry(JsonWriter& json, geo::Coordinate point, AxisOrder order) {
    begin_geometry(json, "Point");
    write_position(json, point, order);
    json.end_object();
}

void write_geometry(JsonWriter& json, const geo::LineString& line, AxisOrder order) {
    begin_geometry(json, "LineString");
    write_positions(json, line.points, order);
    json.end_object();
}

void write_geometry(JsonWriter& json, const geo::MultiPolygon& outline, AxisOrder order) {
    if (outline.polygons.empty()) {
        json.null();
        return;
    }
    if (outline.polygons.size() == 1) {
        begin_geometry(json, "Polygon");
        write_rings(json, outline.polygons.front(), order);
    } else {
        begin_geometry(json, "MultiPolygon");
        write_polygons(json, outline, order);
    }
    json.end_object();
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/geojson.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace api::http {
namespace {

constexpr double steps_of_a_degree = 1e7;
constexpr std::size_t longest_number = 32;

char* append_text(char* out, std::string_view text) {
    return std::copy(text.begin(), text.end(), out);
}

/// The seven decimals, as far as the last that is not zero.
char* append_decimals(char* out, std::int64_t decimals) {
    if (decimals == 0) return out;
    *out++ = '.';
    for (auto step = std::int64_t{1'000'000}; decimals > 0; step /= 10) {
        *out++ = static_cast<char>('0' + decimals / step);
        decimals %= step;
    }
    return out;
}

/// Counting in whole steps is several times as fast as looking for the shortest text of a double,
/// and an answer may hold half a million coordinates.
char* append_degrees(char* out, double degrees) {
    constexpr double countable = 1e9;  // farther out is nowhere on earth
    constexpr auto steps = static_cast<std::int64_t>(steps_of_a_degree);
    if (!std::isfinite(degrees)) return append_text(out, "null");
    if (std::abs(degrees) > countable) return std::to_chars(out, out + longest_number, degrees).ptr;
    auto count = static_cast<std::int64_t>(std::llround(degrees * steps_of_a_degree));
    if (count < 0) *out++ = '-';
    count = std::abs(count);
    out = std::to_chars(out, out + longest_number, count / steps).ptr;
    return append_decimals(out, count % steps);
}

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
    return std::round(degrees * steps_of_a_degree) / steps_of_a_degree;
}

double rounded_metres(double metres) noexcept { return std::round(metres * 100) / 100; }

void write_position(JsonWriter& json, geo::Coordinate position, AxisOrder order) {
    const bool lon_first = order == AxisOrder::lon_lat;
    std::array<char, 2 * longest_number + 3> text{};
    char* end = text.data();
    *end++ = '[';
    end = append_degrees(end, lon_first ? position.lon : position.lat);
    *end++ = ',';
    end = append_degrees(end, lon_first ? position.lat : position.lon);
    *end++ = ']';
    json.raw({text.data(), static_cast<std::size_t>(end - text.data())});
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

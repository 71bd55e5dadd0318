// SPDX-License-Identifier: Apache-2.0
#include "api/http/search_parameters.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "geo/base/error.hpp"
#include "geo/registry/import_session.hpp"

namespace api::http {
namespace {

using geo::BoundingBox;
using geo::Error;
using geo::ErrorKind;

Error wrong_parameter(const char* name, std::string zh, std::string en) {
    return Error(ErrorKind::invalid_input, std::move(zh), std::move(en)).at(name);
}

std::string division_of(const Request& request, std::string_view name) {
    return geo::registry::full_division_code(request.query(name).value_or(""));
}

/// The next number of a list, cut off with its comma; false when there is none.
bool take_number(std::string_view& rest, double& value) {
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (problem != std::errc{} || !std::isfinite(value)) return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (rest.starts_with(',')) rest.remove_prefix(1);
    return true;
}

}  // namespace

void require_on_earth(geo::Coordinate point) {
    if (std::abs(point.lon) > 180)
        throw wrong_parameter("lon", "参数 lon 应在 -180 至 180 之间。",
                              "Parameter lon must lie between -180 and 180.");
    if (std::abs(point.lat) > 90)
        throw wrong_parameter("lat", "参数 lat 应在 -90 至 90 之间。",
                              "Parameter lat must lie between -90 and 90.");
}

std::optional<geo::Coordinate> bias_of(const Request& request) {
    const auto lon = request.query_number("lon");
    const auto lat = request.query_number("lat");
    if (!lon && !lat) return std::nullopt;
    if (!lon || !lat)
        throw wrong_parameter(lon ? "lat" : "lon", "参数 lat 与 lon 须同时给出。",
                              "Parameters lat and lon go together; give both or neither.");
    require_on_earth({*lon, *lat});
    return geo::Coordinate{*lon, *lat};
}

std::optional<geo::search::HitType> type_of(const Request& request) {
    const auto word = request.query("type");
    if (!word) return std::nullopt;
    const auto type = geo::search::hit_type_from_string(*word);
    if (!type)
        throw wrong_parameter(
            "type",
            fmt::format("参数 type：没有“{}”这一类，可用：housenumber、street、locality、"
                        "municipality、intersection。",
                        *word),
            fmt::format("Parameter type: '{}' is none of housenumber, street, locality, "
                        "municipality, intersection.",
                        *word));
    return type;
}

SearchArea::SearchArea(const Request& request)
    : village(division_of(request, "village")),
      town(division_of(request, "town")),
      county(division_of(request, "county")),
      box(bbox_of(request)) {}

void SearchArea::limit(geo::search::Query& query) const {
    query.village = village;
    query.town = town;
    query.county = county;
    query.box = box;
}

std::optional<BoundingBox> bbox_of(const Request& request) {
    const auto text = request.query("bbox");
    if (!text || text->empty()) return std::nullopt;
    std::string_view rest = *text;
    BoundingBox box;
    const bool is_read = take_number(rest, box.min_lon) && take_number(rest, box.min_lat) &&
                         take_number(rest, box.max_lon) && take_number(rest, box.max_lat) &&
                         rest.empty();
    if (!is_read || box.is_empty())
        throw wrong_parameter("bbox", "参数 bbox 应为四个数：西,南,东,北，西不大于东，南不大于北。",
                              "Parameter bbox takes four numbers: west,south,east,north, west "
                              "not beyond east and south not beyond north.");
    return box;
}

std::optional<BoundingBox> viewbox_of(const Request& request) {
    const auto text = request.query("viewbox");
    if (!text || text->empty()) return std::nullopt;
    std::string_view rest = *text;
    geo::Coordinate a, b;
    const bool is_read = take_number(rest, a.lon) && take_number(rest, a.lat) &&
                         take_number(rest, b.lon) && take_number(rest, b.lat) && rest.empty();
    if (!is_read)
        throw wrong_parameter("viewbox", "参数 viewbox 应为四个数：经度,纬度,经度,纬度。",
                              "Parameter viewbox takes four numbers: lon,lat,lon,lat.");
    BoundingBox box;
    box.add(a);
    box.add(b);
    return box;
}

std::string nominatim_text_of(const Request& request) {
    if (const auto text = request.query("q"); text && !text->empty()) return std::string{*text};
    std::string text;
    for (const auto* part : {"state", "city", "county", "street", "amenity"})
        text += request.query(part).value_or("");
    return text;
}

}  // namespace api::http

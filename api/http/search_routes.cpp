// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "api/http/application.hpp"
#include "api/http/search_answer.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/import_session.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::search::AddressIndex;
using geo::search::Query;

constexpr auto geojson_type = "application/geo+json";
// A name that comes into force is found at once by who asks anew, within seconds by who does not.
constexpr auto a_moment = "public, max-age=5";
constexpr Request::Bounds limits{1, AddressIndex::highest_limit};

Error wrong_parameter(const char* name, std::string zh, std::string en) {
    return Error(ErrorKind::invalid_input, std::move(zh), std::move(en)).at(name);
}

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
                        "municipality。",
                        *word),
            fmt::format("Parameter type: '{}' is none of housenumber, street, locality, "
                        "municipality.",
                        *word));
    return type;
}

/// Where to look: codes as they are commonly written (6 digits a county, 9 a township) or names.
struct Area {
    explicit Area(const Request& request)
        : village(of(request, "village")),
          town(of(request, "town")),
          county(of(request, "county")) {}

    static std::string of(const Request& request, std::string_view name) {
        return geo::registry::full_division_code(request.query(name).value_or(""));
    }

    std::string village, town, county;
};

Response collection(std::string text) {
    return {.content_type = geojson_type, .body = std::move(text), .cache_control = a_moment};
}

Response search(const Request& request, const Application& application,
                DivisionDirectories& divisions) {
    const Area area{request};
    Query query;
    query.text = request.required_query("q");
    query.limit = static_cast<std::size_t>(request.query_integer("limit", 5, limits));
    query.autocomplete = request.query_flag("autocomplete", false);
    query.bias = bias_of(request);
    query.type = type_of(request);
    query.village = area.village;
    query.town = area.town;
    query.county = area.county;
    const auto snapshot = application.published.snapshot();
    const auto hits = snapshot->index().search(query);
    return collection(search_answer({snapshot, divisions}, query.text, hits));
}

Response reverse(const Request& request, const Application& application,
                 DivisionDirectories& divisions) {
    const geo::Coordinate point{request.required_number("lon"), request.required_number("lat")};
    require_on_earth(point);
    const auto limit = static_cast<std::size_t>(request.query_integer("limit", 1, limits));
    const auto snapshot = application.published.snapshot();
    const auto hits = snapshot->index().reverse(point.lon, point.lat, limit);
    return collection(reverse_answer({snapshot, divisions}, hits));
}

}  // namespace

void add_search_routes(Router& router, const Application& application) {
    const auto divisions = std::make_shared<DivisionDirectories>();
    router.add(
        {.path = "/search",
         .handler = [application,
                     divisions](const Request& r) { return search(r, application, *divisions); },
         .query = {"q", "limit", "autocomplete", "lat", "lon", "type", "village", "town", "county"},
         .summary = {"按文字查找地址", "Find addresses by text"}});
    router.add({.path = "/reverse",
                .handler = [application, divisions](
                               const Request& r) { return reverse(r, application, *divisions); },
                .query = {"lon", "lat", "limit"},
                .summary = {"查找某点附近的地址", "Find addresses near a point"}});
}

}  // namespace api::http

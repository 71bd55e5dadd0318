// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/http/application.hpp"
#include "api/http/nominatim_answer.hpp"
#include "api/http/photon_answer.hpp"
#include "api/http/search_answer.hpp"
#include "api/http/search_parameters.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::search::Query;

constexpr auto geojson_type = "application/geo+json";
// A name that comes into force is found at once by who asks anew, within seconds by who does not.
constexpr auto a_moment = "public, max-age=5";

Response collection(std::string text) {
    return {.content_type = geojson_type, .body = std::move(text), .cache_control = a_moment};
}

Response answer_in_json(std::string text) {
    return {.content_type = "application/json", .body = std::move(text), .cache_control = a_moment};
}

/// What Luming answers in its own shape, unless another one is asked for.
std::optional<NominatimFormat> other_format(const Request& request) {
    const auto word = request.query("format");
    if (!word || *word == "addok") return std::nullopt;
    const auto format = nominatim_format_of(*word);
    if (!format)
        throw Error(
            ErrorKind::invalid_input,
            fmt::format("参数 format：没有“{}”，可用：addok（缺省）、json、jsonv2、geojson。",
                        *word),
            fmt::format("Parameter format: '{}' is none of addok (the default), json, "
                        "jsonv2, geojson.",
                        *word))
            .at("format");
    return format;
}

/// Clients of other geocoders do not say whether the text is finished: when it is no address as it
/// stands, it is read as the beginning of one.
std::vector<geo::search::Hit> find_finished_or_not(const geo::search::AddressIndex& index,
                                                   Query query) {
    auto hits = index.search(query);
    if (!hits.empty()) return hits;
    query.autocomplete = true;
    return index.search(query);
}

NominatimStyle style_of(const Request& request, NominatimFormat format, bool details) {
    NominatimStyle style;
    style.format = format;
    style.address_details = request.query_flag("addressdetails", details);
    return style;
}

Response nominatim_search(const Request& request, const Application& application,
                          DivisionDirectories& divisions, NominatimFormat format) {
    const std::string text = nominatim_text_of(request);
    if (text.empty()) request.required_query("q");
    auto style = style_of(request, format, false);
    Query query;
    query.text = text;
    query.limit = static_cast<std::size_t>(request.query_integer("limit", 10, search_limits));
    if (const auto box = viewbox_of(request)) {
        query.bias = {(box->min_lon + box->max_lon) / 2, (box->min_lat + box->max_lat) / 2};
        if (request.query_flag("bounded", false)) style.within = box;
    }
    const auto snapshot = application.published.snapshot();
    const auto hits = find_finished_or_not(snapshot->index(), query);
    return answer_in_json(nominatim_search_answer({snapshot, divisions}, hits, style));
}

Response search(const Request& request, const Application& application,
                DivisionDirectories& divisions) {
    if (const auto format = other_format(request))
        return nominatim_search(request, application, divisions, *format);
    const SearchArea area{request};
    Query query;
    query.text = request.required_query("q");
    query.limit = static_cast<std::size_t>(request.query_integer("limit", 5, search_limits));
    query.autocomplete = request.query_flag("autocomplete", false);
    query.bias = bias_of(request);
    query.type = type_of(request);
    area.limit(query);
    const auto snapshot = application.published.snapshot();
    const auto hits = snapshot->index().search(query);
    return collection(search_answer({snapshot, divisions}, query.text, hits));
}

geo::Coordinate point_of(const Request& request) {
    const geo::Coordinate point{request.required_number("lon"), request.required_number("lat")};
    require_on_earth(point);
    return point;
}

Response reverse(const Request& request, const Application& application,
                 DivisionDirectories& divisions) {
    const auto format = other_format(request);
    const auto point = point_of(request);
    const auto limit = static_cast<std::size_t>(request.query_integer("limit", 1, search_limits));
    const SearchArea area{request};
    Query where;
    area.limit(where);
    const auto snapshot = application.published.snapshot();
    const auto hits = snapshot->index().reverse({point, limit}, where);
    if (!format) return collection(reverse_answer({snapshot, divisions}, hits));
    const auto style = style_of(request, *format, true);
    return answer_in_json(nominatim_reverse_answer({snapshot, divisions},
                                                   hits.empty() ? nullptr : &hits.front(), style));
}

Response photon_search(const Request& request, const Application& application,
                       DivisionDirectories& divisions) {
    Query query;
    query.text = request.required_query("q");
    query.limit = static_cast<std::size_t>(request.query_integer("limit", 15, search_limits));
    query.bias = bias_of(request);
    const auto snapshot = application.published.snapshot();
    const auto hits = find_finished_or_not(snapshot->index(), query);
    return answer_in_json(photon_search_answer({snapshot, divisions}, hits));
}

Response photon_reverse(const Request& request, const Application& application,
                        DivisionDirectories& divisions) {
    const auto point = point_of(request);
    const auto limit = static_cast<std::size_t>(request.query_integer("limit", 1, search_limits));
    const auto snapshot = application.published.snapshot();
    const auto hits = snapshot->index().reverse(point.lon, point.lat, limit);
    return answer_in_json(photon_reverse_answer({snapshot, divisions}, hits));
}

using Answer = Response (*)(const Request&, const Application&, DivisionDirectories&);

void add_photon_routes(Router& router, const Application& application,
                       const std::shared_ptr<DivisionDirectories>& divisions) {
    const auto answer_with = [&](Answer answer) {
        return [application, divisions, answer](const Request& request) {
            return answer(request, application, *divisions);
        };
    };
    // What Photon's clients send besides, and what makes no difference here.
    for (const auto* path : {"/photon/api", "/photon/api/"})
        router.add({.path = path,
                    .handler = answer_with(photon_search),
                    .query = {"q", "limit", "lat", "lon", "lang", "zoom", "location_bias_scale",
                              "bbox", "osm_tag", "layer", "dedupe"},
                    .summary = {"按文字查找地址，Photon 格式",
                                "Find addresses, answered as Photon does"}});
    for (const auto* path : {"/photon/reverse", "/photon/reverse/"})
        router.add({.path = path,
                    .handler = answer_with(photon_reverse),
                    .query = {"lon", "lat", "limit", "radius", "lang", "layer", "osm_tag"},
                    .summary = {"由坐标查地址，Photon 格式",
                                "Addresses near a point, as Photon answers"}});
}

}  // namespace

void add_search_routes(Router& router, const Application& application) {
    const auto divisions = std::make_shared<DivisionDirectories>();
    router.add(
        {.path = "/search",
         .handler = [application,
                     divisions](const Request& r) { return search(r, application, *divisions); },
         .query = {"q", "limit", "autocomplete", "lat", "lon", "type", "village", "town", "county",
                   "bbox",
                   // of Nominatim; those that make no difference here are taken and passed over
                   "format", "addressdetails", "viewbox", "bounded", "street", "city", "state",
                   "amenity", "country", "postalcode", "countrycodes", "accept-language",
                   "namedetails", "extratags", "dedupe", "email", "exclude_place_ids",
                   "featureType", "layer", "polygon_geojson", "polygon", "polygon_threshold"},
         .summary = {"按文字查找地址", "Find addresses by text"}});
    router.add({.path = "/reverse",
                .handler = [application, divisions](
                               const Request& r) { return reverse(r, application, *divisions); },
                .query = {"lon", "lat", "limit", "village", "town", "county", "bbox", "format",
                          "addressdetails", "zoom", "accept-language", "namedetails", "extratags",
                          "email", "layer", "polygon_geojson", "polygon_threshold"},
                .summary = {"查找某点附近的地址", "Find addresses near a point"}});
    add_photon_routes(router, application, divisions);
}

}  // namespace api::http

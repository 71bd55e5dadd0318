// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "api/http/application.hpp"
#include "api/http/base_url.hpp"
#include "api/http/map_style.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

// A copy may be kept, but who uses it asks first: a name that comes into force shows at once.
constexpr auto revalidate = "no-cache";

/// \throws Error(not_found): "/tiles/a/b/c.mvt" is an address without a tile.
std::uint32_t tile_number(const Request& request, std::string_view name) {
    const auto text = request.parameter(name);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) return number;
    throw geo::Error(geo::ErrorKind::not_found, "没有这个瓦片，地址应为 /tiles/{z}/{x}/{y}.mvt。",
                     "There is no such tile; the address is /tiles/{z}/{x}/{y}.mvt.");
}

Response tile(const Request& request, const Application& application) {
    const auto found = application.tiles.get(
        {tile_number(request, "z"), tile_number(request, "x"), tile_number(request, "y")});
    if (found->is_empty()) return {.status = 204, .etag = found->etag, .cache_control = revalidate};
    return {.content_type = "application/vnd.mapbox-vector-tile",
            .body = std::shared_ptr<const std::string>(found, &found->gzip),
            .etag = found->etag,
            .cache_control = revalidate,
            .is_gzipped = true};
}

Response document(const nlohmann::json& value) {
    auto response = json_response(value);
    response.etag = content_etag(response.body.view());
    response.cache_control = revalidate;
    return response;
}

}  // namespace

void add_tile_routes(Router& router, const Application& application) {
    router.add({.path = "/tiles/{z}/{x}/{y}.mvt",
                .handler = [application](const Request& r) { return tile(r, application); },
                // Maps add a parameter of their own to get past their caches.
                .takes_any_query = true,
                .summary = {"矢量瓦片", "A vector tile"}});
    router.add({.path = "/tiles/tiles.json",
                .handler =
                    [&published = application.published](const Request& request) {
                        return document(tile_json(*published.snapshot(), base_url(request),
                                                  request.language()));
                    },
                .takes_any_query = true,
                .summary = {"瓦片说明 (TileJSON)", "What the tiles hold (TileJSON)"}});
    router.add(
        {.path = "/styles/luming.json",
         .handler = [](const Request& request) { return document(map_style(base_url(request))); },
         .takes_any_query = true,
         .summary = {"地图样式 (MapLibre)", "Map style (MapLibre)"}});
}

}  // namespace api::http

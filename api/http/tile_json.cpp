// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "api/http/map_style.hpp"
#include "tiles/tile_grid.hpp"
#include "tiles/tile_layers.hpp"

namespace api::http {
namespace {

using nlohmann::json;

json vector_layers() {
    auto layers = json::array();
    for (const auto& layer : tiles::layer_descriptions()) {
        auto fields = json::object();
        for (const auto& field : layer.fields) fields[std::string{field.name}] = field.type;
        layers.push_back({{"id", layer.id},
                          {"fields", std::move(fields)},
                          {"minzoom", layer.min_zoom},
                          {"maxzoom", tiles::max_zoom}});
    }
    return layers;
}

double to_micro_degrees(double degrees) { return std::round(degrees * 1e6) / 1e6; }

double in_grid(double lat) { return std::clamp(lat, -tiles::max_latitude, tiles::max_latitude); }

/// The zoom at which the box is about two tiles across: all of it fits on a screen.
int fitting_zoom(const geo::BoundingBox& box) {
    constexpr double widest = 360;
    constexpr double narrowest = widest / (1U << tiles::max_zoom);
    const double degrees = std::clamp(
        std::max(box.max_lon - box.min_lon, box.max_lat - box.min_lat), narrowest, widest);
    const int zoom = static_cast<int>(std::floor(std::log2(widest / degrees))) + 1;
    return std::clamp(zoom, 0, static_cast<int>(tiles::max_zoom));
}

/// TileJSON 3.0.0, 3.2 and 3.4: bounds are west, south, east, north; the center has a zoom.
void add_extent(json& document, const geo::BoundingBox& box) {
    if (box.is_empty()) return;
    document["bounds"] =
        json::array({to_micro_degrees(box.min_lon), to_micro_degrees(in_grid(box.min_lat)),
                     to_micro_degrees(box.max_lon), to_micro_degrees(in_grid(box.max_lat))});
    document["center"] = json::array({to_micro_degrees((box.min_lon + box.max_lon) / 2),
                                      to_micro_degrees(in_grid((box.min_lat + box.max_lat) / 2)),
                                      fitting_zoom(box)});
}

}  // namespace

json tile_json(const geo::publishing::Snapshot& snapshot, const std::string& base_url,
               geo::Language language) {
    const bool is_english = language == geo::Language::en;
    json document{
        {"tilejson", "3.0.0"},
        {"name", is_english ? "Luming road names" : "路名"},
        {"description", is_english ? "Villages, roads with their names, and doors of the registry"
                                   : "登记的村、道路及其名称、门牌"},
        {"version", "1.0.0"},
        {"scheme", "xyz"},
        {"tiles", json::array({base_url + "/tiles/{z}/{x}/{y}.mvt"})},
        {"minzoom", 0},
        {"maxzoom", tiles::max_zoom},
        {"vector_layers", vector_layers()}};
    if (snapshot.modelled())
        document["attribution"] = is_english ? "Contains modelled data" : "含模型数据";
    add_extent(document, snapshot.box());
    return document;
}

}  // namespace api::http

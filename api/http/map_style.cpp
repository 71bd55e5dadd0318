// SPDX-License-Identifier: Apache-2.0
#include "api/http/map_style.hpp"

namespace api::http {
namespace {

using nlohmann::json;

// The colours are those of web/src/map/palette.ts; a test compares the two.
constexpr auto ground_layers = R"json([
  {"id": "paper", "type": "background", "paint": {"background-color": "#e9e6dc"}},
  {"id": "villages", "type": "fill", "source": "registry", "source-layer": "villages",
   "paint": {"fill-color": "#f8f6ef"}},
  {"id": "villages-edge", "type": "line", "source": "registry", "source-layer": "villages",
   "layout": {"line-join": "round"},
   "paint": {"line-color": "#c3bca9",
             "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.4, 12, 1, 16, 1.8]}}
])json";

// Main roads are wider than streets, streets wider than lanes; where the width is known, a road is
// drawn with it from zoom 16 on.
constexpr auto road_width = R"json([
  "interpolate", ["exponential", 1.5], ["zoom"],
  8, ["match", ["get", "class"], ["motorway", "trunk", "primary", "secondary"], 1.2, 0.4],
  12, ["match", ["get", "class"], ["motorway", "trunk", "primary"], 3,
       ["secondary", "tertiary"], 2.2, ["lane", "service", "track", "path", "footway"], 0.8, 1.2],
  14, ["match", ["get", "class"], ["motorway", "trunk", "primary"], 6,
       ["secondary", "tertiary"], 4.6, ["lane", "service", "track", "path", "footway"], 2, 3],
  16, ["case", ["has", "width_m"], ["max", 4, ["min", 30, ["*", 1.1, ["get", "width_m"]]]],
       ["match", ["get", "class"], ["motorway", "trunk", "primary"], 14,
        ["secondary", "tertiary"], 11, ["lane", "service", "track", "path", "footway"], 5, 8]]
])json";

constexpr auto road_layers = R"json([
  {"id": "roads-casing", "type": "line", "source": "registry", "source-layer": "roads",
   "filter": ["==", ["get", "state"], "named"],
   "layout": {"line-join": "round", "line-cap": "round"},
   "paint": {"line-color": "#6d7f92"}},
  {"id": "roads-named", "type": "line", "source": "registry", "source-layer": "roads",
   "minzoom": 11, "filter": ["==", ["get", "state"], "named"],
   "layout": {"line-join": "round", "line-cap": "round"},
   "paint": {"line-color": "#ffffff"}},
  {"id": "roads-unnamed", "type": "line", "source": "registry", "source-layer": "roads",
   "filter": ["==", ["get", "state"], "unnamed"],
   "layout": {"line-join": "round", "line-cap": "butt"},
   "paint": {"line-color": "#c9780a", "line-dasharray": [2.6, 1.5]}},
  {"id": "roads-proposed", "type": "line", "source": "registry", "source-layer": "roads",
   "filter": ["==", ["get", "state"], "proposed"],
   "layout": {"line-join": "round", "line-cap": "round"},
   "paint": {"line-color": "#0f857c"}}
])json";

constexpr auto label_layers = R"json([
  {"id": "doors", "type": "symbol", "source": "registry", "source-layer": "addresses",
   "minzoom": 16,
   "layout": {"text-field": ["to-string", ["get", "number"]], "text-size": 11, "text-padding": 4},
   "paint": {"text-color": "#66717a", "text-halo-color": "#f8f6ef", "text-halo-width": 1.4}},
  {"id": "road-names", "type": "symbol", "source": "registry", "source-layer": "roads",
   "minzoom": 12,
   "filter": ["all", ["==", ["get", "state"], "named"], ["has", "name"]],
   "layout": {"symbol-placement": "line", "text-field": ["get", "name"],
              "text-size": ["interpolate", ["linear"], ["zoom"], 12, 11, 14, 13, 17, 16],
              "text-letter-spacing": 0.12, "symbol-spacing": 320, "text-max-angle": 30,
              "text-padding": 6},
   "paint": {"text-color": "#26343f", "text-halo-color": "#f8f6ef", "text-halo-width": 2}},
  {"id": "village-names", "type": "symbol", "source": "registry", "source-layer": "labels",
   "minzoom": 9.5,
   "layout": {"text-field": ["get", "name"],
              "text-size": ["interpolate", ["linear"], ["zoom"], 9.5, 11, 12, 13.5, 15, 16],
              "text-letter-spacing": 0.06, "text-max-width": 8, "text-padding": 6,
              "text-variable-anchor": ["top", "bottom", "left", "right"],
              "text-radial-offset": 0.9},
   "paint": {"text-color": "#4a5a3c", "text-halo-color": "#f8f6ef", "text-halo-width": 2}}
])json";

/// The width expression with every width made wider by so many pixels, or scaled.
json widened(const json& widths, double pixels, double factor = 1) {
    auto result = widths;
    constexpr std::size_t first_output = 4;
    for (std::size_t i = first_output; i < result.size(); i += 2)
        result[i] = json::array({"+", pixels, json::array({"*", factor, result[i]})});
    return result;
}

json sized_road_layers() {
    constexpr double casing = 1.4;
    const auto widths = json::parse(road_width);
    auto layers = json::parse(road_layers);
    layers[0]["paint"]["line-width"] = widened(widths, casing);
    layers[1]["paint"]["line-width"] = widths;
    layers[2]["paint"]["line-width"] = widened(widths, 0.4, 0.6);
    layers[3]["paint"]["line-width"] = widened(widths, 0.8, 0.8);
    return layers;
}

json all_layers() {
    auto layers = json::parse(ground_layers);
    for (const auto& group : {sized_road_layers(), json::parse(label_layers)})
        layers.insert(layers.end(), group.begin(), group.end());
    return layers;
}

}  // namespace

json map_style(const std::string& base_url) {
    static const json layers = all_layers();
    return {{"version", 8},
            {"name", "Luming 路名"},
            {"sources",
             {{"registry",
               {{"type", "vector"},
                {"url", base_url + "/tiles/tiles.json"},
                {"promoteId", {{"villages", "code"}, {"roads", "road_id"}}}}}}},
            {"layers", layers}};
}

}  // namespace api::http

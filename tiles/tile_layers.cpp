// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_layers.hpp"

namespace tiles {

std::span<const LayerDescription> layer_descriptions() {
    static const std::vector<LayerDescription> layers{
        {"villages", 0, {{"code", "String"}, {"name", "String"}, {"modelled", "Boolean"}}},
        {"labels", 0, {{"code", "String"}, {"name", "String"}, {"town", "String"}}},
        {"roads",
         0,
         {{"road_id", "Number"},
          {"name", "String"},
          {"pinyin", "String"},
          {"village_code", "String"},
          {"class", "String"},
          {"width_m", "Number"},
          {"state", "String"},
          {"modelled", "Boolean"}}},
        {"addresses",
         address_zoom,
         {{"address_id", "Number"}, {"number", "String"}, {"road_id", "Number"}}},
        {"signs",
         sign_zoom,
         {{"sign_id", "Number"},
          {"name", "String"},
          {"state", "String"},
          {"axis", "String"},
          {"bearing", "Number"},
          {"road_id", "Number"}}},
    };
    return layers;
}

}  // namespace tiles

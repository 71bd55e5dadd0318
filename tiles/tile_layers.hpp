// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tiles {

/// From this zoom every road is drawn and has its name; below, only what is large enough is, and
/// carries what colours it.
inline constexpr std::uint32_t detail_zoom = 12;
/// From this zoom doors are drawn.
inline constexpr std::uint32_t address_zoom = 14;

/// From this zoom signs are drawn.
inline constexpr std::uint32_t sign_zoom = 14;

/// As TileJSON 3.0.0 names them: "String", "Number", "Boolean".
struct LayerField {
    std::string_view name;
    std::string_view type;
};

struct LayerDescription {
    std::string_view id;
    std::uint32_t min_zoom;
    std::vector<LayerField> fields;
};

/// The layers a tile may have, for TileJSON's vector_layers.
std::span<const LayerDescription> layer_descriptions();

}  // namespace tiles

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "geo/base/bilingual.hpp"
#include "geo/publishing/snapshot.hpp"

namespace api::http {

/// What the tiles hold and where they are, as TileJSON 3.0.0.
/// \param base_url  "http://host:port"
nlohmann::json tile_json(const geo::publishing::Snapshot& snapshot, const std::string& base_url,
                         geo::Language language);

/// A MapLibre style for the tiles (style specification, version 8) in the colours of the page. It
/// names no glyphs and no sprite: labels are drawn from the fonts of the reader's own machine.
nlohmann::json map_style(const std::string& base_url);

}  // namespace api::http

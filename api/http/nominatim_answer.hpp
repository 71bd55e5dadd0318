// SPDX-License-Identifier: Apache-2.0
// Places in the shapes of Nominatim (its API documentation, version 4: "Output formats"), so that
// a client made for it works by changing its address: json and jsonv2 with lat, lon and
// boundingbox as texts, geojson as a FeatureCollection.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/http/search_place.hpp"

namespace api::http {

enum class NominatimFormat { json, jsonv2, geojson };

/// "json", "jsonv2", "geojson".
std::optional<NominatimFormat> nominatim_format_of(std::string_view word) noexcept;

struct NominatimStyle {
    NominatimFormat format = NominatimFormat::jsonv2;
    bool address_details = false;
    std::optional<geo::BoundingBox> within;  ///< bounded=1: only what lies in the viewbox
};

/// An array (json, jsonv2) or a FeatureCollection. What nobody knows the position of is left out.
std::string nominatim_search_answer(const SearchContext& context,
                                    std::span<const geo::search::Hit> hits,
                                    const NominatimStyle& style);

/// One object, or {"error":…} when nothing is near: Nominatim answers that with 200 as well.
std::string nominatim_reverse_answer(const SearchContext& context, const geo::search::NearHit* hit,
                                     const NominatimStyle& style);

}  // namespace api::http

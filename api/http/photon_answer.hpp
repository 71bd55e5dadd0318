// SPDX-License-Identifier: Apache-2.0
// Places in the shape of Photon, the search-as-you-type geocoder: a GeoJSON FeatureCollection whose
// properties are name, housenumber, street, locality, district, city, state, type and extent.
#pragma once

#include <span>
#include <string>

#include "api/http/search_place.hpp"

namespace api::http {

/// What nobody knows the position of is left out.
std::string photon_search_answer(const SearchContext& context,
                                 std::span<const geo::search::Hit> hits);
std::string photon_reverse_answer(const SearchContext& context,
                                  std::span<const geo::search::NearHit> hits);

}  // namespace api::http

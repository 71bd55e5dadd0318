// SPDX-License-Identifier: Apache-2.0
// Hits of the address index as a FeatureCollection in the shape of addok, the geocoder of the Base
// Adresse Nationale. This is the hottest answer of all: it is written without a JSON tree.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/http/search_place.hpp"

namespace api::http {

/// \param query echoed, as addok does
std::string search_answer(const SearchContext& context, std::string_view query,
                          std::span<const geo::search::Hit> hits);

/// The same with each place's distance; score falls from 1 at the point to 0 a kilometre away.
std::string reverse_answer(const SearchContext& context,
                           std::span<const geo::search::NearHit> hits);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// The words and the extent of a place that was found, for every shape of answer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/http/search_place.hpp"
#include "geo/model/geometry.hpp"

namespace api::http {

/// The name of the province, city, county or town that a place lies in or is; may be empty.
std::string_view level_name(const SearchPlace& place, geo::DivisionLevel level) noexcept;

/// How many of province, city, county and town the place lies in or is: 1 to 4.
int levels_of(const SearchPlace& place) noexcept;

/// The names of the first levels, from the province down.
std::string joined_levels(const SearchPlace& place, int count, std::string_view separator);

/// The standard address: "山东省东营市东营区史口镇安宁村安宁街3号".
std::string label_of(const SearchPlace& place);

/// "安宁街3号", "安宁街", "安宁村", "史口镇".
std::string name_of(const SearchPlace& place);

/// A division's own code; what a province's is, nobody told us.
std::string division_code_of(const SearchPlace& place);

/// "370502000000" → "370500000000": a county's code tells its city's in the national scheme; any
/// other code gives an empty text.
std::string city_code_of(std::string_view county_code);

/// A number that stands for the place as long as it exists: four times its key in the registry
/// (of an address, a road, a village or a division), and which of these it is.
std::int64_t place_number_of(const SearchPlace& place);

/// What a map should show of it: outline, road, or some metres around a point. Empty when nobody
/// knows where the place is.
geo::BoundingBox extent_of(const geo::publishing::Snapshot& snapshot, const SearchPlace& place);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// What is published of a row, as JSON: the full rows of the change feed, and how superseded
// versions are kept. Coordinates are EPSG:4490, longitude first, as exact as the registry has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/model/address.hpp"
#include "geo/model/division.hpp"
#include "geo/model/place_name.hpp"
#include "geo/model/road.hpp"
#include "geo/model/sign.hpp"
#include "geo/model/village.hpp"

namespace geo::storage {

/// {"code","name","level","parent"}
std::string published_row(const Division& division);
/// {"code","name","town_code","modelled","outline"}
std::string published_row(const Village& village);
/// {"id","village_code","name","names":[…],"length_m",…,"line"}
/// \param names in the order in which they were given
std::string published_row(const Road& road, const std::vector<PlaceName>& names);
/// {"id","village_code","road_id","number","postcode","source","source_id","modelled",
/// "status","lifecycle","valid_from","valid_to","yard","main_gate","position"}
std::string published_row(const Address& address);

/// {"id","road_id","name","romanisation","place","axis","bearing","crossing_road_id","pole",
/// "state","outdated","measured","made_on","installed_on","inspected_on","replaces","position"}
std::string published_row(const Sign& sign);

/// A road with the names that it had.
struct RoadVersion {
    Road road;
    std::vector<PlaceName> names;
};
/// What published_row wrote. \throws Error(storage) when it is nothing of the kind.
RoadVersion road_from_published_row(std::string_view json);
Address address_from_published_row(std::string_view json);

}  // namespace geo::storage

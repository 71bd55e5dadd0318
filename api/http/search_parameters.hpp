// SPDX-License-Identifier: Apache-2.0
// What the search routes are asked, in their own words and in those of other geocoders.
#pragma once

#include <optional>
#include <string>

#include "api/http/transport/request.hpp"
#include "geo/search/address_index.hpp"

namespace api::http {

inline constexpr Request::Bounds search_limits{1, geo::search::AddressIndex::highest_limit};

/// \throws geo::Error(invalid_input) at lon or lat when the point is not on the globe.
void require_on_earth(geo::Coordinate point);

/// lon and lat, both or neither.
std::optional<geo::Coordinate> bias_of(const Request& request);

/// type=housenumber|street|locality|municipality|intersection.
std::optional<geo::search::HitType> type_of(const Request& request);

/// Where to look: codes as they are commonly written (6 digits a county, 9 a township) or names.
struct SearchArea {
    explicit SearchArea(const Request& request);
    /// The query borrows the texts.
    void limit(geo::search::Query& query) const;
    std::string village, town, county;
    std::optional<geo::BoundingBox> box;
};

/// bbox=west,south,east,north in degrees.
/// \throws geo::Error(invalid_input) at bbox when it is no such box.
std::optional<geo::BoundingBox> bbox_of(const Request& request);

/// Nominatim's viewbox: two corners, "lon,lat,lon,lat" in any order.
std::optional<geo::BoundingBox> viewbox_of(const Request& request);

/// Nominatim's free text, or its structured parts from the largest to the smallest; empty when
/// neither is given.
std::string nominatim_text_of(const Request& request);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// Where a village lies, in the words of papers.
#pragma once

#include <string>
#include <string_view>

#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

struct PlaceWords {
    std::string city;     ///< 东营市; empty where the registry does not know it
    std::string county;   ///< 广饶县
    std::string town;     ///< 大王镇
    std::string village;  ///< 北高村, as people say it
    /// 所属政区: all of them, from above.
    std::string division() const { return city + county + town + village; }
    /// Who approves there by law (地名管理条例 Art 12(5)): the county's government, in a 市辖区 the
    /// city's. Empty where the registry knows neither.
    std::string approving_government() const;
};

/// \throws Error(not_found) naming the code.
PlaceWords place_of(storage::Connection& connection, const VillageCode& village);

/// What the codes of one county begin with: six digits, or the whole code of a scheme of its own.
std::string county_prefix(const VillageCode& village);

}  // namespace geo::registry

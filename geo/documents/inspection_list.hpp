// SPDX-License-Identifier: Apache-2.0
// 地名标志年度巡查表: the signs to be looked at this year, with boxes to tick on the spot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/documents/letterhead.hpp"
#include "geo/model/sign.hpp"

namespace geo::documents {

struct InspectedSign {
    std::string number;
    std::string road_name;
    std::string village;
    std::string town;
    std::string position;
    SignState state = SignState::installed;  ///< as the registry has it
    std::optional<Day> installed_on;
    std::optional<Day> last_inspected_on;
    std::string remarks;
};

struct InspectionList {
    Letterhead letterhead;
    std::string area;
    int year = 0;
    std::vector<InspectedSign> signs;
};

/// \returns PDF, A4 landscape.
std::string inspection_list_pdf(const InspectionList& list);

}  // namespace geo::documents

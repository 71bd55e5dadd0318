// SPDX-License-Identifier: Apache-2.0
// Who speaks in papers, and of where.
#pragma once

#include <string>
#include <vector>

#include "geo/publishing/case_file.hpp"

namespace geo::publishing {

/// "东营市东营区民政局": keeps the files and announces. Empty without a county.
std::string civil_affairs_of(const VillageFeature* village);
/// "史口镇人民政府": applies for its villages; a 街道 has an office.
std::string township_of(const VillageFeature* village);
/// Who approves by law (地名管理条例 Art 12(5)): the county's government, in a 市辖区 the city's.
std::string government_of(const VillageFeature* village);

/// The smallest area that holds all of them: village, town, or county.
std::string common_area(const std::vector<CaseFile>& files);

bool any_modelled(const std::vector<CaseFile>& files);

/// What a report says, field by field: "过程：…；范围：…".
std::string report_text(const lifecycle::Report& report);

}  // namespace geo::publishing

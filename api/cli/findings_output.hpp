// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "api/cli/session.hpp"
#include "geo/model/finding.hpp"
#include "geo/model/place_name.hpp"

namespace api::cli {

nlohmann::ordered_json to_json(const geo::Finding& finding, geo::Language language);
nlohmann::ordered_json to_json(const std::vector<geo::Finding>& findings, geo::Language language);
nlohmann::ordered_json to_json(const geo::NameParts& name, const geo::Pinyin& pinyin);

/// One line a finding, for a person.
void print(const std::vector<geo::Finding>& findings, const Session& session);

}  // namespace api::cli

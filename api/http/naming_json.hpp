// SPDX-License-Identifier: Apache-2.0
// What the naming routes answer beside findings: names that would pass, readings, the rules.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "geo/naming/romaniser.hpp"
#include "geo/naming/rule_set.hpp"
#include "geo/registry/suggestions.hpp"

namespace api::http {

nlohmann::json suggestion_to_json(const geo::registry::NameSuggestion& suggestion,
                                  geo::Language language);
nlohmann::json suggestions_to_json(const std::vector<geo::registry::NameSuggestion>& suggestions,
                                   geo::Language language);
nlohmann::json scheme_to_json(const geo::registry::VillageScheme& scheme, geo::Language language);

nlohmann::json readings_to_json(const std::vector<geo::naming::CharacterReading>& readings);

/// Every rule in its order, each case with the severity that the profile gives it (null: off).
nlohmann::json rules_to_json(const geo::naming::RuleSet& rules, geo::Language language);

/// A line as text: WKT, or a GeoJSON LineString.
/// \throws geo::Error(invalid_input) when it is neither.
geo::LineString line_from_text(std::string_view text);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "geo/base/bilingual.hpp"
#include "geo/registry/numbering.hpp"

namespace api::http {

/// {"applied","version","summary":{"kept","new","changed","conflict","unplaced"},
///  "roads":[{"road_ids","name","event","convention","items":[…],"remarks":[…],"reserved":[…]}],
///  "strays":[…]}
nlohmann::ordered_json numbering_to_json(const geo::registry::NumberingResult& result,
                                         geo::Language language);

/// What is wrong with the numbers there are, one thing a member:
/// [{"road_ids","name","address_id"?,"number"?,"code","message"}]
nlohmann::ordered_json violations_to_json(const geo::registry::NumberingResult& result,
                                          geo::Language language);

}  // namespace api::http

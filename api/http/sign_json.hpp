// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "geo/registry/signs.hpp"

namespace api::http {

nlohmann::json sign_to_json(const geo::Sign& sign, geo::Language language);
nlohmann::json sign_event_to_json(const geo::storage::SignEvent& event);
/// \param with_contact  who reported it and how to reach them: for the staff
nlohmann::json report_to_json(const geo::SignReport& report, bool with_contact);
/// What is there and what a plan would add, as a GeoJSON FeatureCollection.
nlohmann::json preview_to_json(const geo::registry::SignPreview& preview,
                               const std::vector<geo::Sign>& there, geo::Language language);

/// The body of an action. \throws geo::Error(invalid_input) naming the member.
geo::registry::SignActionDetails sign_details_from_json(const nlohmann::json& body);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// Steps, deadlines, objections and attachments as JSON, and what comes with an action out of it.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/lifecycle/deadlines.hpp"
#include "geo/lifecycle/dossier.hpp"
#include "geo/model/attachment.hpp"
#include "geo/model/objection.hpp"
#include "geo/registry/deadlines.hpp"
#include "geo/registry/proposals.hpp"

namespace api::http {

/// {"reason"?, "document_no"?, "date"?, "authority"?, "authority_kind"?, "delegation_document"?,
/// "reports"?: [{"kind", "date"?, "fields": {…}}], "overrides"?: {rule: reason},
/// "romanisation_confirmed"?, "notice"?, "notice_days"?, "media"?: […],
/// "sign_positions"?: [[lon, lat], …]}.
/// \param notice_days what "notice": true means
/// \throws geo::Error(invalid_input) naming a member it does not know or of the wrong type.
geo::lifecycle::ActionDetails details_from_json(const nlohmann::json& body, int notice_days);

/// \throws geo::Error(invalid_input) naming the first member of the object that is not known.
void require_known_members(const nlohmann::json& body, const std::vector<std::string>& known);

nlohmann::json steps_to_json(const std::vector<geo::lifecycle::Step>& steps);
nlohmann::json deadlines_to_json(const std::vector<geo::lifecycle::Deadline>& deadlines,
                                 geo::Language language);
nlohmann::json deadline_to_json(const geo::registry::CaseDeadline& due, geo::Language language);
nlohmann::json objection_to_json(const geo::Objection& objection);
nlohmann::json attachment_to_json(const geo::Attachment& attachment);

/// The proposal with the process findings among its own.
nlohmann::json result_to_json(const geo::registry::ActionResult& result, geo::Language language);
/// "missing" and "findings" of a refusal.
nlohmann::json refusal_to_json(const geo::registry::ActionResult& result, geo::Language language);

}  // namespace api::http

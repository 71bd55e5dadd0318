// SPDX-License-Identifier: Apache-2.0
// Proposals, names and findings as JSON, both ways. Reading is strict about types and says where a
// value is wrong; members it does not know are left alone.
#pragma once

#include <nlohmann/json.hpp>
#include <span>

#include "api/http/transport/request.hpp"
#include "geo/lifecycle/transitions.hpp"
#include "geo/model/proposal.hpp"

namespace api::http {

/// The actions that have a route of their own, in the order in which they are offered.
std::span<const geo::lifecycle::Action> exposed_actions() noexcept;

/// What a client hands in: {"village_code", "road_id" or "line", "name", "meaning", "origin",
/// "width_m"?, "generic"?, "renaming"?: {"cause","protective_measures"?}}. Null is the same as absent; Z values are dropped.
/// \throws geo::Error(invalid_input) with the JSON pointer of the member at fault.
geo::NameProposal content_from_json(const nlohmann::json& body);

/// The content with the members of a merge patch (RFC 7396) taken over.
/// \throws as content_from_json.
geo::NameProposal patched_content(const geo::NameProposal& content, const nlohmann::json& patch);

/// A GeoJSON LineString; Z values are dropped.
/// \throws geo::Error(invalid_input) with the JSON pointer of what is wrong below "/line".
geo::LineString line_from_json(const nlohmann::json& value);

/// A member that is a text. \throws geo::Error(invalid_input) when it is something else or holds
/// U+0000. \returns an empty text when it is absent or null.
std::string text_member(const nlohmann::json& body, const char* name);

nlohmann::json name_to_json(const geo::NameParts& name, const geo::Pinyin& pinyin);
nlohmann::json pinyin_to_json(const geo::Pinyin& pinyin);
nlohmann::json findings_to_json(const std::vector<geo::Finding>& findings, geo::Language language);
nlohmann::json proposal_to_json(const geo::Proposal& proposal, geo::Language language);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/suggestions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/base/error.hpp"
#include "geo/registry/name_check.hpp"
#include "geo/registry/suggestions_chooser.hpp"

namespace geo::registry {
namespace {

constexpr std::size_t most_suggestions = 50;

void require_sound_request(const SuggestionRequest& request) {
    NameProposal content;
    content.name = request.like.value_or("");
    content.line = request.line;
    content.width_metres = request.width_metres;
    require_sound_content(content);
    if (request.count < 1 || request.count > most_suggestions)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("count 须在 1 到 {} 之间。", most_suggestions),
                    fmt::format("count must be from 1 to {}.", most_suggestions))
            .at("/count");
}

/// A line or width that was asked with goes before what the registry has of the road.
NamingSite site_for(const Gazetteer& gazetteer, const SuggestionRequest& request) {
    NamingSite site;
    if (request.road) site = site_of(gazetteer, request.village, *request.road);
    site.village = request.village;
    if (request.line) site.line = request.line;
    if (request.width_metres) site.width_metres = request.width_metres;
    return site;
}

/// Rules M01-M06: who may not be named after is not to be hinted at either.
bool objects_to_meaning(const Finding& finding) {
    return finding.rule.size() == 3 && finding.rule >= "M01" && finding.rule <= "M06";
}

/// The name to stay near to; nullopt when its meaning is what was refused.
std::optional<NameParts> refused_name(const std::string& like,
                                      const naming::VillageContext& village,
                                      const NamingContext& naming) {
    const naming::NameDraft draft = naming::make_draft(like, village, naming.tables());
    const auto findings = naming::check(naming.rules(), draft, {});
    if (std::any_of(findings.begin(), findings.end(), objects_to_meaning)) return std::nullopt;
    return draft.name;
}

}  // namespace

std::vector<NameSuggestion> suggest_names(const Gazetteer& gazetteer, const NamingContext& naming,
                                          const SuggestionRequest& request) {
    require_sound_request(request);
    NamingSite site = site_for(gazetteer, request);
    if (request.like)
        site.like = refused_name(*request.like, gazetteer.village(request.village), naming);
    const NameChooser chooser(gazetteer, naming);
    return chooser.choose(chooser.look_at(std::move(site)), request.count);
}

std::vector<NameSuggestion> suggest_names(Registry& registry, const SuggestionRequest& request) {
    return suggest_names(*registry.gazetteer(), registry.naming(), request);
}

VillageScheme suggest_for_village(Registry& registry, const VillageCode& village) {
    return suggest_for_village(*registry.gazetteer(), registry.naming(), village);
}

}  // namespace geo::registry

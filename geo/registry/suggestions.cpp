// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/suggestions.hpp"

#include <fmt/format.h>

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

NameParts refused_name(const std::string& like, const naming::VillageContext& village,
                       const naming::Tables& tables) {
    return naming::make_draft(like, village, tables).name;
}

}  // namespace

std::vector<NameSuggestion> suggest_names(const Gazetteer& gazetteer, const NamingContext& naming,
                                          const SuggestionRequest& request) {
    require_sound_request(request);
    NamingSite site = site_for(gazetteer, request);
    if (request.like)
        site.like =
            refused_name(*request.like, gazetteer.village(request.village), naming.tables());
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

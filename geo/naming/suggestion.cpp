// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/suggestion.hpp"

#include <unordered_map>

#include "geo/naming/suggestion_sources.hpp"

namespace geo::naming {
namespace {

/// Two sources may come to the same name; the one that says more of the place gives the reason.
std::vector<Candidate> without_repeats(std::vector<Candidate> all) {
    std::unordered_map<std::string, std::size_t> places;
    std::vector<Candidate> kept;
    for (Candidate& candidate : all) {
        const auto [place, is_new] = places.emplace(candidate.name.full, kept.size());
        if (is_new)
            kept.push_back(std::move(candidate));
        else if (candidate.fit + candidate.company >
                 kept[place->second].fit + kept[place->second].company)
            kept[place->second] = std::move(candidate);
    }
    return kept;
}

}  // namespace

std::vector<Candidate> name_candidates(const SuggestionContext& context, const Tables& tables,
                                       const NamingWords& words) {
    const auto generics = fitting_generics(context, tables.profile);
    const SuggestionTask task{context, tables, words, generics.empty() ? "" : generics.front(),
                              describe(context, tables.profile.thresholds)};
    std::vector<Candidate> out;
    add_continuations(task, out);
    if (task.generic.empty()) return out;
    add_like(task, out);
    add_village_names(task, out);
    add_joined_villages(task, out);
    add_series(task, out);
    add_pairs(task, out);
    add_themes(task, out);
    add_compositions(task, out);
    return without_repeats(std::move(out));
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// Chooses among the candidates for one road: asks every rule with the facts of a gazetteer, scores
// what passes, and keeps names apart in text and sound.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "geo/naming/suggestion.hpp"
#include "geo/naming/suggestion_score.hpp"
#include "geo/registry/gazetteer.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/registry/suggestions.hpp"

namespace geo::registry {

/// The road that wants a name.
struct NamingSite {
    VillageCode village;
    std::optional<RoadId> road;
    std::optional<LineString> line;
    std::optional<double> width_metres;
    std::optional<NameParts> like;
};

/// Specific parts given already, as text and as sound without tones: no other may equal one.
class GivenNames {
  public:
    bool clashes(const NameParts& name, const naming::Syllables& sound) const;
    void add(const NameParts& name, const naming::Syllables& sound);

  private:
    std::unordered_set<std::string> specifics_;
    std::unordered_set<std::string> sounds_;
};

/// A candidate that every rule lets pass.
struct PassedCandidate {
    NameSuggestion suggestion;
    std::string group;
    naming::Syllables sound;
};

/// What there is to know before the first candidate is thought of.
struct SiteView {
    NamingSite site;
    naming::SuggestionContext context;
    std::vector<naming::Syllables> sounds;  ///< of the names around, to be told apart from
};

/// Looks at one gazetteer, which it must not outlive. Safe from any number of threads.
class NameChooser {
  public:
    NameChooser(const Gazetteer& gazetteer, const NamingContext& naming)
        : gazetteer_(gazetteer), naming_(naming) {}

    /// \throws Error(not_found) for an unknown village.
    SiteView look_at(NamingSite site) const;
    /// Every candidate, by its score before sound and use in the county are known, best first.
    std::vector<naming::Candidate> ranked_candidates(const SiteView& view) const;
    /// The candidate as a suggestion, or nullopt when a rule objects.
    std::optional<PassedCandidate> examine(const SiteView& view,
                                           const naming::Candidate& candidate) const;
    /// At most `count` names, best first, no two alike in specific part or sound.
    std::vector<NameSuggestion> choose(const SiteView& view, std::size_t count) const;

  private:
    naming::SuggestionContext context_of(const NamingSite& site) const;

    const Gazetteer& gazetteer_;
    const NamingContext& naming_;
};

/// As the rules see it: within 30 degrees of an axis a line runs along it.
naming::Direction direction_of(const LineString& line);

/// The table of naming characters of this release, read once.
const naming::NamingWords& naming_words();

/// The site of a road of the gazetteer. \throws Error(not_found) naming the road.
NamingSite site_of(const Gazetteer& gazetteer, const VillageCode& village, RoadId road);

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
// Names a road could bear, before the rules have been asked: where they come from, why, and how
// well they fit. docs/suggestions.md describes the sources and the score.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/place_name.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/suggestion_words.hpp"
#include "geo/naming/tables.hpp"

namespace geo::naming {

/// A road of the village that bears a name, in force or proposed.
struct NamedRoad {
    NameParts name;
    Direction direction = Direction::slanting;
};

/// What is known of the road that wants a name.
struct SuggestionContext {
    VillageContext village;
    std::string settlement;             ///< the village's name without 村, 社区, …: 吕家
    std::vector<std::string> leads_to;  ///< settlements of other villages that the road reaches
    std::optional<LineFacts> line;
    std::optional<double> width_metres;
    std::vector<NamedRoad> village_roads;  ///< the others, in the order of ids
    std::optional<NameParts> like;         ///< a name that was refused for another reason
                                           ///< than its meaning
};

/// A name with all that the form asks for. Nothing says yet that the rules let it pass.
struct Candidate {
    NameParts name;
    std::string source;  ///< "continuation", "village", "direction", "series", "pair", "theme", …
    std::string group;   ///< finer than source: which theme, which shared character
    BilingualText reason;  ///< one sentence
    std::string meaning;   ///< 含义
    std::string origin;    ///< 来历
    double fit = 0;        ///< 0-1, how much the name says of this place
    double company = 0;    ///< 0-1, how well it goes with the roads around
};

/// Every candidate once by its full name, the one that fits best where two sources agree; in a
/// fixed order that depends on nothing but the arguments.
std::vector<Candidate> name_candidates(const SuggestionContext& context, const Tables& tables,
                                       const NamingWords& words);

/// 0-1, the same for the same texts on every machine: spreads equal choices over villages.
double spread(std::string_view village, std::string_view word) noexcept;

/// Listed generic names that fit the road's width, length and ends and, where the village declares
/// or practises a scheme, its direction (rules N04, N05); best first. Empty when none fits.
std::vector<std::string> fitting_generics(const SuggestionContext& context, const Profile& profile);

}  // namespace geo::naming

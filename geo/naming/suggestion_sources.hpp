// SPDX-License-Identifier: Apache-2.0
// The sources of candidates, one function each; suggestion.cpp puts them together.
#pragma once

#include <string>
#include <vector>

#include "geo/naming/suggestion.hpp"

namespace geo::naming {

/// What every source works with.
struct SuggestionTask {
    const SuggestionContext& context;
    const Tables& tables;
    const NamingWords& words;
    std::string generic;  ///< the generic name that fits best
    std::string description;  ///< the road in half a sentence: 道路东西走向，长约300米，位于村北部
};

/// suggestion_places.cpp: the road it continues, the village, the lie of the land
void add_continuations(const SuggestionTask& task, std::vector<Candidate>& out);
void add_village_names(const SuggestionTask& task, std::vector<Candidate>& out);
void add_joined_villages(const SuggestionTask& task, std::vector<Candidate>& out);

/// suggestion_series.cpp: numbers that a series of the village, or a new one, goes on with
void add_series(const SuggestionTask& task, std::vector<Candidate>& out);

/// suggestion_like.cpp: names near a refused one
void add_like(const SuggestionTask& task, std::vector<Candidate>& out);

/// suggestion_vocabulary.cpp: words
void add_pairs(const SuggestionTask& task, std::vector<Candidate>& out);
void add_themes(const SuggestionTask& task, std::vector<Candidate>& out);
void add_compositions(const SuggestionTask& task, std::vector<Candidate>& out);

NameParts with_generic(const std::string& specific, const std::string& generic);
/// With a full stop.
std::string sentence(const std::string& text);
bool holds(const Theme& theme, const std::string& specific);

/// 道路东西走向，长约300米，位于村北部
std::string describe(const SuggestionContext& context, const Thresholds& thresholds);

/// Where the middle of the line lies in its village: 东 西 南 北 across the road's direction, 中
/// within the tolerance; empty when the village has no outline.
std::string position_word(const LineFacts& line, const Thresholds& thresholds);

}  // namespace geo::naming

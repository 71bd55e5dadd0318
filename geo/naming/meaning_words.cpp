// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/meaning_words.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

using Hits = std::vector<const ListedWord*>;

bool contains(std::string_view text, std::string_view word) noexcept {
    return text.find(word) != std::string_view::npos;
}

bool begins_with(std::string_view text, std::string_view word) noexcept {
    return text.substr(0, word.size()) == word;
}

/// The specific part in standard characters; nullopt when it is written so already.
std::optional<std::string> standard_specific(const RuleInput& input) {
    const CharacterTable& table = input.tables.characters;
    const std::u32string& cleaned = input.draft.cleaned;
    const bool is_standard = std::all_of(cleaned.begin(), cleaned.end(), [&](char32_t one) {
        return table.is_standard(one) || !text::is_han(one);
    });
    if (is_standard) return std::nullopt;
    return table.standardised(text::code_points(input.draft.name.specific));
}

/// 毛澤東路 is looked up as 毛泽东路. But a warning about an entity elsewhere can wait until the
/// name is written in standard characters.
Hits hits_of(const RuleInput& input) {
    const WordLists& words = input.tables.words;
    Hits hits = words.find_all(input.draft.name.specific);
    if (!hits.empty()) return hits;
    if (const auto standard = standard_specific(input))
        for (const ListedWord* hit : words.find_all(*standard))
            if (hit->category != WordCategory::outside) hits.push_back(hit);
    return hits;
}

bool is_of_the_village(std::string_view word, const RuleInput& input) {
    const auto& mentions = input.facts.mentions;
    return contains(input.draft.village.name, word) ||
           std::any_of(mentions.begin(), mentions.end(),
                       [&](const VillageMention& village) { return contains(village.name, word); });
}

bool is_of_the_area(std::string_view word, const RuleInput& input) {
    const auto& own = input.tables.profile.own_entities;
    return begins_with(input.draft.village.town_name, word) ||
           std::any_of(own.begin(), own.end(),
                       [&](const std::string& entity) { return begins_with(entity, word); });
}

bool is_excused(const ListedWord& word, const RuleInput& input) {
    switch (word.category) {
        case WordCategory::leader:
        case WordCategory::vulgar:
            return false;
        case WordCategory::outside:
            return is_of_the_area(word.word, input) || is_of_the_village(word.word, input);
        case WordCategory::foreign:
        case WordCategory::enterprise:
        case WordCategory::person:
        case WordCategory::exaggerated:
            return is_of_the_village(word.word, input);
    }
    return false;
}

bool matters_more(const ListedWord* left, const ListedWord* right) noexcept {
    return std::tuple(left->category, left->is_common, right->word.size()) <
           std::tuple(right->category, right->is_common, left->word.size());
}

/// The one that matters most of those that count and are, or are not, exaggerated.
const ListedWord* gravest(const RuleInput& input, bool is_exaggerated) {
    Hits hits = hits_of(input);
    hits.erase(std::remove_if(hits.begin(), hits.end(),
                              [&](const ListedWord* hit) {
                                  return (hit->category == WordCategory::exaggerated) !=
                                             is_exaggerated ||
                                         is_excused(*hit, input);
                              }),
               hits.end());
    const auto first = std::min_element(hits.begin(), hits.end(), matters_more);
    return first == hits.end() ? nullptr : *first;
}

}  // namespace

const ListedWord* listed_word(const RuleInput& input) { return gravest(input, false); }

const ListedWord* exaggerated_word(const RuleInput& input) { return gravest(input, true); }

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// Names near a refused one: whatever of it is not at fault is kept.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "geo/base/text.hpp"
#include "geo/naming/suggestion_score.hpp"
#include "geo/naming/suggestion_sources.hpp"

namespace geo::naming {
namespace {

constexpr std::size_t most_kept_characters = 8;  ///< rule L01 allows no longer specific part

Syllables sound_of(const NameParts& name, const Romaniser& romaniser) {
    return specific_syllables(romaniser.sound_keys(name), name);
}

struct LikeTask {
    const SuggestionTask& task;
    const NameParts& refused;
    std::u32string characters;  ///< of its specific part
    Syllables sound;
    std::string generic;
    bool keeps_generic = true;
};

Candidate like_candidate(const LikeTask& like, const std::string& word, const std::string& meaning,
                         BilingualText reason, double fit) {
    Candidate candidate;
    candidate.name = with_generic(word, like.generic);
    candidate.source = "like";
    candidate.group = "like";
    candidate.reason = std::move(reason);
    candidate.meaning = meaning;
    candidate.origin =
        fmt::format("{}；原拟“{}”，改拟此名。", like.task.description, like.refused.full);
    candidate.fit = fit;
    candidate.company = 1;
    return candidate;
}

/// How much of the refused name the word keeps; nullopt when it keeps nothing.
struct Kept {
    std::string text;
    double fit = 0;
};
std::optional<Kept> kept_by(const std::string& word, const std::u32string& refused) {
    const std::u32string own = text::code_points(word);
    if (refused.find(own) != std::u32string::npos) return Kept{word, 1.0};
    if (own.front() == refused.front()) return Kept{text::to_utf8(own.substr(0, 1)), 0.95};
    if (own.back() == refused.back()) return Kept{text::to_utf8(own.substr(own.size() - 1)), 0.9};
    for (const char32_t character : own)
        if (refused.find(character) != std::u32string::npos)
            return Kept{text::to_utf8({&character, 1}), 0.85};
    return std::nullopt;
}

/// A word that sounds like the refused name would be refused with it.
/// \param worth beyond what it keeps: whole words go before composed ones
void add_like_word(const LikeTask& like, const std::string& word, const std::string& meaning,
                   double worth, std::vector<Candidate>& out) {
    const auto kept = kept_by(word, like.characters);
    if (!kept) return;
    const BilingualText reason{
        fmt::format("保留了未通过的“{}”中的“{}”，读音与它分得开。", like.refused.full, kept->text),
        fmt::format("It keeps {} of {}, which was refused, and sounds different.", kept->text,
                    like.refused.full)};
    const double fit = kept->fit - 0.1 + worth + 0.05 * spread(like.refused.specific, word);
    Candidate candidate = like_candidate(like, word, meaning, reason, fit);
    const bool is_apart = sound_of(candidate.name, like.task.tables.romaniser) != like.sound;
    if (is_apart) out.push_back(std::move(candidate));
}

/// 安凝: 安康, 安泰 keep its head.
void keep_a_character(const LikeTask& like, std::vector<Candidate>& out) {
    for (const Theme& theme : like.task.tables.profile.themes)
        for (const ThemeWord& word : theme.words)
            add_like_word(like, word.text, sentence(word.meaning), 0.05, out);
    for (const char32_t character : like.characters) {
        const std::string kept = text::to_utf8({&character, 1});
        for (const PairedWord* word : like.task.words.opening_with(kept))
            add_like_word(like, word->text, word->meaning, 0, out);
        for (const PairedWord* word : like.task.words.closing_with(kept))
            add_like_word(like, word->text, word->meaning, 0, out);
    }
}

/// 孝善 refused: 仁爱 is of its theme.
void keep_the_theme(const LikeTask& like, std::vector<Candidate>& out) {
    for (const Theme& theme : like.task.tables.profile.themes) {
        if (!holds(theme, like.refused.specific)) continue;
        const BilingualText reason{
            fmt::format("与未通过的“{}”同属“{}”一组。", like.refused.full, theme.name),
            fmt::format("Of the theme '{}', like {}, which was refused.", theme.name_en,
                        like.refused.full)};
        for (const ThemeWord& word : theme.words)
            if (word.text != like.refused.specific)
                out.push_back(
                    like_candidate(like, word.text, sentence(word.meaning), reason, 0.85));
    }
}

/// 吕家胡同 for a wide road: 吕家路 keeps all but what is at fault.
void keep_the_specific_part(const LikeTask& like, std::vector<Candidate>& out) {
    if (like.keeps_generic) return;
    const BilingualText reason{
        fmt::format("保留“{}”的专名，通名改用与道路相称的“{}”。", like.refused.full, like.generic),
        fmt::format("It keeps the specific part of {}, with {}, which fits the road.",
                    like.refused.full, like.generic)};
    out.push_back(like_candidate(like, like.refused.specific,
                                 fmt::format("专名同原拟的“{}”，含义从原拟名。", like.refused.full),
                                 reason, 1));
}

/// 樂安: the same name in standard characters (rule C03).
void keep_in_standard_form(const LikeTask& like, std::vector<Candidate>& out) {
    const auto standard = like.task.tables.characters.standardised(like.characters);
    if (!standard || *standard == like.refused.specific) return;
    const BilingualText reason{
        fmt::format("“{}”改用规范汉字书写，名称不变。", like.refused.full),
        fmt::format("{} in standard characters: the same name.", like.refused.full)};
    out.push_back(like_candidate(like, *standard,
                                 fmt::format("“{}”的规范字写法，含义从原拟名。", like.refused.full),
                                 reason, 1));
}

bool fits_the_road(const SuggestionTask& task, const std::string& generic) {
    const auto fitting = fitting_generics(task.context, task.tables.profile);
    return std::find(fitting.begin(), fitting.end(), generic) != fitting.end();
}

}  // namespace

void add_like(const SuggestionTask& task, std::vector<Candidate>& out) {
    if (!task.context.like || task.context.like->specific.empty()) return;
    const NameParts& refused = *task.context.like;
    const bool keeps_generic = fits_the_road(task, refused.generic);
    const LikeTask like{task,
                        refused,
                        text::code_points(refused.specific).substr(0, most_kept_characters),
                        sound_of(refused, task.tables.romaniser),
                        keeps_generic ? refused.generic : task.generic,
                        keeps_generic};
    keep_the_specific_part(like, out);
    keep_in_standard_form(like, out);
    keep_a_character(like, out);
    keep_the_theme(like, out);
}

}  // namespace geo::naming

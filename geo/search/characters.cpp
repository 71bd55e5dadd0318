// SPDX-License-Identifier: Apache-2.0
#include "geo/search/characters.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "data/embedded.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"
#include "geo/search/syllables.hpp"

namespace geo::search {
namespace {

constexpr std::size_t basic_plane = 0x10000;

bool is_letter_or_digit(char32_t c) noexcept {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

/// Dashes and tildes of any width join the parts of a door number.
char32_t unify(char32_t c) noexcept {
    switch (c) {
        case U'〇':
            return U'零';
        case U'—':
        case U'–':
        case U'‐':
        case U'―':
        case U'~':
        case U'〜':
        case U'_':
            return U'-';
        case U'ü':
        case U'Ü':
            return U'v';
        default:
            return c;
    }
}

char32_t fold(char32_t c) {
    c = unify(text::fold_width(c));
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (is_letter_or_digit(c) || c == U'-' || c == U'#') return c;
    if (c < 0x80) return Characters::gap;
    if (text::is_compatibility_form(c)) c = text::standard_form(c);
    if (text::is_han(c)) return c;
    return text::is_invisible(c) ? Characters::unseen : Characters::gap;
}

/// Initials and finals that many speakers do not tell apart become one.
std::string plain_sound(std::string syllable) {
    if (syllable.size() > 1 && syllable[1] == 'h') syllable.erase(1, 1);  // zh, ch, sh
    if (syllable.ends_with("ing") || syllable.ends_with("eng")) syllable.pop_back();
    return syllable;
}

void add_sound(Characters::Sounds& sounds, Characters::Sound sound) noexcept {
    for (Characters::Sound& known : sounds) {
        if (known == sound) return;
        if (known != 0) continue;
        known = sound;
        return;
    }
}

}  // namespace

const Characters& Characters::shared() {
    static const Characters table;
    return table;
}

Characters::Characters() : folded_(basic_plane), usual_(basic_plane) {
    read_forms();
    read_sounds();
}

char32_t Characters::folded_rarely(char32_t character) { return fold(character); }

void Characters::read_forms() {
    for (char32_t c = 0; c < basic_plane; ++c) folded_[c] = static_cast<char16_t>(fold(c));
    std::unordered_map<char32_t, char32_t> standard;
    for (const auto table : {data::variants(), data::traditional()})
        for (const auto& row : naming::read_table(table, 2))
            standard[naming::only_character(row[0])] = naming::only_character(row[1]);
    for (char16_t& form : folded_)
        if (const auto found = standard.find(form);
            found != standard.end() && found->second < basic_plane)
            form = static_cast<char16_t>(found->second);
}

void Characters::read_sounds() {
    std::unordered_map<std::string, Sound> ids;
    std::unordered_map<char32_t, Sounds> all;
    const auto read = [&](std::string_view table, std::size_t column) {
        for (const auto& row : naming::read_table(table, column + 1))
            for (const auto reading : naming::split(row[column], '/'))
                for (const std::string& syllable : split_syllables(reading)) {
                    const auto next = static_cast<Sound>(ids.size() + 1);
                    const Sound id = ids.emplace(plain_sound(syllable), next).first->second;
                    add_sound(all[folded(naming::only_character(row[0]))], id);
                }
    };
    read(data::place_characters(), 1);
    read(data::standard_characters(), 2);
    read(data::other_characters(), 1);
    for (const auto& [character, sounds] : all) {
        if (character < basic_plane) usual_[character] = sounds[0];
        if (sounds[1] == 0 && character < basic_plane) continue;
        several_.emplace(character, sounds);
        if (character < basic_plane) usual_[character] |= has_several;
    }
}

Characters::Sounds Characters::sounds(char32_t character) const noexcept {
    if (character < basic_plane && (usual_[character] & has_several) == 0)
        return {usual_[character], 0, 0, 0};
    const auto found = several_.find(character);
    return found == several_.end() ? Sounds{} : found->second;
}

bool Characters::sound_alike(char32_t a, char32_t b) const noexcept {
    const Sounds first = sounds(a), second = sounds(b);
    return std::any_of(first.begin(), first.end(), [&](Sound sound) {
        return sound != 0 && std::find(second.begin(), second.end(), sound) != second.end();
    });
}

}  // namespace geo::search

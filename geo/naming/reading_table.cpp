// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/reading_table.hpp"

#include <algorithm>
#include <string>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {
namespace {

constexpr char32_t basic_plane = 0x10000;

/// What a family name is followed by in the name of its settlement: 解家, 任楼.
constexpr std::u32string_view settlement_marks = U"家庄楼屯寨村营店";

bool is_basic(char32_t character) noexcept { return character < basic_plane; }

void require_same_length(std::u32string_view phrase, std::size_t syllables) {
    if (syllables == phrase.size()) return;
    const std::string name = text::to_utf8(phrase);
    throw Error(ErrorKind::invalid_input, "读音表中“" + name + "”的音节数与字数不同。",
                "The reading of '" + name + "' must have one syllable for each character.");
}

void add_once(std::vector<SyllableId>& readings, SyllableId reading) {
    if (std::find(readings.begin(), readings.end(), reading) == readings.end())
        readings.push_back(reading);
}

}  // namespace

std::string_view name_of(ReadingSource source) noexcept {
    switch (source) {
        case ReadingSource::place:
            return "place";
        case ReadingSource::surname:
            return "surname";
        case ReadingSource::phrase:
            return "phrase";
        case ReadingSource::place_character:
            return "place_character";
        case ReadingSource::character:
            return "character";
        case ReadingSource::none:
            break;
    }
    return "none";
}

ReadingTable::ReadingTable(const ReadingTexts& texts)
    : characters_(basic_plane), phrase_lengths_(basic_plane) {
    add_characters(texts.other_characters, 1, ReadingSource::character);
    add_characters(texts.standard_characters, 2, ReadingSource::character);
    add_characters(texts.place_characters, 1, ReadingSource::place_character);
    // A later entry replaces an earlier one: what is known of places comes last.
    for (const auto& row : read_table(texts.phrase_readings, 2))
        add_phrase(text::code_points(row[0]), row[1], "", ReadingSource::phrase);
    for (const auto& row : read_table(texts.surname_readings, 2)) add_surname(row[0], row[1]);
    for (const auto& row : read_table(texts.place_readings, 3))
        add_phrase(text::code_points(row[0]), row[1], row[2], ReadingSource::place);
}

ReadingTable::PhraseKey ReadingTable::key_of(std::u32string_view phrase) noexcept {
    PhraseKey key = 0;
    for (const char32_t character : phrase) key = (key << 16U) | (character & 0xFFFFU);
    return key;
}

Readings ReadingTable::readings_in(Slice slice) const noexcept {
    return {std::span(pool_).subspan(slice.offset, slice.count), slice.source};
}

ReadingTable::Slice ReadingTable::store(const std::vector<SyllableId>& readings,
                                        ReadingSource source) {
    const Slice slice{static_cast<std::uint32_t>(pool_.size()),
                      static_cast<std::uint16_t>(readings.size()), source};
    pool_.insert(pool_.end(), readings.begin(), readings.end());
    return slice;
}

void ReadingTable::add_characters(std::string_view table, std::size_t column,
                                  ReadingSource source) {
    for (const auto& row : read_table(table, column + 1)) {
        std::vector<SyllableId> ids;
        for (const std::string_view reading : split(row[column], '/'))
            add_once(ids, syllables_.intern(reading));
        const char32_t character = only_character(row.front());
        if (is_basic(character))
            characters_[character] = store(ids, source);
        else
            other_characters_[character] = store(ids, source);
    }
}

void ReadingTable::add_phrase(std::u32string_view phrase, std::string_view readings,
                              std::string_view alternatives, ReadingSource source) {
    if (phrase.empty() || phrase.size() > longest_phrase ||
        !std::all_of(phrase.begin(), phrase.end(), is_basic))
        return;
    std::vector<std::vector<SyllableId>> columns(phrase.size());
    std::vector<std::string_view> variants{readings};
    if (!alternatives.empty())
        for (const auto alternative : split(alternatives, '/')) variants.push_back(alternative);
    for (const std::string_view variant : variants) {
        const auto syllables = split(variant, ' ');
        require_same_length(phrase, syllables.size());
        for (std::size_t i = 0; i < phrase.size(); ++i)
            add_once(columns[i], syllables_.intern(syllables[i]));
    }
    phrases_[key_of(phrase)] = static_cast<std::uint32_t>(slices_.size());
    for (const auto& column : columns) slices_.push_back(store(column, source));
    auto& longest = phrase_lengths_[phrase.front()];
    longest = std::max(longest, static_cast<std::uint8_t>(phrase.size()));
}

void ReadingTable::add_surname(std::string_view character, std::string_view reading) {
    const std::u32string surname(1, only_character(character));
    for (const char32_t mark : settlement_marks) {
        const Readings following = readings_of(mark);
        if (following.empty()) continue;
        add_phrase(surname + mark, std::string(reading) + ' ' + syllables_[following.front()].toned,
                   "", ReadingSource::surname);
    }
}

Readings ReadingTable::readings_of(char32_t character) const noexcept {
    if (character < basic_plane) return readings_in(characters_[character]);
    const auto found = other_characters_.find(character);
    return found == other_characters_.end() ? Readings{} : readings_in(found->second);
}

/// How many characters the longest phrase at the head of the text took; 0 when there is none.
std::size_t ReadingTable::read_phrase(std::u32string_view text, std::vector<Readings>& out) const {
    if (!is_basic(text.front())) return 0;
    const auto longest = std::min<std::size_t>(phrase_lengths_[text.front()], text.size());
    for (auto length = longest; length >= 2; --length) {
        if (!is_basic(text[length - 1])) continue;
        const auto found = phrases_.find(key_of(text.substr(0, length)));
        if (found == phrases_.end()) continue;
        for (std::size_t i = 0; i < length; ++i)
            out.push_back(readings_in(slices_[found->second + i]));
        return length;
    }
    return 0;
}

void ReadingTable::read(std::u32string_view text, std::vector<Readings>& out) const {
    while (!text.empty()) {
        std::size_t taken = read_phrase(text, out);
        if (taken == 0) {
            out.push_back(readings_of(text.front()));
            taken = 1;
        }
        text.remove_prefix(taken);
    }
}

}  // namespace geo::naming

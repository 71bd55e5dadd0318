// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/reading_table.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {
namespace {

constexpr char32_t basic_plane = 0x10000;

/// What a family name is followed by in the name of its settlement: 解家, 任楼.
constexpr std::u32string_view settlement_marks = U"家庄楼屯寨村营店集疃夼";

/// What tells the parts of a settlement apart: 东燕 and 西燕, 单一 and 单二.
constexpr std::u32string_view affixes = U"东西南北中前后大小上下一二三四五六七八九十";

/// What may follow a name without being part of it.
constexpr std::array<std::u32string_view, 9> name_suffixes{U"",     U"村", U"镇", U"乡", U"街道",
                                                           U"社区", U"县", U"区", U"市"};

/// 五华 + 县 and 中华 + 山 are a name and what it names, not 华县 and 华山 after something.
bool closes_with_generic(std::u32string_view phrase) noexcept {
    constexpr std::u32string_view generics = U"县州城山水河江";
    return generics.find(phrase.back()) != std::u32string_view::npos;
}

bool closes_name(std::u32string_view rest) noexcept {
    return std::find(name_suffixes.begin(), name_suffixes.end(), rest) != name_suffixes.end();
}

/// Whether the name is this character and one that tells apart, in either order.
bool stands_with_affix(std::u32string_view text, std::size_t at) noexcept {
    if (at > 1 || text.size() < 2 || !closes_name(text.substr(2))) return false;
    return affixes.find(text[1 - at]) != std::u32string_view::npos;
}

bool is_basic(char32_t character) noexcept { return character < basic_plane; }

void require_same_length(std::u32string_view phrase, std::size_t syllables) {
    if (syllables == phrase.size()) return;
    const std::string name = text::to_utf8(phrase);
    throw Error(ErrorKind::invalid_input, "读音表中“" + name + "”的音节数与字数不同。",
                "The reading of '" + name + "' must have one syllable for each character.");
}

void require_scope(std::string_view scope) {
    if (scope == "house" || scope == "settlement" || scope == "alone") return;
    throw Error(ErrorKind::invalid_input,
                "姓氏读音表的范围“" + std::string(scope) + "”应为 house、settlement 或 alone。",
                "Scope '" + std::string(scope) +
                    "' of the surname readings must be 'house', 'settlement' or 'alone'.");
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
    for (const auto& row : read_table(texts.surname_readings, 3))
        add_surname(only_character(row[0]), row[1], row[2]);
    for (const auto& row : read_table(texts.place_readings, 3)) add_place(row[0], row[1], row[2]);
    retroflex_suffix_ = store(intern_all("r/ér"), ReadingSource::place);
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

/// The readings between slashes, each once.
std::vector<SyllableId> ReadingTable::intern_all(std::string_view readings, std::string_view more) {
    std::vector<SyllableId> ids;
    for (const std::string_view reading : split(readings, '/'))
        add_once(ids, syllables_.intern(reading));
    if (!more.empty())
        for (const std::string_view reading : split(more, '/'))
            add_once(ids, syllables_.intern(reading));
    return ids;
}

void ReadingTable::add_characters(std::string_view table, std::size_t column,
                                  ReadingSource source) {
    for (const auto& row : read_table(table, column + 1)) {
        const char32_t character = only_character(row.front());
        const Slice slice = store(intern_all(row[column]), source);
        if (is_basic(character))
            characters_[character] = slice;
        else
            other_characters_[character] = slice;
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

/// A dash before a character: the reading that it has when it closes a name.
void ReadingTable::add_place(std::string_view phrase, std::string_view readings,
                             std::string_view alternatives) {
    if (!phrase.empty() && phrase.front() == '-')
        endings_[only_character(phrase.substr(1))] =
            store(intern_all(readings, alternatives), ReadingSource::place);
    else
        add_phrase(text::code_points(phrase), readings, alternatives, ReadingSource::place);
}

void ReadingTable::add_surname(char32_t surname, std::string_view readings,
                               std::string_view scope) {
    require_scope(scope);
    const auto marks = scope == "house" ? settlement_marks.substr(0, 1) : settlement_marks;
    const auto variants = split(readings, '/');
    for (const char32_t mark : marks) {
        if (readings_of(mark).empty()) continue;
        const std::string following = ' ' + syllables_[readings_of(mark).front()].toned;
        std::string alternatives;
        for (auto variant = variants.begin() + 1; variant != variants.end(); ++variant)
            alternatives += (alternatives.empty() ? "" : "/") + std::string(*variant) + following;
        add_phrase(std::u32string{surname, mark}, std::string(variants.front()) + following,
                   alternatives, ReadingSource::surname);
    }
    if (scope != "alone") return;
    std::vector<SyllableId> ids = intern_all(readings);
    for (const SyllableId other : readings_of(surname)) add_once(ids, other);
    families_[surname] = store(ids, ReadingSource::surname);
}

Readings ReadingTable::readings_of(char32_t character) const noexcept {
    if (character < basic_plane) return readings_in(characters_[character]);
    const auto found = other_characters_.find(character);
    return found == other_characters_.end() ? Readings{} : readings_in(found->second);
}

/// The longest phrase at the head of the text; what is known of places stands before a word, even
/// a longer one.
ReadingTable::Match ReadingTable::longest_match(std::u32string_view text) const noexcept {
    if (text.empty() || !is_basic(text.front())) return {};
    const auto longest = std::min<std::size_t>(phrase_lengths_[text.front()], text.size());
    Match word;
    for (auto length = longest; length >= 2; --length) {
        if (!is_basic(text[length - 1])) continue;
        const auto found = phrases_.find(key_of(text.substr(0, length)));
        if (found == phrases_.end()) continue;
        const Match match{length, found->second};
        if (!is_word(match)) return match;
        if (word.length == 0) word = match;
    }
    return word;
}

bool ReadingTable::is_word(const Match& match) const noexcept {
    return slices_[match.slices].source == ReadingSource::phrase;
}

/// A word of the language is cut short where a place name begins inside it and reaches beyond it:
/// 乐平 in 江西乐平, not 西乐.
ReadingTable::Match ReadingTable::match_at(std::u32string_view text,
                                           std::size_t at) const noexcept {
    const Match match = longest_match(text.substr(at));
    if (match.length == 0 || !is_word(match)) return match;
    for (std::size_t inner = 1; inner < match.length; ++inner) {
        const Match other = longest_match(text.substr(at + inner));
        const bool reaches_beyond = inner + other.length > match.length && !is_word(other);
        if (reaches_beyond && !closes_with_generic(text.substr(at + inner, other.length)))
            return longest_match(text.substr(at, inner));
    }
    return match;
}

Readings ReadingTable::read_character(std::u32string_view text, std::size_t at) const noexcept {
    if (stands_with_affix(text, at))
        if (const auto found = families_.find(text[at]); found != families_.end())
            return readings_in(found->second);
    if (at > 0 && closes_name(text.substr(at + 1)))
        if (const auto found = endings_.find(text[at]); found != endings_.end())
            return readings_in(found->second);
    return readings_of(text[at]);
}

void ReadingTable::read(std::u32string_view text, std::vector<Readings>& out) const {
    for (std::size_t at = 0; at < text.size();) {
        const Match match = match_at(text, at);
        for (std::size_t i = 0; i < match.length; ++i)
            out.push_back(readings_in(slices_[match.slices + i]));
        if (match.length == 0) out.push_back(read_character(text, at));
        at += std::max<std::size_t>(match.length, 1);
    }
}

}  // namespace geo::naming

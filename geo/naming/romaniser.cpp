// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/romaniser.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

/// One-syllable modifiers that go with the generic name: 景山后街 is Jǐngshān Hòujiē (R2).
constexpr std::u32string_view modifiers = U"东西南北中前后横小大上下新老";

/// What the name of a division ends with, the longer ones first.
constexpr std::array<std::u32string_view, 12> division_suffixes{
    U"自治县", U"自治州", U"自治区", U"开发区", U"街道", U"社区",
    U"省",     U"市",     U"县",     U"区",     U"镇",   U"乡"};

/// Length of the division suffix; 0 where there is none, or nothing before it.
std::size_t division_suffix(std::u32string_view name) noexcept {
    for (const auto suffix : division_suffixes)
        if (name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix)
            return suffix.size();
    return 0;
}

/// Where the modifiers begin that close the specific part. At least two characters stay before
/// them: 中山路 has none, 中山东路 one.
std::size_t modifiers_begin(std::u32string_view specific) noexcept {
    std::size_t begin = specific.size();
    while (begin > 2 && modifiers.find(specific[begin - 1]) != std::u32string_view::npos) --begin;
    return begin;
}

/// Where 胡同 begins that has become specific: 包头胡同东巷 (R4); the end where there is none.
std::size_t lane_begins(std::u32string_view specific) noexcept {
    constexpr std::u32string_view lane = U"胡同";
    const bool is_lane = specific.size() >= 2 + lane.size() &&
                         specific.substr(specific.size() - lane.size()) == lane;
    return is_lane ? specific.size() - lane.size() : specific.size();
}

bool is_ambiguous(Readings readings) noexcept { return readings.size() > 1; }

}  // namespace

struct Romaniser::Reading {
    std::u32string text;
    std::size_t specific_size = 0;
    std::vector<Readings> readings;
    const ReadingTable& table;

    std::u32string_view specific() const {
        return std::u32string_view(text).substr(0, specific_size);
    }
    /// A generic name has one reading; it is the specific part that a person must confirm.
    bool needs_review() const {
        return std::any_of(readings.begin(),
                           readings.begin() + static_cast<std::ptrdiff_t>(specific_size),
                           is_ambiguous);
    }
    void spell(std::size_t begin, std::size_t end, Spelling& out) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (readings[i].empty())
                out.add_literal(text[i]);
            else
                out.add(table.syllable(readings[i].front()));
        }
    }
    void spell_word(std::size_t begin, std::size_t end, Spelling& out) const {
        if (begin == end) return;
        out.begin_word();
        spell(begin, end, out);
    }
};

Romaniser::Romaniser(const ReadingTexts& texts, OrdinalFinder ordinals)
    : table_(texts), ordinals_(std::move(ordinals)) {}

Romaniser::Reading Romaniser::read(const NameParts& parts) const {
    Reading reading{text::code_points(parts.specific), 0, {}, table_};
    reading.specific_size = reading.text.size();
    table_.read(reading.text, reading.readings);
    const std::u32string generic = text::code_points(parts.generic);
    table_.read(generic, reading.readings);
    reading.text += generic;
    if (!generic.empty()) join_retroflex_suffixes(reading);
    return reading;
}

/// 猫儿胡同 is Māor Hútòng, 健儿路 Jiàn'ér Lù: a word that holds 儿 as a syllable of its own is in
/// the tables.
void Romaniser::join_retroflex_suffixes(Reading& reading) const {
    for (std::size_t i = 1; i < reading.specific_size; ++i)
        if (reading.text[i] == U'儿' && reading.readings[i].source() == ReadingSource::character)
            reading.readings[i] = table_.retroflex_suffix();
}

Pinyin Romaniser::romanise(const NameParts& parts) const {
    const Reading reading = read(parts);
    return parts.generic.empty() ? spell_settlement(reading) : spell_road(reading);
}

NameParts Romaniser::cut(std::string_view name, NameKind kind, const GenericNames& generic_names) {
    const bool is_whole =
        kind == NameKind::settlement ||
        (kind == NameKind::automatic && division_suffix(text::code_points(name)) != 0);
    return is_whole ? NameParts{std::string(name), std::string(name), ""}
                    : split_name(name, generic_names);
}

Pinyin Romaniser::romanise(std::string_view name, NameKind kind,
                           const GenericNames& generic_names) const {
    return romanise(cut(name, kind, generic_names));
}

std::vector<CharacterReading> Romaniser::explain(const NameParts& parts) const {
    const Reading reading = read(parts);
    std::vector<CharacterReading> out(reading.text.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Readings readings = reading.readings[i];
        text::append_utf8(out[i].character, reading.text[i]);
        out[i].source = readings.source();
        if (!readings.empty()) out[i].chosen = table_.syllable(readings.front()).toned;
        const bool is_specific = i < reading.specific_size;
        for (std::size_t r = 1; is_specific && r < readings.size(); ++r)
            out[i].alternatives.push_back(table_.syllable(readings[r]).toned);
        out[i].needs_review = !out[i].alternatives.empty();
    }
    return out;
}

std::vector<CharacterReading> Romaniser::explain(std::string_view name, NameKind kind,
                                                 const GenericNames& generic_names) const {
    return explain(cut(name, kind, generic_names));
}

void Romaniser::spell_plain(const Reading& reading, Spelling& out) const {
    const std::u32string_view specific = reading.specific();
    const std::size_t cut = modifiers_begin(specific);
    const bool has_modifiers = cut < specific.size();
    const std::size_t lane = has_modifiers ? lane_begins(specific.substr(0, cut)) : cut;
    reading.spell_word(0, lane, out);
    reading.spell_word(lane, cut, out);
    reading.spell_word(cut, reading.text.size(), out);
}

void Romaniser::spell_ordinal(const Reading& reading, const Ordinal& ordinal, Spelling& out) const {
    const std::u32string_view specific = reading.specific();
    const std::size_t size = reading.text.size();
    reading.spell_word(0, ordinal.begin, out);
    if (specific.substr(0, ordinal.begin) == U"第")
        out.add_hyphen();
    else
        out.begin_word();
    out.add_number(ordinal.value);
    // 三环路 is 3 Huánlù, 三环南路 3 Huán Nánlù.
    const bool has_modifiers = specific.size() > ordinal.end + 1;
    reading.spell_word(ordinal.end, has_modifiers ? ordinal.end + 1 : size, out);
    if (has_modifiers) reading.spell_word(ordinal.end + 1, size, out);
}

Pinyin Romaniser::spell_road(const Reading& reading) const {
    Spelling out;
    if (const auto ordinal = ordinals_.find(reading.specific()))
        spell_ordinal(reading, *ordinal, out);
    else
        spell_plain(reading, out);
    return out.take(reading.needs_review());
}

Pinyin Romaniser::spell_settlement(const Reading& reading) const {
    Spelling out;
    const std::size_t cut = reading.text.size() - division_suffix(reading.text);
    reading.spell_word(0, cut, out);
    reading.spell_word(cut, reading.text.size(), out);
    return out.take(reading.needs_review());
}

std::vector<std::string> Romaniser::readings(char32_t character) const {
    std::vector<std::string> out;
    for (const SyllableId id : table_.readings_of(character))
        out.push_back(table_.syllable(id).toned);
    return out;
}

std::vector<std::string> Romaniser::sound_keys(const NameParts& parts) const {
    const Reading reading = read(parts);
    std::vector<std::string> keys(1);
    // No road bears a name so long (L01); sixteen copies of an endless one help nobody.
    constexpr std::size_t longest_with_choices = 64;
    const std::size_t chosen_size =
        reading.text.size() <= longest_with_choices ? reading.specific_size : 0;
    for (std::size_t i = 0; i < reading.text.size(); ++i) {
        const Readings readings = reading.readings[i];
        const std::size_t known = keys.size();
        // A generic name has one reading, and past the limit the usual one has to do.
        const bool branches = i < chosen_size && known * readings.size() <= max_sound_keys;
        for (std::size_t r = 1; branches && r < readings.size(); ++r)
            for (std::size_t k = 0; k < known; ++k)
                keys.push_back(keys[k] + table_.syllable(readings[r]).sound + ' ');
        for (std::size_t k = 0; k < known; ++k) {
            if (readings.empty())
                text::append_utf8(keys[k], reading.text[i]);
            else
                keys[k] += table_.syllable(readings.front()).sound;
            keys[k] += ' ';
        }
    }
    for (std::string& key : keys)
        if (!key.empty()) key.pop_back();
    return keys;
}

}  // namespace geo::naming

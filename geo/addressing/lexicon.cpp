// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/lexicon.hpp"

#include <array>
#include <charconv>
#include <map>

#include "geo/addressing/unit_names.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::addressing {
namespace {

constexpr std::size_t basic_plane = 0x10000;

constexpr std::array<std::string_view, 37> class_words{"town",
                                                       "village",
                                                       "natural_village",
                                                       "named_group",
                                                       "street",
                                                       "section",
                                                       "zone",
                                                       "park",
                                                       "area",
                                                       "estate",
                                                       "yard",
                                                       "building",
                                                       "plot",
                                                       "landmark",
                                                       "poi",
                                                       "sub_place",
                                                       "person",
                                                       "area_word",
                                                       "building_word",
                                                       "floor_word",
                                                       "country",
                                                       "relative",
                                                       "link",
                                                       "noise",
                                                       "building_number",
                                                       "unit",
                                                       "floor",
                                                       "room",
                                                       "door_number",
                                                       "lane_number",
                                                       "area_number",
                                                       "group_number",
                                                       "street_number",
                                                       "yard_number",
                                                       "mailbox",
                                                       "sub_mailbox",
                                                       "metre"};

[[noreturn]] void refuse(std::string_view table, std::string_view row) {
    throw Error(ErrorKind::invalid_input,
                std::string(table) + " 表中“" + std::string(row) + "”一行无法读取，请核对",
                "The row '" + std::string(row) + "' of table " + std::string(table) +
                    " cannot be read; check it.");
}

WordClass class_of(std::string_view word) {
    for (std::size_t i = 0; i < class_words.size(); ++i)
        if (class_words[i] == word) return static_cast<WordClass>(i);
    refuse("address_words", word);
}

std::int8_t weight_of(std::string_view text) {
    std::int8_t weight = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (error != std::errc() || end != text.data() + text.size()) refuse("address_words", text);
    return weight;
}

UnitLevel level_of(std::string_view word) {
    if (word == "city") return UnitLevel::city;
    if (word == "county") return UnitLevel::county;
    refuse("former_divisions", word);
}

UnitLevel level_of_code(std::string_view code) {
    switch (code.size()) {
        case 2:
            return UnitLevel::province;
        case 4:
            return UnitLevel::city;
        case 6:
            return UnitLevel::county;
        default:
            refuse("national_divisions", code);
    }
}

bool is_ascii_lower(char32_t character) noexcept { return character >= U'a' && character <= U'z'; }

}  // namespace

Lexicon::Lexicon(const LexiconTexts& texts) {
    fold_characters(texts.traditional);
    add_words(texts.address_words);
    add_national(texts.national_divisions);
    add_former(texts.renamed_divisions);
    add_former(texts.former_divisions);
}

void Lexicon::fold_characters(std::string_view traditional) {
    folded_.resize(basic_plane);
    for (char32_t each = 0; each < basic_plane; ++each) {
        const bool is_surrogate = each >= 0xD800 && each < 0xE000;
        char32_t folded = is_surrogate ? each : text::standard_form(text::fold_width(each));
        if (is_ascii_lower(folded)) folded -= U'a' - U'A';
        folded_[each] = folded;
    }
    for (const auto& row : naming::read_table(traditional, 2)) {
        const char32_t from = naming::only_character(row[0]);
        if (from < basic_plane) folded_[from] = naming::only_character(row[1]);
    }
}

void Lexicon::add_words(std::string_view table) {
    for (const auto& row : naming::read_table(table, 3)) {
        Meaning meaning{Meaning::Kind::word};
        meaning.word = class_of(row[0]);
        meaning.weight = weight_of(row[1]);
        for (const std::string_view word : naming::split(row[2], ' '))
            add(text::code_points(word), meaning);
    }
}

void Lexicon::add_national(std::string_view table) {
    std::map<std::string_view, std::uint32_t> by_code;
    for (const auto& row : naming::read_table(table, 3)) {
        const UnitLevel level = level_of_code(row[0]);
        std::uint32_t parent = no_unit;
        for (std::size_t size = row[0].size(); size > 2 && parent == no_unit;) {
            const auto found = by_code.find(row[0].substr(0, size -= 2));
            if (found != by_code.end()) parent = found->second;
        }
        const std::uint32_t unit = add_unit(level, row[1], parent);
        by_code.emplace(row[0], unit);
        if (row[2].empty()) continue;
        for (const std::string_view town : naming::split(row[2], ' '))
            add_unit(UnitLevel::town, town, unit);
    }
}

void Lexicon::add_former(std::string_view table) {
    for (const auto& row : naming::read_table(table, 3))
        add_unit(level_of(row[0]), row[1], find_unit(row[2]).value_or(no_unit));
}

std::uint32_t Lexicon::add_unit(UnitLevel level, std::string_view name, std::uint32_t parent) {
    const auto index = static_cast<std::uint32_t>(units_.size());
    units_.push_back({level, parent});
    const std::u32string characters = text::code_points(name);
    if (is_division_name(level, characters)) add_names(level, characters, index);
    return index;
}

void Lexicon::add_names(UnitLevel level, std::u32string_view name, std::uint32_t unit) {
    Meaning meaning{Meaning::Kind::unit};
    meaning.unit = unit;
    add(name, meaning);
    const std::u32string bare(bare_name(level, name));
    if (bare.empty()) return;
    meaning.form = NameForm::changed;
    for (const std::u32string_view ending : exchangeable_endings(level))
        if (bare.size() + ending.size() != name.size() || !name.ends_with(ending))
            add(bare + std::u32string(ending), meaning);
    meaning.form = NameForm::bare;
    add(bare, meaning);
}

void Lexicon::add(std::u32string_view word, const Meaning& meaning) {
    std::u32string folded_word;
    for (const char32_t each : word) folded_word += folded(each);
    const std::uint32_t value =
        trie_.insert(folded_word, static_cast<std::uint32_t>(meanings_.size()));
    if (value == WordTrie::none) return;
    if (value == meanings_.size()) meanings_.emplace_back();
    meanings_[value].push_back(meaning);
}

std::optional<std::uint32_t> Lexicon::find_unit(std::string_view name) const {
    const std::uint32_t value = trie_.find(text::code_points(name));
    if (value == WordTrie::none) return std::nullopt;
    for (const Meaning& each : meanings_[value])
        if (each.kind == Meaning::Kind::unit && each.form == NameForm::full) return each.unit;
    return std::nullopt;
}

bool Lexicon::lies_in(std::uint32_t unit, std::uint32_t ancestor) const noexcept {
    while (unit != no_unit) {
        if (unit == ancestor) return true;
        unit = units_[unit].parent;
    }
    return false;
}

}  // namespace geo::addressing

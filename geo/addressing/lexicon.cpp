// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/lexicon.hpp"

#include <array>
#include <charconv>

#include "geo/addressing/division_list.hpp"
#include "geo/addressing/unit_names.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::addressing {
namespace {

constexpr std::size_t basic_plane = 0x10000;

constexpr std::array<std::string_view, 38> class_words{"town",
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
                                                       "crossing",
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

bool is_ascii_lower(char32_t character) noexcept { return character >= U'a' && character <= U'z'; }

}  // namespace

Lexicon::Lexicon(const LexiconTexts& texts) {
    fold_characters(texts.traditional);
    add_words(texts.address_words);
    add_divisions(texts);
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
    for (const auto& row : naming::read_table(table, 3))
        for (const std::string_view word : naming::split(row[2], ' '))
            if (Meanings* meanings = meanings_of(text::code_points(word)))
                meanings->words.push_back({class_of(row[0]), weight_of(row[1])});
}

void Lexicon::add_divisions(const LexiconTexts& texts) {
    const std::vector<ListedDivision> divisions =
        list_divisions(texts.national_divisions, {texts.renamed_divisions, texts.former_divisions});
    for (const ListedDivision& each : divisions) {
        const auto unit = static_cast<std::uint32_t>(units_.size());
        units_.push_back({each.level, each.parent, unit});
        for (std::uint32_t in = each.parent; in != no_unit; in = units_[in].parent)
            units_[in].last = unit;
        const std::u32string name = text::code_points(each.name);
        if (is_division_name(each.level, name)) add_names(each.level, name, unit);
    }
}

void Lexicon::add_names(UnitLevel level, std::u32string_view name, std::uint32_t unit) {
    add_unit_name(name, level, NameForm::full, unit);
    const std::u32string bare(bare_name(level, name));
    if (bare.empty()) return;
    for (const std::u32string_view ending : exchangeable_endings(level))
        if (bare.size() + ending.size() != name.size() || !name.ends_with(ending))
            add_unit_name(bare + std::u32string(ending), level, NameForm::changed, unit);
    add_unit_name(bare, level, NameForm::bare, unit);
}

void Lexicon::add_unit_name(std::u32string_view name, UnitLevel level, NameForm form,
                            std::uint32_t unit) {
    Meanings* meanings = meanings_of(name);
    // some county's town is listed as 街道
    if (meanings == nullptr || !meanings->words.empty()) return;
    for (UnitMeaning& each : meanings->units)
        if (each.level == level && each.form == form) return each.units.push_back(unit);
    meanings->units.push_back({level, form, {unit}});
}

/// Null for a word that the trie cannot hold.
Meanings* Lexicon::meanings_of(std::u32string_view word) {
    std::u32string folded_word;
    for (const char32_t each : word) folded_word += folded(each);
    const auto next = static_cast<std::uint32_t>(meanings_.size());
    const std::uint32_t value = trie_.insert(folded_word, next);
    if (value == WordTrie::none) return nullptr;
    if (value == next) meanings_.emplace_back();
    return &meanings_[value];
}

}  // namespace geo::addressing

// SPDX-License-Identifier: Apache-2.0
// What a reader of addresses knows by heart: the names of divisions and the generic words. It is
// made from tables handed in, and holds no road and no village.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/addressing/word_trie.hpp"

namespace geo::addressing {

/// The texts of the tables as data/embedded.hpp gives them.
struct LexiconTexts {
    std::string_view national_divisions;  ///< code, name, towns
    std::string_view renamed_divisions;   ///< level, name, in
    std::string_view former_divisions;    ///< level, name, in
    std::string_view address_words;       ///< class, weight, words
    std::string_view traditional;         ///< character, standard
};

/// What a generic word does; the classes of address_words.tsv.
enum class WordClass : std::uint8_t {
    town,
    village,
    natural_village,
    named_group,
    street,
    section,
    zone,
    park,
    area,
    estate,
    yard,
    building,
    plot,
    landmark,
    poi,
    sub_place,
    person,
    area_word,
    building_word,
    floor_word,
    country,
    relative,
    crossing,
    link,
    noise,
    building_number,
    unit,
    floor,
    room,
    door_number,
    lane_number,
    area_number,
    group_number,
    street_number,
    yard_number,
    mailbox,
    sub_mailbox,
    metre,
};

/// How much of a division's name is written.
enum class NameForm : std::uint8_t {
    full,     ///< 利津县, 伊犁哈萨克自治州
    changed,  ///< with another ending, as it had or may get one: 垦利县, 伊犁州
    bare      ///< 利津, 伊犁
};

enum class UnitLevel : std::uint8_t { province, city, county, town };

struct Unit {
    UnitLevel level;
    std::uint32_t parent;  ///< index, Lexicon::no_unit for a province
    std::uint32_t last;    ///< the units from this one up to here lie in it
};

/// What a generic word means.
struct WordMeaning {
    WordClass word;
    std::int8_t weight;
};

/// The units of one level that a word names in one form.
struct UnitMeaning {
    UnitLevel level;
    NameForm form;
    std::vector<std::uint32_t> units;  ///< ascending
};

struct Meanings {
    std::vector<WordMeaning> words;
    std::vector<UnitMeaning> units;
};

class Lexicon {
  public:
    static constexpr std::uint32_t no_unit = 0xFFFFFFFF;

    /// \throws Error(invalid_input) when a table is not what it should be.
    explicit Lexicon(const LexiconTexts& texts);

    const WordTrie& trie() const noexcept { return trie_; }
    /// The meanings of a word, by the value that the trie holds for it.
    const Meanings& meanings(std::uint32_t value) const noexcept { return meanings_[value]; }
    const Unit& unit(std::uint32_t index) const noexcept { return units_[index]; }
    /// True when the one lies in the other, over any number of levels.
    bool lies_in(std::uint32_t unit, std::uint32_t ancestor) const noexcept {
        return unit >= ancestor && unit <= units_[ancestor].last;
    }

    /// A character as it is compared: narrow, upper case, simplified. Others stay as they are.
    char32_t folded(char32_t character) const noexcept {
        return character < folded_.size() ? folded_[character] : character;
    }

  private:
    void fold_characters(std::string_view traditional);
    void add_words(std::string_view table);
    void add_divisions(const LexiconTexts& texts);
    void add_names(UnitLevel level, std::u32string_view name, std::uint32_t unit);
    void add_unit_name(std::u32string_view name, UnitLevel level, NameForm form,
                       std::uint32_t unit);
    Meanings* meanings_of(std::u32string_view word);

    std::vector<char32_t> folded_;
    std::vector<Unit> units_;
    std::vector<Meanings> meanings_;
    WordTrie trie_;
};

}  // namespace geo::addressing

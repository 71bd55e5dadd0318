// SPDX-License-Identifier: Apache-2.0
// Which syllables a character is read as, alone and inside the phrase around it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/naming/syllable.hpp"

namespace geo::naming {

/// The texts of the tables (data/embedded.hpp).
struct ReadingTexts {
    std::string_view standard_characters;
    std::string_view other_characters;
    std::string_view place_characters;
    std::string_view place_readings;
    std::string_view phrase_readings;
    std::string_view surname_readings;
};

/// Which table a reading is from, the strongest first.
enum class ReadingSource {
    place,            ///< place_readings.tsv: a place name or a word of place names
    surname,          ///< surname_readings.tsv: a family name before 家, 庄, 楼 …
    phrase,           ///< phrase_readings.tsv: a word of the language
    place_character,  ///< place_characters.tsv: what the character is read as in place names
    character,        ///< the reading of the standard table
    none,             ///< not an ideograph that any table knows
};

/// "place", "surname", "phrase", "place_character", "character" or "none".
std::string_view name_of(ReadingSource source) noexcept;

/// The admissible readings of one character, the chosen one first; empty where there is none.
class Readings {
  public:
    Readings() = default;
    Readings(std::span<const SyllableId> ids, ReadingSource source) : ids_(ids), source_(source) {}

    ReadingSource source() const noexcept { return ids_.empty() ? ReadingSource::none : source_; }
    bool empty() const noexcept { return ids_.empty(); }
    std::size_t size() const noexcept { return ids_.size(); }
    SyllableId front() const noexcept { return ids_.front(); }
    SyllableId operator[](std::size_t at) const noexcept { return ids_[at]; }
    auto begin() const noexcept { return ids_.begin(); }
    auto end() const noexcept { return ids_.end(); }

  private:
    std::span<const SyllableId> ids_;
    ReadingSource source_ = ReadingSource::none;
};

/// Looks a text up from left to right, the longest phrase first. A word of the language gives way
/// to a place name that begins inside it; a character alone comes last, and then its place in the
/// name still tells: 泊 that closes a name is a lake, 燕 after 东 a family.
class ReadingTable {
  public:
    /// \throws Error(invalid_input) when a table is not what it should be.
    explicit ReadingTable(const ReadingTexts& texts);

    /// Appends the readings of each character of the text.
    void read(std::u32string_view text, std::vector<Readings>& out) const;
    Readings readings_of(char32_t character) const noexcept;
    /// 儿 that only colours the syllable before it: r, or ér after all (R12).
    Readings retroflex_suffix() const noexcept { return readings_in(retroflex_suffix_); }
    const Syllable& syllable(SyllableId id) const noexcept { return syllables_[id]; }

  private:
    struct Slice {
        std::uint32_t offset = 0;
        std::uint16_t count = 0;
        ReadingSource source = ReadingSource::none;
    };
    /// A phrase at some place of the text; none where length is 0.
    struct Match {
        std::size_t length = 0;
        std::uint32_t slices = 0;  ///< the first of its run
    };
    using CharacterSlices = std::unordered_map<char32_t, Slice>;
    using PhraseKey = std::uint64_t;
    static constexpr std::size_t longest_phrase = 4;

    static PhraseKey key_of(std::u32string_view phrase) noexcept;
    Readings readings_in(Slice slice) const noexcept;
    Slice store(const std::vector<SyllableId>& readings, ReadingSource source);
    std::vector<SyllableId> intern_all(std::string_view readings, std::string_view more = {});
    void add_characters(std::string_view table, std::size_t column, ReadingSource source);
    void add_phrase(std::u32string_view phrase, std::string_view readings,
                    std::string_view alternatives, ReadingSource source);
    void add_place(std::string_view phrase, std::string_view readings,
                   std::string_view alternatives);
    void add_surname(char32_t surname, std::string_view readings, std::string_view scope);

    Match longest_match(std::u32string_view text) const noexcept;
    bool is_word(const Match& match) const noexcept;
    Match match_at(std::u32string_view text, std::size_t at) const noexcept;
    Readings read_character(std::u32string_view text, std::size_t at) const noexcept;

    SyllableTable syllables_;
    std::vector<SyllableId> pool_;
    std::vector<Slice> slices_;                             // of the phrases, a run for each
    std::unordered_map<PhraseKey, std::uint32_t> phrases_;  // first slice of the run
    std::vector<Slice> characters_;                         // by code point, basic plane
    CharacterSlices other_characters_;
    CharacterSlices endings_;   // what closes a name
    CharacterSlices families_;  // a surname that stands with a direction alone
    Slice retroflex_suffix_;
    std::vector<std::uint8_t> phrase_lengths_;  // longest phrase that opens with this code point
};

}  // namespace geo::naming

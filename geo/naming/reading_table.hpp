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

/// The admissible readings, the chosen one first; empty for a character that has none.
using Readings = std::span<const SyllableId>;

/// Looks a text up from left to right, the longest phrase first: place readings and surnames in
/// settlement names stand before words, words before single characters.
class ReadingTable {
  public:
    /// \throws Error(invalid_input) when a table is not what it should be.
    explicit ReadingTable(const ReadingTexts& texts);

    /// Appends the readings of each character of the text.
    void read(std::u32string_view text, std::vector<Readings>& out) const;
    Readings readings_of(char32_t character) const noexcept;
    const Syllable& syllable(SyllableId id) const noexcept { return syllables_[id]; }

  private:
    struct Slice {
        std::uint32_t offset = 0;
        std::uint32_t count = 0;
    };
    static constexpr std::size_t longest_phrase = 4;
    using PhraseKey = std::uint64_t;

    static PhraseKey key_of(std::u32string_view phrase) noexcept;
    Readings readings_in(Slice slice) const noexcept;
    Slice store(const std::vector<SyllableId>& readings);
    void add_character(std::string_view character, std::string_view readings, char separator);
    void add_phrase(std::u32string_view phrase, std::string_view readings,
                    std::string_view alternatives);
    void add_surname(std::string_view character, std::string_view reading);
    std::size_t read_phrase(std::u32string_view text, std::vector<Readings>& out) const;

    SyllableTable syllables_;
    std::vector<SyllableId> pool_;
    std::vector<Slice> slices_;                             // of the phrases, a run for each
    std::unordered_map<PhraseKey, std::uint32_t> phrases_;  // first slice of the run
    std::vector<Slice> characters_;                         // by code point, basic plane
    std::unordered_map<char32_t, Slice> other_characters_;
    std::vector<std::uint8_t> phrase_lengths_;  // longest phrase that opens with this code point
};

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// Chinese names into Hanyu Pinyin by 中国地名汉语拼音字母拼写规则 (1984), RULEBOOK section 3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/model/place_name.hpp"
#include "geo/naming/name_parts.hpp"
#include "geo/naming/ordinals.hpp"
#include "geo/naming/reading_table.hpp"
#include "geo/naming/spelling.hpp"

namespace geo::naming {

/// How a name is cut into words. A road's generic name stands apart; a settlement's syllables are
/// joined (R3), but for the name of a division: 牛庄 Niúzhuāng, 牛庄镇 Niúzhuāng Zhèn.
enum class NameKind { automatic, road, settlement };

/// How one character of a name came to its reading, so that a person can confirm it.
struct CharacterReading {
    std::string character;                  ///< as written, UTF-8
    std::string chosen;                     ///< toned, "lè"; empty for what has no reading
    std::vector<std::string> alternatives;  ///< toned: what else it may be read as in this name
    ReadingSource source = ReadingSource::none;
    bool needs_review = false;  ///< there are alternatives, and it stands in the specific part
    bool operator==(const CharacterReading&) const = default;
};

/// Immutable once built, so that any number of threads may share one.
class Romaniser {
  public:
    /// \throws Error(invalid_input) when a table is not what it should be.
    Romaniser(const ReadingTexts& texts, OrdinalFinder ordinals);

    /// A road's name when it has a generic part, a settlement's when it has none.
    /// \pre parts are well-formed UTF-8.  \throws Error(invalid_input) otherwise.
    Pinyin romanise(const NameParts& parts) const;
    /// Cuts the name up first; automatic takes a name that ends like a road's for one.
    Pinyin romanise(std::string_view name, NameKind kind, const GenericNames& generic_names) const;

    /// Each character of the name with its reading, in order. The name as a whole is marked for
    /// review (Pinyin::needs_review) when one of them is.
    /// \throws Error(invalid_input) when the name is not well-formed UTF-8.
    std::vector<CharacterReading> explain(const NameParts& parts) const;
    /// Cuts the name up as romanise does.
    std::vector<CharacterReading> explain(std::string_view name, NameKind kind,
                                          const GenericNames& generic_names) const;

    /// Every reading that the character takes in place names, toned, the usual one first.
    std::vector<std::string> readings(char32_t character) const;

    /// How the name may sound: "an1 ning2 jie1" for every combination of admissible readings, the
    /// chosen one first, at most max_sound_keys, of a name past 64 characters the chosen one alone.
    /// Two names that share one are 重音 (rule U02).
    std::vector<std::string> sound_keys(const NameParts& parts) const;
    static constexpr std::size_t max_sound_keys = 16;

    /// Tells 北一路 from 三八路.
    const OrdinalFinder& ordinals() const noexcept { return ordinals_; }

  private:
    struct Reading;
    static NameParts cut(std::string_view name, NameKind kind, const GenericNames& generic_names);
    Reading read(const NameParts& parts) const;
    void join_retroflex_suffixes(Reading& reading) const;
    void spell_plain(const Reading& reading, Spelling& out) const;
    void spell_ordinal(const Reading& reading, const Ordinal& ordinal, Spelling& out) const;
    Pinyin spell_road(const Reading& reading) const;
    Pinyin spell_settlement(const Reading& reading) const;

    ReadingTable table_;
    OrdinalFinder ordinals_;
};

}  // namespace geo::naming

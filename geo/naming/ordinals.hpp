// SPDX-License-Identifier: Apache-2.0
// Numbers in road names. 三八路 keeps its numerals as words, 北一路 has an ordinal, which the
// spelling rules of 1984 write in Arabic digits (R6, R7).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo::naming {

/// 一 … 九, 十, 百, 零; not 〇.
bool is_numeral(char32_t character) noexcept;

/// 1-9999 for 一, 十二, 三十三, 一百零八, 二零二五; nullopt for anything else.
std::optional<int> parse_numeral(std::u32string_view numeral) noexcept;

/// Where an ordinal stands in the specific part of a road's name.
struct Ordinal {
    std::size_t begin = 0;
    std::size_t end = 0;
    int value = 0;
};

class OrdinalFinder {
  public:
    OrdinalFinder() = default;
    /// The table's column is word: words whose numeral is no ordinal.
    explicit OrdinalFinder(std::string_view fixed_numerals_table);

    /// The numeral that closes the specific part (北一, 大川淀一, 东四十二), or the one before 马,
    /// 环, … (二马, 三环, 东三环中); nullopt where there is none.
    std::optional<Ordinal> find(std::u32string_view specific) const;

  private:
    std::optional<Ordinal> find_counting(std::u32string_view specific) const;
    std::size_t end_of_fixed_word(std::u32string_view specific, std::size_t numeral_begin) const;

    std::vector<std::u32string> fixed_words_;
};

}  // namespace geo::naming

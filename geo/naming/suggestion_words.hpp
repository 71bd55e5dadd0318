// SPDX-License-Identifier: Apache-2.0
// Characters that road names are made of, with what they stand for and which may follow which.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace geo::naming {

/// A word of two characters that the table marks as combining well.
struct PairedWord {
    std::string text;     ///< 专名: "安康"
    std::string meaning;  ///< 含义: "“安康”取平安、健康之意。"
};

/// Immutable once built.
class NamingWords {
  public:
    NamingWords() = default;
    /// Columns character, meaning, before (the characters that may follow it).
    /// \throws Error(invalid_input) when a row is not so, names a character twice or lets one
    /// follow that has no row.
    explicit NamingWords(std::string_view table);

    /// All of them, in the order of the table.
    const std::vector<PairedWord>& words() const noexcept { return words_; }
    std::vector<const PairedWord*> opening_with(std::string_view character) const;
    std::vector<const PairedWord*> closing_with(std::string_view character) const;

  private:
    using Index = std::unordered_map<std::string, std::vector<std::size_t>>;
    std::vector<const PairedWord*> listed(const Index& index, std::string_view character) const;

    std::vector<PairedWord> words_;
    Index by_first_;
    Index by_second_;
};

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// Puts a romanised name together, word by word, in all its forms at once.
#pragma once

#include "geo/model/place_name.hpp"
#include "geo/naming/syllable.hpp"

namespace geo::naming {

/// Words are apart and capitalised (R1, R10); inside a word a syllable that opens with a, o or e
/// takes an apostrophe (R11).
class Spelling {
  public:
    void begin_word();
    void add(const Syllable& syllable);
    /// A character without a reading stays as it is.
    void add_literal(char32_t character);
    /// An ordinal in Arabic digits (R7).
    void add_number(int number);
    void add_hyphen();

    Pinyin take(bool needs_review);

  private:
    void append_all(std::string_view text);

    Pinyin pinyin_;
    bool at_word_start_ = true;
};

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "geo/addressing/scanned_text.hpp"

namespace geo::addressing {

/// A number as it is written in addresses: 12, A3, 十二, 456-458, 12附1.
struct NumberToken {
    std::size_t end;           ///< behind it
    std::size_t digits;        ///< Arabic digits of its last part
    bool is_numeral = false;   ///< in Chinese numerals
    bool is_latin = false;     ///< letters alone
    bool is_compound = false;  ///< several numbers joined
    bool is_range = false;     ///< two numbers, the second larger and close: 456-458
};

/// The single number at a position; one of no length where there is none.
NumberToken single_number(const ScannedText& text, std::size_t at) noexcept;

/// The number at a position with what is joined to it by -, ~, 附 or 之; the same as the single one
/// where nothing is.
NumberToken joined_number(const ScannedText& text, std::size_t at) noexcept;

/// True for what joins numbers: hyphens, dashes, waves and strokes of any width.
bool joins_numbers(char32_t character) noexcept;

}  // namespace geo::addressing

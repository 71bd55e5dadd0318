// SPDX-License-Identifier: Apache-2.0
// Text as the registry needs it: UTF-8 in and out, code points in between. ICU does the tables.
// Everything here is a pure function and safe to call from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace geo::text {

/// True for well-formed UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF.
bool is_valid_utf8(std::string_view text) noexcept;

/// \throws Error(invalid_input) when the text is not well-formed UTF-8; the message says at which
/// byte.
void require_utf8(std::string_view text);

/// \throws Error(invalid_input) on malformed UTF-8.
std::u32string code_points(std::string_view text);

/// Number of code points of a well-formed text.
std::size_t length(std::string_view text) noexcept;

void append_utf8(std::string& out, char32_t code_point);
std::string to_utf8(std::u32string_view text);

/// Normalization Form C (UAX #15).  \throws Error(invalid_input) on malformed UTF-8.
std::string nfc(std::string_view text);

/// Full-width forms (U+FF01-FF5E) and the ideographic space become their ASCII twins.
char32_t fold_width(char32_t code_point) noexcept;
std::string fold_width(std::string_view text);

/// A unified ideograph. Not 〇 (U+3007), not 々, not a radical, not a compatibility form.
bool is_han(char32_t code_point) noexcept;

/// White space of any script and width.
bool is_space(char32_t code_point) noexcept;

/// Something nobody sees: control and format characters (zero width, bidi, byte order mark, tags),
/// variation selectors, blank fillers, unassigned code points and noncharacters.
bool is_invisible(char32_t code_point) noexcept;

/// Looks like an ideograph but is another code point: Kangxi and CJK radicals (U+2E80-2FDF),
/// compatibility ideographs (U+F900-FAFF, U+2F800-2FA1F), private use.
bool is_compatibility_form(char32_t code_point) noexcept;

/// The ideograph that a compatibility form stands for; the code point itself where there is none.
char32_t standard_form(char32_t code_point);

/// Without the invisible characters.  \throws Error(invalid_input) on malformed UTF-8.
std::string strip_invisible(std::string_view text);

/// Without white space at either end; malformed bytes are left alone.
std::string_view trimmed(std::string_view text) noexcept;

/// "a;b" in two, without empty ones; how a source gives several names in one field.
std::vector<std::string> split_names(std::string_view text);
/// The names with ';' between them.
std::string joined_names(const std::vector<std::string>& names);

}  // namespace geo::text

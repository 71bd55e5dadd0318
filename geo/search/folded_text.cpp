// SPDX-License-Identifier: Apache-2.0
#include "geo/search/folded_text.hpp"

#include "geo/base/text.hpp"

namespace geo::search {
namespace {

constexpr char32_t malformed = 0;

/// The next code point, or `malformed` for a byte that fits nowhere. Overlong forms and surrogates
/// come out as malformed too.
char32_t take(std::string_view text, std::size_t& offset) noexcept {
    const auto lead = static_cast<unsigned char>(text[offset++]);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || offset + more > text.size()) return malformed;
    char32_t code_point = lead & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        const auto byte = static_cast<unsigned char>(text[offset + i]);
        if ((byte & 0xC0U) != 0x80) return malformed;
        code_point = (code_point << 6U) | (byte & 0x3FU);
    }
    constexpr std::array<char32_t, 4> least{0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point < 0xE000;
    if (code_point < least[more] || code_point > 0x10FFFF || surrogate) return malformed;
    offset += more;
    return code_point;
}

bool is_common_han(char32_t c) noexcept { return c >= 0x4E00 && c <= 0x9FA5; }

bool is_letter_or_digit(char32_t c) noexcept {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

/// Dashes and tildes of any width join the parts of a door number.
char32_t unify(char32_t c) noexcept {
    switch (c) {
        case U'號':
            return U'号';
        case U'〇':
            return U'零';
        case U'—':
        case U'–':
        case U'‐':
        case U'―':
        case U'~':
        case U'〜':
        case U'_':
            return U'-';
        case U'ü':
        case U'Ü':
            return U'v';
        default:
            return c;
    }
}

/// The folded character, FoldedText::gap, or 0 when there is nothing to see.
char32_t folded(char32_t c) {
    if (c == malformed) return FoldedText::gap;
    if (is_common_han(c)) return unify(c);
    c = unify(text::fold_width(c));
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (is_letter_or_digit(c) || c == U'-' || c == U'#' || is_common_han(c)) return c;
    if (c < 0x80) return FoldedText::gap;
    if (text::is_compatibility_form(c)) c = text::standard_form(c);
    if (text::is_han(c)) return c;
    return text::is_invisible(c) ? 0 : FoldedText::gap;
}

}  // namespace

FoldedText::FoldedText(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size() && size_ < capacity;) {
        const char32_t c = folded(take(text, offset));
        if (c != 0) append(c);
    }
}

void FoldedText::append(char32_t code_point) {
    if (code_point == gap) {
        if (size_ == 0 || characters_[size_ - 1] == gap) return;
        gaps_.add(size_);
    } else if (code_point >= 0x3400) {
        han_.add(size_);
    }
    characters_[size_++] = code_point;
}

void append_folded_name(std::u32string& out, std::string_view name) {
    for (std::size_t offset = 0; offset < name.size();) {
        const char32_t c = folded(take(name, offset));
        if (c != 0 && c != FoldedText::gap) out.push_back(c);
    }
}

int digit_value(char32_t character) noexcept {
    return character >= U'0' && character <= U'9' ? static_cast<int>(character - U'0') : -1;
}

}  // namespace geo::search

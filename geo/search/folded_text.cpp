// SPDX-License-Identifier: Apache-2.0
#include "geo/search/folded_text.hpp"

#include <algorithm>

#include "geo/search/character_roles.hpp"
#include "geo/search/characters.hpp"

namespace geo::search {
namespace {

constexpr char32_t malformed = 0;
constexpr std::size_t fewest_parts = 4;

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

char32_t folded(const Characters& table, char32_t character) {
    return character == malformed ? FoldedText::gap : table.folded(character);
}

}  // namespace

FoldedText::FoldedText(std::string_view text) { assign(text); }

void FoldedText::assign(std::string_view text) {
    static const Characters& table = Characters::shared();
    size_ = parts_ = single_parts_ = 0;
    han_ = gaps_ = {};
    for (std::size_t offset = 0; offset < text.size() && size_ < capacity;) {
        const auto began = static_cast<std::uint16_t>(std::min<std::size_t>(offset, 0xFFFF));
        const char32_t c = folded(table, take(text, offset));
        if (c != Characters::unseen) append(c, began);
    }
    join_last_part();
    if (parts_ >= fewest_parts && single_parts_ * 4 >= parts_ * 3) join_all_parts();
    offsets_[size_] = static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), 0xFFFF));
}

/// 村 alone behind a gap, as programs that cut texts into words leave it, belongs to what is
/// before.
void FoldedText::join_last_part() {
    if (size_ < 3 || characters_[size_ - 2] != gap || !han_.has(size_ - 3)) return;
    if (!CharacterRoles::shared().has(characters_[size_ - 1], Role::component_end)) return;
    const PositionSet last = PositionSet::range(size_ - 2, size_);
    gaps_ = gaps_ - last;
    han_ = han_ - last;
    han_.add(size_ - 2);
    characters_[size_ - 2] = characters_[size_ - 1];
    offsets_[size_ - 2] = offsets_[size_ - 1];
    --size_;
}

/// 史 口 镇 3 号: where every character stands alone the gaps say nothing.
void FoldedText::join_all_parts() {
    const std::size_t had = size_;
    size_ = 0;
    han_ = gaps_ = {};
    for (std::size_t i = 0; i < had; ++i) {
        if (characters_[i] == gap) continue;
        if (characters_[i] >= 0x3400) han_.add(size_);
        offsets_[size_] = offsets_[i];
        characters_[size_++] = characters_[i];
    }
}

void FoldedText::append(char32_t code_point, std::uint16_t offset) {
    if (code_point == gap) {
        if (size_ == 0 || characters_[size_ - 1] == gap) return;
        ++parts_;
        if (size_ == 1 || characters_[size_ - 2] == gap) ++single_parts_;
        join_last_part();
        gaps_.add(size_);
    } else if (code_point >= 0x3400) {
        han_.add(size_);
    }
    offsets_[size_] = offset;
    characters_[size_++] = code_point;
}

void append_folded_name(std::u32string& out, std::string_view name) {
    const Characters& table = Characters::shared();
    for (std::size_t offset = 0; offset < name.size();) {
        const char32_t c = folded(table, take(name, offset));
        if (c != Characters::unseen && c != FoldedText::gap) out.push_back(c);
    }
}

int digit_value(char32_t character) noexcept {
    return character >= U'0' && character <= U'9' ? static_cast<int>(character - U'0') : -1;
}

}  // namespace geo::search

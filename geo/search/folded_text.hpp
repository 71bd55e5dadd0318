// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace geo::search {

/// A set of positions in a folded text.
struct PositionSet {
    std::uint64_t low = 0, high = 0;

    static constexpr std::uint64_t below64(std::size_t n) noexcept {
        return n >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1;
    }
    static constexpr PositionSet below(std::size_t n) noexcept {
        return {below64(n), n > 64 ? below64(n - 64) : 0};
    }
    static constexpr PositionSet range(std::size_t begin, std::size_t end) noexcept {
        return below(end) - below(begin);
    }
    constexpr void add(std::size_t position) noexcept {
        (position < 64 ? low : high) |= std::uint64_t{1} << (position % 64);
    }
    constexpr bool has(std::size_t position) const noexcept {
        return (((position < 64 ? low : high) >> (position % 64)) & 1U) != 0;
    }
    int count() const noexcept { return std::popcount(low) + std::popcount(high); }
    bool empty() const noexcept { return (low | high) == 0; }
    bool operator==(const PositionSet&) const = default;
    friend constexpr PositionSet operator|(PositionSet a, PositionSet b) noexcept {
        return {a.low | b.low, a.high | b.high};
    }
    friend constexpr PositionSet operator&(PositionSet a, PositionSet b) noexcept {
        return {a.low & b.low, a.high & b.high};
    }
    friend constexpr PositionSet operator-(PositionSet a, PositionSet b) noexcept {
        return {a.low & ~b.low, a.high & ~b.high};
    }
};

/// A text as the index compares it: width and case folded, traditional, variant and compatibility
/// ideographs replaced by the standard ones, invisible characters dropped, everything that
/// separates (spaces, punctuation, bytes that are not UTF-8) one gap; none where a name was cut
/// into its words (吕家 村). What lies beyond `capacity` characters is not considered.
class FoldedText {
  public:
    static constexpr std::size_t capacity = 128;
    static constexpr char32_t gap = U' ';

    FoldedText() = default;
    explicit FoldedText(std::string_view text);
    /// Forgets what it held and reads another text.
    void assign(std::string_view text);

    std::size_t size() const noexcept { return size_; }
    char32_t operator[](std::size_t i) const noexcept { return i < size_ ? characters_[i] : gap; }
    std::u32string_view view() const noexcept { return {characters_.data(), size_}; }
    std::u32string_view view(std::size_t begin, std::size_t end) const noexcept {
        return {characters_.data() + begin, end - begin};
    }
    /// Where ideographs stand: what a reading must explain.
    PositionSet han() const noexcept { return han_; }
    PositionSet gaps() const noexcept { return gaps_; }
    /// Where in the text that was read a character began, in bytes; for size() its length. What
    /// lies past 65,535 counts as 65,535.
    std::size_t offset(std::size_t i) const noexcept { return offsets_[i]; }

  private:
    void append(char32_t code_point, std::uint16_t offset);
    void join_last_part();
    void join_all_parts();

    std::array<char32_t, capacity> characters_;
    std::array<std::uint16_t, capacity + 1> offsets_;
    std::size_t size_ = 0;
    std::size_t parts_ = 0, single_parts_ = 0;  ///< between gaps, and those of one character
    PositionSet han_, gaps_;
};

/// A name folded in the same way, without gaps.
void append_folded_name(std::u32string& out, std::string_view name);

/// Value of an Arabic digit (0-9), else -1.
int digit_value(char32_t character) noexcept;

}  // namespace geo::search

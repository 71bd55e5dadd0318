// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace geo::search {

class FoldedText;

/// A door number as a key that sorts as people count: 8 < 8附1 < 8-2 < 9 < 10. Two texts of one
/// number ("8", "０08", "八") have one key; 8-2 and 8附2 are different numbers. What is not a
/// number with an optional sub-number ("甲3", "A座") has a key of its text, after all numbers.
class DoorNumber {
  public:
    /// What joins a sub-number to its number: 8附2, 8之2, 8-2.
    enum class Joint : std::uint8_t { none, attached, of, dash };

    constexpr DoorNumber() = default;
    /// \param text UTF-8, with or without 号.
    static DoorNumber parse(std::string_view text);
    static constexpr DoorNumber of(std::uint32_t number, Joint joint = Joint::none,
                                   std::uint32_t sub = 0) noexcept {
        return DoorNumber((std::uint64_t{number + 1} << 32) |
                          (static_cast<std::uint64_t>(joint) << 28) | (sub & 0xFFFFFFFU));
    }

    constexpr bool is_empty() const noexcept { return key_ == 0; }
    constexpr bool has_sub() const noexcept {
        return (key_ & text_flag) == 0 && (key_ & 0xFFFFFFFFU) != 0;
    }
    /// 8 for 8附2.
    constexpr DoorNumber main() const noexcept {
        return DoorNumber(key_ & ~std::uint64_t{0xFFFFFFFFU});
    }
    auto operator<=>(const DoorNumber&) const = default;

  private:
    static constexpr std::uint64_t text_flag = std::uint64_t{1} << 63;
    explicit constexpr DoorNumber(std::uint64_t key) noexcept : key_(key) {}
    static DoorNumber of_text(std::u32string_view text) noexcept;
    std::uint64_t key_ = 0;
};

/// A door number at a place of a text.
struct NumberReading {
    std::uint8_t begin = 0, end = 0;  ///< 号 included
    DoorNumber number;
    bool numeral = false;  ///< written in Chinese numerals
    bool marked = false;   ///< followed by 号 or #
};

/// A count, whatever it counts.
struct WholeNumber {
    std::uint32_t value = 0;
    std::size_t end = 0;   ///< behind its last digit
    bool numeral = false;  ///< written in Chinese numerals
};

/// The whole number that begins at `begin`, Arabic or Chinese; nullopt when none does, or when it
/// is past six digits.
std::optional<WholeNumber> read_whole_number(const FoldedText& text, std::size_t begin);

/// The number that begins at `begin`, as long as it goes; nullopt when none does, or when it counts
/// something else: 3单元, 50米, 2楼, a telephone number.
std::optional<NumberReading> read_number(const FoldedText& text, std::size_t begin);

}  // namespace geo::search

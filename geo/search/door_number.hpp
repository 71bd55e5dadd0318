// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace geo::search {

class FoldedText;

/// A door number as a key that sorts as people count: 8 < 8附1 < 8-2 < 8甲 < 9 < 10 < 12巷3弄5.
/// Two texts of one number ("8", "０08", "八") have one key; 8-2 and 8附2 are different numbers. A
/// plate with more on it ("1號三樓之2", "12巷3弄5號", "18A") sorts by its numbers, one that begins
/// with a word ("甲3", "A座") after all of them, by its word and then its number.
class DoorNumber {
  public:
    /// What joins a sub-number to its number: 8附2, 8之2, 8-2; `words` for all that is longer.
    enum class Joint : std::uint8_t { none, attached, of, dash, words };

    constexpr DoorNumber() = default;
    /// \param text UTF-8, with or without 号.
    static DoorNumber parse(std::string_view text);
    /// The number that a stretch of a text is, whatever else stands in it.
    static DoorNumber of_text(const FoldedText& text, std::size_t begin, std::size_t end);
    static constexpr DoorNumber of(std::uint32_t number, Joint joint = Joint::none,
                                   std::uint64_t sub = 0) noexcept {
        return DoorNumber((std::uint64_t{number + 1} << number_shift) |
                          (static_cast<std::uint64_t>(joint) << joint_shift) |
                          (sub & ((std::uint64_t{1} << joint_shift) - 1)));
    }

    constexpr bool is_empty() const noexcept { return key_ == 0; }
    auto operator<=>(const DoorNumber&) const = default;

  private:
    static constexpr unsigned number_shift = 40, joint_shift = 36;
    static constexpr std::uint64_t text_flag = std::uint64_t{1} << 63;
    explicit constexpr DoorNumber(std::uint64_t key) noexcept : key_(key) {}
    std::uint64_t key_ = 0;
};

/// A door number at a place of a text.
struct NumberReading {
    std::uint8_t begin = 0, end = 0;  ///< 号 included
    DoorNumber number;
    DoorNumber main;  ///< 8 of 8附2, what is found where no plate bears the whole; may be empty
    std::uint8_t main_end =
        0;  ///< 1号 of 1号三楼之2 is the whole door, and ends here; 0: it is not
    bool numeral = false;        ///< written in Chinese numerals
    bool marked = false;         ///< followed by 号 or #, or behind No.
    bool begins_street = false;  ///< 四号 of 四号路: rather a road's name
    bool has_words = false;      ///< 12巷3弄5号, 18号甲: more than numbers
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
/// something else: 3单元, 50米, 2楼, a postal code or telephone number.
std::optional<NumberReading> read_number(const FoldedText& text, std::size_t begin);

/// 甲18号 around the 18号 that was read; nullopt when no such sign stands before it.
std::optional<NumberReading> with_sign_before(const FoldedText& text, const NumberReading& reading);

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace geo::search {

/// A door number as a key that sorts as people count: 8 < 8附1 < 8-2 < 9 < 10. Two texts of one
/// number ("8", "０08", "八") have one key; 8-2 and 8附2 are different numbers. What is not a
/// number with an optional sub-number ("甲3", "A座") has a key of its text, after all numbers.
class DoorNumber {
  public:
    constexpr DoorNumber() = default;
    /// \param text UTF-8, with or without 号.
    static DoorNumber parse(std::string_view text);
    static constexpr DoorNumber of(std::uint32_t number) noexcept {
        return DoorNumber(std::uint64_t{number} << 32);
    }
    static constexpr DoorNumber of(std::uint32_t number, char separator,
                                   std::uint32_t sub) noexcept {
        return DoorNumber((std::uint64_t{number} << 32) |
                          (separator == '-' ? std::uint64_t{1} << 31 : 0U) |
                          ((std::uint64_t{sub} & 0xFFFFFFU) + 1U));
    }

    constexpr bool is_empty() const noexcept { return key_ == 0; }
    auto operator<=>(const DoorNumber&) const = default;

  private:
    explicit constexpr DoorNumber(std::uint64_t key) noexcept : key_(key) {}
    std::uint64_t key_ = 0;
};

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace geo::numbering {

/// Greater ones are no door numbers: somebody's telephone, or a mistake.
inline constexpr int greatest_number = 99'999;

/// A door number that counts: 12, or 12附1 with a number below it.
struct HouseNumber {
    int main = 0;
    int sub = 0;        ///< 0: none
    std::string joint;  ///< "附", "之" or "-", where there is a sub-number

    /// As on the plate, without 号.
    std::string text() const;
    bool operator==(const HouseNumber&) const = default;
    /// By main number, then by sub-number.
    auto operator<=>(const HouseNumber&) const = default;
};

/// "12", "１２号", "12附1", "12号附1", "12之3", "12-1"; nullopt for what does not count (甲3, A座),
/// for 0 and for what is greater than greatest_number.
std::optional<HouseNumber> parse_house_number(std::string_view text);

}  // namespace geo::numbering

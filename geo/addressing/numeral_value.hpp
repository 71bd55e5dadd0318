// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace geo::addressing {

/// The value of a number in Chinese numerals, by places (二〇三) or by units (一百零五, 十二);
/// nullopt for anything else and beyond 999,999.
std::optional<long> numeral_value(std::u32string_view numerals) noexcept;

}  // namespace geo::addressing

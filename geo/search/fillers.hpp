// SPDX-License-Identifier: Apache-2.0
// Words in an address that say nothing of the place: labels of a form, the country, the group of a
// village that its numbers run through.
#pragma once

#include <span>
#include <string_view>

#include "geo/search/folded_text.hpp"

namespace geo::search {

/// The words themselves, longest first where one begins another.
std::span<const std::u32string_view> filler_list() noexcept;

/// Where such words stand, and groups by their number: 3组, 二队, 13鄰.
PositionSet filler_words(const FoldedText& text) noexcept;

/// How long another name is that begins there, up to the next sign: 原建设路, 曾用名：东风村;
/// 0 when it is none. 原田七巷 behind a village is a road, no other name of the village.
std::size_t former_name(const FoldedText& text, std::size_t begin, bool of_road) noexcept;

/// How long the words are that begin there and say where on a road or in a village: 东段路北, 西首,
/// 里的; 0 when there are none. 街南5号 lies on the street, 吕家中5号 rather on one of that name.
std::size_t link_words(const FoldedText& text, std::size_t begin, bool on_road) noexcept;

/// Words that say that the place is only near: 附近, 对面, 旁.
bool says_near(std::u32string_view words) noexcept;

}  // namespace geo::search

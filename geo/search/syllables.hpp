// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace geo::search {

/// The syllables of a romanised name, without tones, lower case, ü as v. "Lè'ān Dàjiē" gives
/// le, an, da, jie: after 汉语拼音正词法 a syllable that begins with a, o or e inside a word has an
/// apostrophe before it, so every consonant before a vowel begins a syllable.
std::vector<std::string> split_syllables(std::string_view toned);

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
// The shipped tables as they stand in data/, linked into the binary. Unless it says otherwise, each
// is UTF-8, tab-separated; lines that open with '#' are remarks, the first other line names the
// columns.
#pragma once

#include <string_view>

namespace data {

/// character, level, readings: 通用规范汉字表, 8105 characters.
std::string_view standard_characters() noexcept;
/// character, readings: ideographs outside the standard.
std::string_view other_characters() noexcept;
/// character, standard: variant forms and what is offered instead.
std::string_view variants() noexcept;
/// character, readings: what a character is read as in place names.
std::string_view place_characters() noexcept;
/// phrase, readings, alternatives: place names and words in them.
std::string_view place_readings() noexcept;
/// phrase, readings: words of two and three characters.
std::string_view phrase_readings() noexcept;
/// character, reading, scope: surnames at the head of a settlement name.
std::string_view surname_readings() noexcept;
/// word: words whose numeral is not an ordinal.
std::string_view fixed_numerals() noexcept;
/// TOML: the rule profile of the prefecture, which serves a registry without one of its own.
std::string_view dongying_profile() noexcept;
/// character, meaning, before: characters that suggested names are made of, and what may follow.
std::string_view naming_characters() noexcept;
/// word, category, use, match, source: what the meaning rules look for.
std::string_view name_words() noexcept;
/// character, standard: traditional forms that are no standard character themselves.
std::string_view traditional() noexcept;
/// code, name, towns: provinces, cities and counties, each county with its towns.
std::string_view national_divisions() noexcept;
/// level, name, in: units of division that were renamed or abolished, as a published list has them.
std::string_view renamed_divisions() noexcept;
/// level, name, in: further ones.
std::string_view former_divisions() noexcept;
/// class, weight, words: the generic words of addresses.
std::string_view address_words() noexcept;

}  // namespace data

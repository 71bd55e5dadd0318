// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "geo/search/address_index.hpp"
#include "geo/search/syllables.hpp"

namespace geo::search {

/// How a written name may stand for a registered one: exact, homophone (characters replaced by
/// others of the same sound), spelling (one character replaced, left out or added, or two
/// neighbours exchanged), or not_found.
How compare_names(std::u32string_view written, std::u32string_view registered,
                  const Sounds& sounds) noexcept;

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
// What a user may be called, and which places there are to work in.
#pragma once

#include <string>
#include <string_view>

#include "geo/base/error.hpp"

namespace geo::registry {

/// In Normalization Form C. \throws Error(invalid_input) when it is empty, longer than 64
/// characters, begins or ends with a space, or holds what nobody sees.
std::string user_name_of(std::string_view typed);

/// The part of a code that tells the place: 370502000000 is 370502, 370502104000 is 370502104.
/// Codes of other schemes are kept as they are. \throws Error(invalid_input) when a national code
/// ends in the middle of a level.
std::string area_of(std::string_view code);

Error unknown_area(std::string_view code);

}  // namespace geo::registry

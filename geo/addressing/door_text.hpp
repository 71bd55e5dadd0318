// SPDX-License-Identifier: Apache-2.0
// Door numbers as the registry keeps them ("12", "12附1", "8-2") and as an address writes them
// ("12号", "12号附1号", "8-2号").
#pragma once

#include <string>
#include <string_view>

namespace geo::addressing {

/// "12" -> "12号", "12附1" -> "12号附1号", "12之1" -> "12号之1", "8-2" -> "8-2号"; a number that
/// ends in 号 or 弄 already is left as it is, an empty one too.
std::string door_text(std::string_view number);

/// What a plate shows, the inverse of door_text: "12号附1号" -> "12附1". Full-width digits become
/// narrow, traditional 號 is understood; anything that is no door number comes back unchanged.
/// "8-2号" stays "8-2": it equals 8号附2号 only where a place says so.
std::string plate_number(std::string_view door_text);

}  // namespace geo::addressing

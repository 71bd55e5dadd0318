// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace geo::registry {

/// What somebody typed about a sign. \throws Error(too_large) or Error(invalid_input) naming the
/// field, when it is longer than that or not UTF-8.
void require_text(std::string_view text, std::size_t most_bytes, const char* pointer);

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/addressing/best_path.hpp"

namespace geo::addressing {

/// Settles what only the whole path tells: which prefix is there once more, that streets meet,
/// which digits are a telephone or a postal code.
void settle(const ScannedText& text, std::vector<Segment>& path);

}  // namespace geo::addressing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// A line as people type it: "LINESTRING (118.50 37.40, 118.51 37.41)", degrees, longitude first.
/// Separators may also be ';'. \throws Error(invalid_input) saying what was expected.
LineString line_from_wkt(std::string_view text);

}  // namespace geo::spatial

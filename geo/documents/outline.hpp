// SPDX-License-Identifier: Apache-2.0
// A line of text as the curves of its glyphs: what a sign maker cuts, and how wide it really is.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "geo/documents/typesetter.hpp"

namespace geo::documents {

struct Point {
    double x = 0;
    double y = 0;
};

/// y grows downwards, as on paper. An empty rectangle has no width.
struct Rectangle {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

struct OutlineStep {
    enum class Kind { move, line, curve, close };
    Kind kind = Kind::move;
    std::array<Point, 3> points;  ///< move and line use the first, curve all three
};

/// Lengths are ems; the origin is the left end of the baseline.
struct Outline {
    std::vector<OutlineStep> steps;
    Rectangle ink;       ///< all that is drawn lies inside
    double advance = 0;  ///< how far the text reaches along the baseline
};

/// \param spacing added after every character, in ems.
Outline outline_of(std::string_view text, Typeface typeface, double spacing = 0);

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
// A PDF being drawn, in points from the top left corner.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "geo/documents/day.hpp"
#include "geo/documents/outline.hpp"
#include "geo/documents/qr.hpp"
#include "geo/documents/typesetter.hpp"

namespace geo::documents {

/// Goes into the file's own description. The day stands in for the time of making: equal data gives
/// equal bytes.
struct PdfInfo {
    std::string title;
    std::string author;
    std::optional<Day> day;
};

struct Stroke {
    double thickness = 0.5;
    Colour colour;
    bool dashed = false;
};

class Canvas {
  public:
    Canvas(double width, double height, const PdfInfo& info);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Draws the lines [first, last) of a block, the top of the first one at y.
    void text(const TextBlock& block, std::size_t first, std::size_t last, double x, double y);
    /// One line of live text from its baseline, scaled apart in x and y: 1 is one point per em.
    struct Placement {
        Point origin;
        double x_scale = 1;
        double y_scale = 1;
        double spacing = 0;  ///< ems after every character
    };
    void scaled_text(std::string_view text, Typeface typeface, const Colour& colour,
                     const Placement& placement);

    void line(Point from, Point to, const Stroke& stroke);
    void fill(const Rectangle& area, const Colour& colour, double corner_radius = 0);
    void frame(const Rectangle& area, const Stroke& stroke, double corner_radius = 0);
    void circle(Point centre, double radius, const Stroke& stroke);
    /// The modules fill the square; the quiet zone is the caller's.
    void qr(const QrCode& code, Point corner, double side, const Colour& dark);

    void next_page();
    /// Ends the file and gives its bytes; nothing may be drawn after it.
    /// \throws Error(unavailable) when Cairo failed.
    std::string finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace geo::documents

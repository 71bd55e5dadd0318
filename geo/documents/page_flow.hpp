// SPDX-License-Identifier: Apache-2.0
// A4 pages that fill from the top. What is placed is kept until the end, because each page says how
// many there are: 第 1 页 共 3 页.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/documents/canvas.hpp"
#include "geo/documents/letterhead.hpp"
#include "geo/documents/typesetter.hpp"

namespace geo::documents {

inline constexpr Colour black{0, 0, 0};
inline constexpr Colour grey{0.45, 0.45, 0.45};
inline constexpr Colour pale_grey{0.93, 0.94, 0.95};
inline constexpr Colour official_red{0.8, 0.05, 0.08};

struct TextMark {
    TextBlock block;
    std::size_t first;
    std::size_t last;
    Point corner;
};
struct LineMark {
    Point from;
    Point to;
    Stroke stroke;
};
struct FillMark {
    Rectangle area;
    Colour colour;
};
struct FrameMark {
    Rectangle area;
    Stroke stroke;
};
struct CircleMark {
    Point centre;
    double radius;
    Stroke stroke;
};
struct QrMark {
    QrCode code;
    Point corner;
    double side;
};
using Mark = std::variant<TextMark, LineMark, FillMark, FrameMark, CircleMark, QrMark>;

enum class Orientation { portrait, landscape };

struct PageFormat {
    Orientation orientation = Orientation::portrait;
    double side_margin_mm = 20;
    double top_margin_mm = 22;
    double bottom_margin_mm = 22;
};

class PageFlow {
  public:
    /// \param title of the file; also stands in the foot of every page.
    PageFlow(const PageFormat& format, const Letterhead& letterhead, std::string title);

    double page_width() const { return page_width_; }
    double page_height() const { return page_height_; }
    double left() const { return mm(format_.side_margin_mm); }
    double right() const { return page_width_ - left(); }
    double width() const { return right() - left(); }
    double y() const { return y_; }
    double bottom() const { return page_height_ - mm(format_.bottom_margin_mm); }
    double room() const { return bottom() - y_; }
    /// The room of a page with nothing on it.
    double full_room() const { return bottom() - mm(format_.top_margin_mm); }

    TextBlock set(std::string_view text, const TextStyle& style, double width) {
        return typesetter_.set(text, style, width);
    }
    void place(Mark mark) { pages_.back().push_back(std::move(mark)); }
    void move_down(double points) { y_ += points; }
    void move_to(double y) { y_ = y; }
    void break_page();
    /// Breaks the page unless so much room is left on it.
    void need(double points);

    /// Text over the whole width (or narrower by the inset, on both sides), over as many pages as
    /// it takes.
    void paragraph(std::string_view text, const TextStyle& style, double inset = 0);
    /// One block at a place of this page, the flow stays where it is. \returns its height.
    double label(std::string_view text, const TextStyle& style, Point corner, double width);

    std::string finish();

  private:
    using Page = std::vector<Mark>;
    void draw_furniture(Canvas& canvas, std::size_t page);

    PageFormat format_;
    Letterhead letterhead_;
    std::string title_;
    double page_width_;
    double page_height_;
    double y_;
    Typesetter typesetter_;
    std::vector<Page> pages_;
};

}  // namespace geo::documents

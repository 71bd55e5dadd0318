// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/page_flow.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace geo::documents {
namespace {

constexpr double a4_short_mm = 210;
constexpr double a4_long_mm = 297;

struct Drawer {
    Canvas& canvas;
    void operator()(const TextMark& mark) const {
        canvas.text(mark.block, mark.first, mark.last, mark.corner.x, mark.corner.y);
    }
    void operator()(const LineMark& mark) const { canvas.line(mark.from, mark.to, mark.stroke); }
    void operator()(const FillMark& mark) const { canvas.fill(mark.area, mark.colour); }
    void operator()(const FrameMark& mark) const { canvas.frame(mark.area, mark.stroke); }
    void operator()(const CircleMark& mark) const {
        canvas.circle(mark.centre, mark.radius, mark.stroke);
    }
    void operator()(const QrMark& mark) const {
        canvas.qr(mark.code, mark.corner, mark.side, black);
    }
};

TextStyle footer_style(Align align) {
    TextStyle style;
    style.size = 8.5;
    style.align = align;
    style.colour = grey;
    return style;
}

TextStyle banner_style() {
    TextStyle style;
    style.size = 9;
    style.typeface = Typeface::serif_bold;
    style.align = Align::centre;
    style.colour = official_red;
    return style;
}

}  // namespace

PageFlow::PageFlow(const PageFormat& format, const Letterhead& letterhead, std::string title)
    : format_(format),
      letterhead_(letterhead),
      title_(std::move(title)),
      page_width_(mm(format.orientation == Orientation::portrait ? a4_short_mm : a4_long_mm)),
      page_height_(mm(format.orientation == Orientation::portrait ? a4_long_mm : a4_short_mm)),
      y_(mm(format.top_margin_mm)),
      pages_(1) {}

void PageFlow::break_page() {
    pages_.emplace_back();
    y_ = mm(format_.top_margin_mm);
}

void PageFlow::need(double points) {
    if (room() < points && room() < full_room()) break_page();
}

void PageFlow::paragraph(std::string_view text, const TextStyle& style, double inset) {
    const TextBlock block = set(text, style, width() - 2 * inset);
    std::size_t line = 0;
    while (line < block.line_count()) {
        need(block.pitch());
        const auto fitting =
            std::max<std::size_t>(1, static_cast<std::size_t>(room() / block.pitch()));
        const std::size_t last = std::min(block.line_count(), line + fitting);
        place(TextMark{block, line, last, {left() + inset, y_}});
        move_down(static_cast<double>(last - line) * block.pitch());
        line = last;
    }
}

double PageFlow::label(std::string_view text, const TextStyle& style, Point corner, double width) {
    const TextBlock block = set(text, style, width);
    place(TextMark{block, 0, block.line_count(), corner});
    return block.height();
}

void PageFlow::draw_furniture(Canvas& canvas, std::size_t page) {
    const double foot = bottom() + mm(7);
    const auto draw = [&](const std::string& text, const TextStyle& style, double y) {
        const TextBlock block = set(text, style, width());
        // one line only: a long number or title must not run over the page
        canvas.text(block, 0, 1, left(), y);
    };
    draw(fmt::format("第 {} 页 共 {} 页", page + 1, pages_.size()), footer_style(Align::centre),
         foot);
    draw(title_, footer_style(Align::left), foot + mm(4.5));
    draw(letterhead_.document_number, footer_style(Align::right), foot + mm(4.5));
    if (!letterhead_.modelled) return;
    const Rectangle banner{left(), mm(9), width(), mm(7)};
    canvas.frame(banner, {0.8, official_red});
    draw(modelled_banner, banner_style(), banner.y + (banner.height - 9 * 1.4) / 2);
}

std::string PageFlow::finish() {
    Canvas canvas(page_width_, page_height_, {title_, letterhead_.authority, letterhead_.date});
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        for (const Mark& mark : pages_[page]) std::visit(Drawer{canvas}, mark);
        draw_furniture(canvas, page);
        canvas.next_page();
    }
    return canvas.finish();
}

}  // namespace geo::documents

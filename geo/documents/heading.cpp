// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/heading.hpp"

#include <algorithm>

namespace geo::documents {
namespace {

constexpr double body_size = 12;

TextStyle style(double size, Typeface typeface, Align align, Colour colour = black) {
    TextStyle out;
    out.size = size;
    out.typeface = typeface;
    out.align = align;
    out.colour = colour;
    return out;
}

TextStyle body_style(double indent) {
    TextStyle out = style(body_size, Typeface::serif, Align::justified);
    out.leading = 1.65;
    out.indent = indent;
    return out;
}

}  // namespace

void place_red_head(PageFlow& flow, const Letterhead& letterhead) {
    flow.move_down(mm(6));
    flow.paragraph(letterhead.authority,
                   style(30, Typeface::serif_bold, Align::centre, official_red));
    flow.move_down(mm(5));
    flow.paragraph(letterhead.document_number, style(12, Typeface::serif, Align::centre));
    flow.move_down(mm(2));
    flow.place(LineMark{{flow.left(), flow.y()}, {flow.right(), flow.y()}, {1.6, official_red}});
    flow.move_down(mm(10));
}

void place_form_head(PageFlow& flow, const Letterhead& letterhead) {
    constexpr std::size_t most_lines_beside = 3;
    const auto left = style(10, Typeface::serif, Align::left);
    const auto right = style(10, Typeface::serif, Align::right);
    const double half = flow.width() / 2;
    const std::string number =
        letterhead.document_number.empty() ? std::string{} : "编号：" + letterhead.document_number;
    const std::size_t lines = std::max(flow.set(letterhead.authority, left, half).line_count(),
                                       flow.set(number, right, half).line_count());
    if (lines > most_lines_beside) {
        flow.paragraph(letterhead.authority, left);
        flow.paragraph(number, right);
    } else {
        flow.label(letterhead.authority, left, {flow.left(), flow.y()}, half);
        flow.label(number, right, {flow.left() + half, flow.y()}, half);
        flow.move_down(static_cast<double>(lines) * left.size * left.leading);
    }
    flow.move_down(mm(4));
}

void place_title(PageFlow& flow, std::string_view title) {
    flow.paragraph(title, style(20, Typeface::serif_bold, Align::centre));
    flow.move_down(mm(6));
}

void place_section(PageFlow& flow, std::string_view title) {
    flow.need(mm(24));
    flow.move_down(mm(3));
    flow.paragraph(title, style(12.5, Typeface::serif_bold, Align::left));
    flow.move_down(mm(1.5));
}

void place_body(PageFlow& flow, std::string_view text) {
    flow.paragraph(text, body_style(2 * body_size));
}

void place_address(PageFlow& flow, std::string_view text) {
    flow.paragraph(text, body_style(0));
    flow.move_down(mm(1));
}

void place_labelled(PageFlow& flow, std::string_view label, std::string_view text) {
    if (text.empty()) return;
    place_body(flow, std::string(label) + "：" + std::string(text));
}

std::string date_or_blank(const std::optional<Day>& day) {
    const std::string text = to_chinese(day);
    return text.empty() ? "　　　　年　　月　　日" : text;
}

void place_seal(PageFlow& flow, const Letterhead& letterhead) {
    constexpr double ring_radius_mm = 20;
    constexpr double block_mm = 88;
    const double height = mm(2 * ring_radius_mm + 4);
    flow.need(height);
    const double left = flow.right() - mm(block_mm);
    const Point centre{left + mm(block_mm) / 2, flow.y() + mm(ring_radius_mm + 2)};
    flow.place(CircleMark{centre, mm(ring_radius_mm), {0.7, {0.85, 0.55, 0.55}, true}});
    const auto line = style(body_size, Typeface::serif, Align::centre);
    const TextBlock authority = flow.set(letterhead.authority, line, mm(block_mm));
    const std::size_t lines = std::min<std::size_t>(authority.line_count(), 3);
    const double top = centre.y - authority.pitch() * static_cast<double>(lines) + mm(1);
    flow.place(TextMark{authority, 0, lines, {left, top}});
    flow.label(date_or_blank(letterhead.date), line, {left, centre.y + mm(2.5)}, mm(block_mm));
    flow.label("（盖章处）", style(9, Typeface::serif, Align::centre, grey),
               {left, centre.y + mm(ring_radius_mm - 9)}, mm(block_mm));
    flow.move_down(height);
}

void place_signature_lines(PageFlow& flow, const std::vector<std::string>& roles) {
    flow.need(mm(16));
    flow.move_down(mm(8));
    const auto label = style(11, Typeface::serif, Align::left);
    const double width = flow.width() / static_cast<double>(roles.size());
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const double x = flow.left() + width * static_cast<double>(i);
        const double height = flow.label(roles[i] + "：", label, {x, flow.y()}, width);
        const double text_width = static_cast<double>(roles[i].size()) / 3 * 11 + 11;
        const double y = flow.y() + height - mm(0.6);
        flow.place(LineMark{{x + text_width, y}, {x + width - mm(4), y}, {0.5, black}});
    }
    flow.move_down(mm(8));
}

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/outline.hpp"

#include <algorithm>
#include <limits>

#include "geo/documents/pango_text.hpp"
#include "geo/documents/printable.hpp"

namespace geo::documents {
namespace {

// Glyphs are taken at this size and scaled down: Pango counts in 1/1024 points.
constexpr double unit_size = 200;

struct CairoRelease {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_path_t* path) const { cairo_path_destroy(path); }
};

Point scaled(const cairo_path_data_t& data) {
    return {data.point.x / unit_size, data.point.y / unit_size};
}

OutlineStep to_step(const cairo_path_data_t* data) {
    using Kind = OutlineStep::Kind;
    switch (data->header.type) {
        case CAIRO_PATH_MOVE_TO:
            return {Kind::move, {scaled(data[1]), Point{}, Point{}}};
        case CAIRO_PATH_LINE_TO:
            return {Kind::line, {scaled(data[1]), Point{}, Point{}}};
        case CAIRO_PATH_CURVE_TO:
            return {Kind::curve, {scaled(data[1]), scaled(data[2]), scaled(data[3])}};
        case CAIRO_PATH_CLOSE_PATH:
            return {Kind::close, {}};
    }
    return {Kind::close, {}};
}

std::size_t point_count(OutlineStep::Kind kind) {
    switch (kind) {
        case OutlineStep::Kind::move:
        case OutlineStep::Kind::line:
            return 1;
        case OutlineStep::Kind::curve:
            return 3;
        case OutlineStep::Kind::close:
            return 0;
    }
    return 0;
}

// A curve lies inside the hull of its control points, so theirs is a safe box. Cairo ends a path
// with a move that draws nothing.
Rectangle ink_of(const std::vector<OutlineStep>& steps) {
    double left = std::numeric_limits<double>::infinity(), top = left;
    double right = -left, bottom = -left;
    for (const OutlineStep& step : steps) {
        for (std::size_t i = 0; i < point_count(step.kind); ++i) {
            left = std::min(left, step.points[i].x);
            right = std::max(right, step.points[i].x);
            top = std::min(top, step.points[i].y);
            bottom = std::max(bottom, step.points[i].y);
        }
    }
    if (left > right) return {};
    return {left, top, right - left, bottom - top};
}

std::vector<OutlineStep> steps_of(PangoLayout* layout) {
    const std::unique_ptr<cairo_surface_t, CairoRelease> surface(
        cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
    const std::unique_ptr<cairo_t, CairoRelease> context(cairo_create(surface.get()));
    pango_cairo_layout_line_path(context.get(), pango_layout_get_line_readonly(layout, 0));
    const std::unique_ptr<cairo_path_t, CairoRelease> path(cairo_copy_path(context.get()));
    std::vector<OutlineStep> steps;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length)
        steps.push_back(to_step(&path->data[i]));
    while (!steps.empty() && steps.back().kind == OutlineStep::Kind::move) steps.pop_back();
    return steps;
}

}  // namespace

Outline outline_of(std::string_view text, Typeface typeface, double spacing) {
    const auto context = make_pango_context();
    const auto layout = make_pango_layout(context.get(), typeface, unit_size);
    const std::string line = printable_line(text);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_text(layout.get(), line.data(), static_cast<int>(line.size()));
    space_out(layout.get(), spacing * unit_size);
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), nullptr,
                                  &logical);
    Outline outline;
    outline.steps = steps_of(layout.get());
    outline.ink = ink_of(outline.steps);
    outline.advance = logical.width / (PANGO_SCALE * unit_size);
    return outline;
}

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/canvas.hpp"

#include <cairo-pdf.h>
#include <fmt/core.h>

#include <algorithm>
#include <numbers>

#include "geo/base/error.hpp"
#include "geo/documents/pango_text.hpp"
#include "geo/documents/printable.hpp"

namespace geo::documents {
namespace {

constexpr double live_text_size = 100;
// the middle of an ideograph above its baseline, in ems
constexpr double middle_of_han = 0.38;

cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

std::string creation_time(const std::optional<Day>& day) {
    const std::string iso = to_iso(day);
    return (iso.empty() ? "1970-01-01" : iso) + "T00:00:00Z";
}

}  // namespace

struct Canvas::State {
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;

    State(double width, double height)
        : surface(cairo_pdf_surface_create_for_stream(append_bytes, &bytes, width, height)),
          cairo(cairo_create(surface)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    }

    void describe(cairo_pdf_metadata_t key, const std::string& value) const {
        cairo_pdf_surface_set_metadata(surface, key, value.c_str());
    }
    void use(const Colour& colour) const {
        cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
    }
    void stroke(const Stroke& stroke) const {
        constexpr double dash[] = {3, 3};
        use(stroke.colour);
        cairo_set_line_width(cairo, stroke.thickness);
        cairo_set_dash(cairo, dash, stroke.dashed ? 2 : 0, 0);
        cairo_stroke(cairo);
    }
    void trace(const Rectangle& area, double radius) const {
        if (radius <= 0) return cairo_rectangle(cairo, area.x, area.y, area.width, area.height);
        constexpr double quarter = std::numbers::pi / 2;
        const double left = area.x + radius, right = area.right() - radius;
        const double top = area.y + radius, bottom = area.bottom() - radius;
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, right, top, radius, -quarter, 0);
        cairo_arc(cairo, right, bottom, radius, 0, quarter);
        cairo_arc(cairo, left, bottom, radius, quarter, 2 * quarter);
        cairo_arc(cairo, left, top, radius, 2 * quarter, 3 * quarter);
        cairo_close_path(cairo);
    }
};

Canvas::Canvas(double width, double height, const PdfInfo& info)
    : state_(std::make_unique<State>(width, height)) {
    state_->describe(CAIRO_PDF_METADATA_TITLE, printable_line(info.title));
    state_->describe(CAIRO_PDF_METADATA_AUTHOR, printable_line(info.author));
    state_->describe(CAIRO_PDF_METADATA_CREATOR, "Luming");
    state_->describe(CAIRO_PDF_METADATA_CREATE_DATE, creation_time(info.day));
}

Canvas::~Canvas() = default;

void Canvas::text(const TextBlock& block, std::size_t first, std::size_t last, double x, double y) {
    const auto& shaped = block.shaped();
    state_->use(shaped.style.colour);
    const double to_baseline = block.pitch() / 2 + shaped.style.size * middle_of_han;
    for (std::size_t i = first; i < std::min(last, shaped.lines.size()); ++i) {
        const double top = y + static_cast<double>(i - first) * block.pitch();
        cairo_move_to(state_->cairo, x + shaped.lines[i].left, top + to_baseline);
        pango_cairo_show_layout_line(state_->cairo, shaped.lines[i].line);
    }
}

void Canvas::scaled_text(std::string_view text, Typeface typeface, const Colour& colour,
                         const Placement& placement) {
    const auto context = make_pango_context();
    const auto layout = make_pango_layout(context.get(), typeface, live_text_size);
    const std::string line = printable_line(text);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_text(layout.get(), line.data(), static_cast<int>(line.size()));
    space_out(layout.get(), placement.spacing * live_text_size);
    cairo_save(state_->cairo);
    state_->use(colour);
    cairo_translate(state_->cairo, placement.origin.x, placement.origin.y);
    cairo_scale(state_->cairo, placement.x_scale / live_text_size,
                placement.y_scale / live_text_size);
    cairo_move_to(state_->cairo, 0, 0);
    pango_cairo_show_layout_line(state_->cairo, pango_layout_get_line_readonly(layout.get(), 0));
    cairo_restore(state_->cairo);
}

void Canvas::line(Point from, Point to, const Stroke& stroke) {
    cairo_move_to(state_->cairo, from.x, from.y);
    cairo_line_to(state_->cairo, to.x, to.y);
    state_->stroke(stroke);
}

void Canvas::fill(const Rectangle& area, const Colour& colour, double corner_radius) {
    state_->use(colour);
    state_->trace(area, corner_radius);
    cairo_fill(state_->cairo);
}

void Canvas::frame(const Rectangle& area, const Stroke& stroke, double corner_radius) {
    state_->trace(area, corner_radius);
    state_->stroke(stroke);
}

void Canvas::circle(Point centre, double radius, const Stroke& stroke) {
    cairo_new_sub_path(state_->cairo);
    cairo_arc(state_->cairo, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    state_->stroke(stroke);
}

void Canvas::qr(const QrCode& code, Point corner, double side, const Colour& dark) {
    const double module = side / code.size;
    state_->use(dark);
    // one path for all modules: neighbours meet without a hair line between them
    for (int row = 0; row < code.size; ++row)
        for (int column = 0; column < code.size; ++column)
            if (code.is_dark(column, row))
                cairo_rectangle(state_->cairo, corner.x + column * module, corner.y + row * module,
                                module, module);
    cairo_fill(state_->cairo);
}

void Canvas::next_page() { cairo_show_page(state_->cairo); }

std::string Canvas::finish() {
    cairo_status_t status = cairo_status(state_->cairo);
    cairo_surface_finish(state_->surface);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(state_->surface);
    if (status != CAIRO_STATUS_SUCCESS)
        throw Error(ErrorKind::unavailable,
                    fmt::format("无法生成 PDF：{}。", cairo_status_to_string(status)),
                    fmt::format("The PDF could not be made: {}.", cairo_status_to_string(status)));
    return std::move(state_->bytes);
}

}  // namespace geo::documents

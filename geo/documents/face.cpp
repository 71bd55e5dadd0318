// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/face.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/documents/printable.hpp"

namespace geo::documents {
namespace {

constexpr double longest_side_mm = 5000;
constexpr double narrowest_stretch = 0.7;
constexpr double widest_spacing = 0.45;
// a plate with a novel on it shows its beginning
constexpr std::size_t most_characters = 120;

constexpr double border_inset = 0.035;  // of the height
constexpr double border_line = 0.012;
constexpr double padding = 0.075;

Rectangle reference_ink(Script script) {
    return outline_of(script == Script::han ? "国鹰" : "HÜJ", Typeface::sans_bold).ink;
}

std::string shown(std::string_view text) {
    std::string line = printable_line(text);
    const std::u32string points = text::code_points(line);
    if (points.size() <= most_characters) return line;
    return text::to_utf8(points.substr(0, most_characters)) + "…";
}

double spacing_for(std::string_view text, Script script, double width, double em,
                   double box_width) {
    const auto gaps = static_cast<double>(text::length(text)) - 1;
    if (script != Script::han || gaps < 1) return 0;
    return std::clamp((box_width * 0.88 - width) / (gaps * em), 0.0, widest_spacing);
}

Rectangle scaled(const Rectangle& ink, const FaceText& text) {
    return {text.origin.x + ink.x * text.em * text.stretch, text.origin.y + ink.y * text.em,
            ink.width * text.em * text.stretch, ink.height * text.em};
}

// The reference letters stand in the middle of the box; what is taller than they are is brought
// back inside.
void settle(FaceText& fitted, const Rectangle& ink, const Rectangle& reference) {
    const Rectangle& box = fitted.box;
    fitted.em = std::min(fitted.em, box.height / std::max(ink.height, 1e-9));
    const double width = ink.width * fitted.em;
    fitted.stretch = std::clamp(box.width / std::max(width, 1e-9), narrowest_stretch, 1.0);
    fitted.em *= std::min(1.0, box.width / std::max(width * fitted.stretch, 1e-9));
    const double middle = (reference.y + reference.height / 2) * fitted.em;
    fitted.origin.y = box.y + box.height / 2 - middle;
    fitted.origin.x = box.x + box.width / 2 - (ink.x + ink.width / 2) * fitted.em * fitted.stretch;
    fitted.ink = scaled(ink, fitted);
    const double low = std::max(0.0, fitted.ink.bottom() - box.bottom());
    const double high = std::max(0.0, box.y - fitted.ink.y);
    fitted.origin.y += high - low;
    fitted.ink.y += high - low;
}

[[noreturn]] void refuse_size(const FaceSize& size) {
    throw Error(ErrorKind::invalid_input,
                fmt::format("标牌尺寸 {}×{} mm 不合理：长宽应在 10 mm 至 5 m 之间。", size.width_mm,
                            size.height_mm),
                fmt::format("A plate of {} x {} mm is not one: give sides between 10 mm and 5 m.",
                            size.width_mm, size.height_mm));
}

bool is_sane(double side) { return std::isfinite(side) && side >= 10 && side <= longest_side_mm; }

}  // namespace

FaceText fit_text(std::string_view text, Script script, const Rectangle& box) {
    FaceText fitted;
    fitted.text = shown(text);
    fitted.box = box;
    fitted.origin = {box.x, box.bottom()};
    fitted.ink = {box.x, box.bottom(), 0, 0};
    Outline outline = outline_of(fitted.text, Typeface::sans_bold);
    if (outline.ink.width <= 0) return fitted;
    const Rectangle reference = reference_ink(script);
    fitted.em = box.height / reference.height;
    fitted.spacing =
        spacing_for(fitted.text, script, outline.ink.width * fitted.em, fitted.em, box.width);
    if (fitted.spacing > 0) outline = outline_of(fitted.text, Typeface::sans_bold, fitted.spacing);
    settle(fitted, outline.ink, reference);
    return fitted;
}

Face blank_face(const FaceSize& size, const Colour& background) {
    if (!is_sane(size.width_mm) || !is_sane(size.height_mm)) refuse_size(size);
    Face face;
    face.width = size.width_mm;
    face.height = size.height_mm;
    face.background = background;
    const double inset = border_inset * face.height;
    face.corner_radius = inset;
    face.border = {inset, inset, face.width - 2 * inset, face.height - 2 * inset};
    face.border_thickness = border_line * face.height;
    face.description =
        fmt::format("{:g}×{:g} mm{}", size.width_mm, size.height_mm,
                    size.verified ? "" : "（尺寸为配置值，未经标准核实 / size not verified）");
    return face;
}

Rectangle text_area(const Face& face) {
    const double margin = padding * face.height;
    const double right = (face.qr ? face.qr->ground.x : face.width) - margin * 0.6;
    const double left = margin * 1.6;
    return {left, margin, right - margin - left, face.height - 2 * margin};
}

void place_code(Face& face, std::string_view url, double qr_mm) {
    QrCode code = encode_qr(url);
    const double quiet = qr_mm / code.size * quiet_zone_modules;
    const double side = qr_mm + 2 * quiet;
    const double margin = padding * face.height;
    if (side > face.height - margin || side > face.width / 2)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("边长 {:g} mm 的二维码放不进 {:g}×{:g} mm 的标牌。", qr_mm,
                                face.width, face.height),
                    fmt::format("A QR code of {:g} mm does not fit a plate of {:g} x {:g} mm.",
                                qr_mm, face.width, face.height));
    const Rectangle ground{face.width - margin - side, (face.height - side) / 2, side, side};
    face.qr = FaceQr{std::move(code), ground, {ground.x + quiet, ground.y + quiet, qr_mm, qr_mm}};
}

}  // namespace geo::documents

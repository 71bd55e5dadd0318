// SPDX-License-Identifier: Apache-2.0
// The two ways a face leaves: SVG for the sign maker's machine, PDF for the printer and the file.
#include <fmt/core.h>

#include <cmath>
#include <iterator>

#include "geo/documents/canvas.hpp"
#include "geo/documents/face.hpp"
#include "geo/documents/printable.hpp"

namespace geo::documents {
namespace {

// A thousandth of a millimetre; no "-0".
std::string number(double millimetres) {
    const double rounded = std::round(millimetres * 1000) / 1000;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string hex(const Colour& colour) {
    const auto byte = [](double part) { return static_cast<int>(std::lround(part * 255)); };
    return fmt::format("#{:02x}{:02x}{:02x}", byte(colour.red), byte(colour.green),
                       byte(colour.blue));
}

std::string point_text(const FaceText& text, Point point) {
    return number(text.origin.x + point.x * text.em * text.stretch) + " " +
           number(text.origin.y + point.y * text.em);
}

std::string path_data(const FaceText& text) {
    using Kind = OutlineStep::Kind;
    std::string data;
    for (const OutlineStep& step : outline_of(text.text, Typeface::sans_bold, text.spacing).steps) {
        switch (step.kind) {
            case Kind::move:
                data += "M" + point_text(text, step.points[0]);
                break;
            case Kind::line:
                data += "L" + point_text(text, step.points[0]);
                break;
            case Kind::curve:
                data += "C" + point_text(text, step.points[0]) + " " +
                        point_text(text, step.points[1]) + " " + point_text(text, step.points[2]);
                break;
            case Kind::close:
                data += "Z";
                break;
        }
    }
    return data;
}

std::string rectangle_svg(const Rectangle& area, double radius, const std::string& paint) {
    return fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="{}" {}/>)", number(area.x),
                       number(area.y), number(area.width), number(area.height), number(radius),
                       paint) +
           "\n";
}

std::string code_svg(const FaceQr& qr) {
    const double module = qr.modules.width / qr.code.size;
    std::string data;
    for (int row = 0; row < qr.code.size; ++row) {
        for (int column = 0, run = 0; column < qr.code.size; column += std::max(run, 1)) {
            for (run = 0; column + run < qr.code.size && qr.code.is_dark(column + run, row);) ++run;
            if (run == 0) continue;
            data += fmt::format("M{} {}h{}v{}h{}z", number(qr.modules.x + column * module),
                                number(qr.modules.y + row * module), number(run * module),
                                number(module), number(-run * module));
        }
    }
    return rectangle_svg(qr.ground, 0, R"(fill="#ffffff")") +
           fmt::format(R"(<path d="{}" fill="#000000" shape-rendering="crispEdges"/>)", data) +
           "\n";
}

std::string head_svg(const Face& face) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        R"(<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{0}mm" height="{1}mm" )"
        R"(viewBox="0 0 {0} {1}" role="img" aria-labelledby="title description">)"
        "\n<title id=\"title\">{2}</title>\n<desc id=\"description\">{3}</desc>\n",
        number(face.width), number(face.height), markup(face.title), markup(face.description));
}

Rectangle in_points(const Rectangle& area) {
    return {mm(area.x), mm(area.y), mm(area.width), mm(area.height)};
}

}  // namespace

std::string face_svg(const Face& face) {
    std::string svg = head_svg(face);
    svg += rectangle_svg({0, 0, face.width, face.height}, face.corner_radius,
                         "fill=\"" + hex(face.background) + "\"");
    svg += rectangle_svg(face.border, face.corner_radius * 0.7,
                         fmt::format(R"(fill="none" stroke="{}" stroke-width="{}")",
                                     hex(face.foreground), number(face.border_thickness)));
    for (const FaceText& text : face.texts)
        svg += fmt::format(R"(<path d="{}" fill="{}"/>)", path_data(text), hex(face.foreground)) +
               "\n";
    if (face.qr) svg += code_svg(*face.qr);
    return svg + "</svg>\n";
}

std::string face_pdf(const Face& face) {
    Canvas canvas(mm(face.width), mm(face.height), {face.title, "", face.day});
    canvas.fill(in_points({0, 0, face.width, face.height}), face.background,
                mm(face.corner_radius));
    canvas.frame(in_points(face.border), {mm(face.border_thickness), face.foreground},
                 mm(face.corner_radius * 0.7));
    for (const FaceText& text : face.texts)
        canvas.scaled_text(text.text, Typeface::sans_bold, face.foreground,
                           {{mm(text.origin.x), mm(text.origin.y)},
                            mm(text.em) * text.stretch,
                            mm(text.em),
                            text.spacing});
    if (face.qr) {
        canvas.fill(in_points(face.qr->ground), {1, 1, 1});
        canvas.qr(face.qr->code, {mm(face.qr->modules.x), mm(face.qr->modules.y)},
                  mm(face.qr->modules.width), {0, 0, 0});
    }
    canvas.next_page();
    return canvas.finish();
}

}  // namespace geo::documents

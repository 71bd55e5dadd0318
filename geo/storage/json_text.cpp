// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/json_text.hpp"

#include <charconv>
#include <cmath>

namespace geo::storage {

JsonText& JsonText::text(std::string_view value) {
    separate();
    out_ += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\')
            out_.append(1, '\\').append(1, c);
        else if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<unsigned>(c));
        else
            out_ += c;
    }
    out_ += '"';
    needs_comma_ = true;
    return *this;
}

JsonText& JsonText::number(double value) {
    if (!std::isfinite(value)) return raw("null");
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value);
    return raw({digits, static_cast<std::size_t>(end.ptr - digits)});
}

JsonText& JsonText::position(Coordinate point) {
    return open('[').number(point.lon).number(point.lat).close(']');
}

JsonText& JsonText::shape(Coordinate point) {
    open('{').key("type").text("Point").key("coordinates").position(point);
    return close('}');
}

JsonText& JsonText::shape(const LineString& line) {
    open('{').key("type").text("LineString").key("coordinates").open('[');
    for (const Coordinate point : line.points) position(point);
    return close(']').close('}');
}

JsonText& JsonText::shape(const MultiPolygon& outline) {
    open('{').key("type").text("MultiPolygon").key("coordinates").open('[');
    for (const Polygon& polygon : outline.polygons) {
        open('[');
        for (const Ring& ring : polygon.rings) {
            open('[');
            for (const Coordinate point : ring) position(point);
            close(']');
        }
        close(']');
    }
    return close(']').close('}');
}

}  // namespace geo::storage

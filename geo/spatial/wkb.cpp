// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/wkb.hpp"

#include <fmt/format.h>

#include "geo/spatial/byte_stream.hpp"

namespace geo::spatial {
namespace {

constexpr std::uint32_t point_type = 1;
constexpr std::uint32_t line_type = 2;
constexpr std::uint32_t polygon_type = 3;
constexpr std::uint32_t multi_polygon_type = 6;
constexpr std::size_t header_size = 5;

constexpr std::uint32_t ewkb_z = 0x80000000U;
constexpr std::uint32_t ewkb_m = 0x40000000U;
constexpr std::uint32_t ewkb_srid = 0x20000000U;

struct Header {
    std::uint32_t type = 0;
    int dimensions = 2;
};

/// ISO writes Z, M and ZM as type + 1000, 2000 and 3000.
Header iso_header(std::uint32_t code, const ByteReader& reader) {
    if (code >= 4000) reader.fail("几何类型未知", "the geometry type is unknown");
    const std::uint32_t flavour = code / 1000;
    return {code % 1000, flavour == 3 ? 4 : flavour == 0 ? 2 : 3};
}

Header read_header(ByteReader& reader) {
    reader.byte_order();
    const std::uint32_t code = reader.uint32();
    if (code & ewkb_srid) reader.uint32();
    Header header = iso_header(code & 0x0FFFFFFFU, reader);
    header.dimensions =
        std::min(4, header.dimensions + ((code & ewkb_z) ? 1 : 0) + ((code & ewkb_m) ? 1 : 0));
    return header;
}

int expect(ByteReader& reader, std::uint32_t type) {
    const Header header = read_header(reader);
    if (header.type != type)
        reader.fail(fmt::format("几何类型是 {}，应为 {}", header.type, type),
                    fmt::format("the geometry type is {}, expected {}", header.type, type));
    return header.dimensions;
}

void write_header(ByteWriter& writer, std::uint32_t type) {
    writer.byte(1);
    writer.uint32(type);
}

void add_polygon(MultiPolygon& outline, Polygon polygon) {
    if (!polygon.rings.empty()) outline.polygons.push_back(std::move(polygon));
}

void add_parts(MultiPolygon& outline, ByteReader& reader) {
    const auto count = reader.count(header_size + sizeof(std::uint32_t));
    for (std::uint32_t i = 0; i < count; ++i) {
        const int dimensions = expect(reader, polygon_type);
        add_polygon(outline, reader.polygon(dimensions));
    }
}

}  // namespace

std::string to_wkb(Coordinate point) {
    ByteWriter writer(header_size + sizeof point);
    write_header(writer, point_type);
    writer.point(point);
    return std::move(writer).take();
}

std::string to_wkb(const LineString& line) {
    ByteWriter writer(header_size + encoded_size(line.points));
    write_header(writer, line_type);
    writer.points(line.points);
    return std::move(writer).take();
}

std::string to_wkb(const MultiPolygon& outline) {
    std::size_t size = header_size + sizeof(std::uint32_t);
    for (const Polygon& polygon : outline.polygons) size += header_size + encoded_size(polygon);
    ByteWriter writer(size);
    write_header(writer, multi_polygon_type);
    writer.uint32(static_cast<std::uint32_t>(outline.polygons.size()));
    for (const Polygon& polygon : outline.polygons) {
        write_header(writer, polygon_type);
        writer.rings(polygon);
    }
    return std::move(writer).take();
}

Coordinate point_from_wkb(std::string_view wkb) {
    ByteReader reader(wkb, "WKB");
    const int dimensions = expect(reader, point_type);
    const Coordinate point = reader.point(dimensions);
    reader.expect_end();
    return point;
}

LineString line_from_wkb(std::string_view wkb) {
    ByteReader reader(wkb, "WKB");
    const int dimensions = expect(reader, line_type);
    LineString line{reader.points(dimensions)};
    reader.expect_end();
    return line;
}

MultiPolygon multi_polygon_from_wkb(std::string_view wkb) {
    ByteReader reader(wkb, "WKB");
    MultiPolygon outline;
    const Header header = read_header(reader);
    if (header.type == polygon_type) {
        add_polygon(outline, reader.polygon(header.dimensions));
    } else if (header.type == multi_polygon_type) {
        add_parts(outline, reader);
    } else {
        reader.fail(fmt::format("几何类型是 {}，应为面", header.type),
                    fmt::format("the geometry type is {}, expected a polygon", header.type));
    }
    reader.expect_end();
    return outline;
}

}  // namespace geo::spatial

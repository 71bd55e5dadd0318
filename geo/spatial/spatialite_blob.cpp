// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/spatialite_blob.hpp"

#include <fmt/format.h>

#include "geo/spatial/byte_stream.hpp"

namespace geo::spatial {
namespace {

constexpr unsigned char start_mark = 0x00;
constexpr unsigned char box_end_mark = 0x7C;
constexpr unsigned char entity_mark = 0x69;
constexpr unsigned char end_mark = 0xFE;
constexpr unsigned char little_endian = 0x01;

constexpr std::uint32_t point_class = 1;
constexpr std::uint32_t line_class = 2;
constexpr std::uint32_t polygon_class = 3;
constexpr std::uint32_t multi_polygon_class = 6;

constexpr std::size_t frame_size = 1 + 1 + 4 + 4 * 8 + 1 + 4 + 1;
constexpr std::size_t entity_head_size = 1 + 4;

void write_head(ByteWriter& writer, const BoundingBox& box, std::uint32_t geometry_class) {
    writer.byte(start_mark);
    writer.byte(little_endian);
    writer.uint32(static_cast<std::uint32_t>(registry_srid));
    writer.number(box.min_lon);
    writer.number(box.min_lat);
    writer.number(box.max_lon);
    writer.number(box.max_lat);
    writer.byte(box_end_mark);
    writer.uint32(geometry_class);
}

std::string finish(ByteWriter writer) {
    writer.byte(end_mark);
    return std::move(writer).take();
}

void expect_mark(ByteReader& reader, unsigned char mark) {
    if (reader.byte() != mark)
        reader.fail(fmt::format("缺少标记 0x{:02X}", mark),
                    fmt::format("the mark 0x{:02X} is missing", mark));
}

void expect_srid(ByteReader& reader) {
    const auto srid = static_cast<std::int32_t>(reader.uint32());
    if (srid != registry_srid)
        reader.fail(fmt::format("坐标系为 EPSG:{}，应为 EPSG:{}", srid, registry_srid),
                    fmt::format("its SRID is {}, expected {}", srid, registry_srid));
}

/// Z, M and ZM are written as class + 1000, 2000 and 3000.
int read_class(ByteReader& reader, std::uint32_t expected) {
    const std::uint32_t code = reader.uint32();
    if (code >= 4000 || code % 1000 != expected)
        reader.fail(fmt::format("几何类别是 {}，应为 {}", code, expected),
                    fmt::format("the geometry class is {}, expected {}", code, expected));
    const std::uint32_t flavour = code / 1000;
    return flavour == 3 ? 4 : flavour == 0 ? 2 : 3;
}

void read_head(ByteReader& reader) {
    expect_mark(reader, start_mark);
    reader.byte_order();
    expect_srid(reader);
    for (int i = 0; i < 4; ++i) reader.number();
    expect_mark(reader, box_end_mark);
}

void read_end(ByteReader& reader) {
    expect_mark(reader, end_mark);
    reader.expect_end();
}

}  // namespace

std::string to_spatialite_blob(Coordinate point) {
    ByteWriter writer(frame_size + sizeof point);
    write_head(writer, {point.lon, point.lat, point.lon, point.lat}, point_class);
    writer.point(point);
    return finish(std::move(writer));
}

std::string to_spatialite_blob(const LineString& line) {
    ByteWriter writer(frame_size + encoded_size(line.points));
    write_head(writer, bounding_box(line), line_class);
    writer.points(line.points);
    return finish(std::move(writer));
}

std::string to_spatialite_blob(const MultiPolygon& outline) {
    std::size_t size = frame_size + sizeof(std::uint32_t);
    for (const Polygon& polygon : outline.polygons)
        size += entity_head_size + encoded_size(polygon);
    ByteWriter writer(size);
    write_head(writer, bounding_box(outline), multi_polygon_class);
    writer.uint32(static_cast<std::uint32_t>(outline.polygons.size()));
    for (const Polygon& polygon : outline.polygons) {
        writer.byte(entity_mark);
        writer.uint32(polygon_class);
        writer.rings(polygon);
    }
    return finish(std::move(writer));
}

Coordinate point_from_spatialite_blob(std::string_view blob) {
    ByteReader reader(blob, "SpatiaLite");
    read_head(reader);
    const int dimensions = read_class(reader, point_class);
    const Coordinate point = reader.point(dimensions);
    read_end(reader);
    return point;
}

LineString line_from_spatialite_blob(std::string_view blob) {
    ByteReader reader(blob, "SpatiaLite");
    read_head(reader);
    const int dimensions = read_class(reader, line_class);
    LineString line{reader.points(dimensions)};
    read_end(reader);
    return line;
}

MultiPolygon multi_polygon_from_spatialite_blob(std::string_view blob) {
    ByteReader reader(blob, "SpatiaLite");
    read_head(reader);
    read_class(reader, multi_polygon_class);
    MultiPolygon outline;
    const auto count = reader.count(entity_head_size + sizeof(std::uint32_t));
    for (std::uint32_t i = 0; i < count; ++i) {
        expect_mark(reader, entity_mark);
        const int dimensions = read_class(reader, polygon_class);
        outline.polygons.push_back(reader.polygon(dimensions));
    }
    read_end(reader);
    return outline;
}

}  // namespace geo::spatial

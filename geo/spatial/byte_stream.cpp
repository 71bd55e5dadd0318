// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/byte_stream.hpp"

#include <fmt/format.h>

#include <cmath>

#include "geo/base/error.hpp"

namespace geo::spatial {

void ByteWriter::points(const std::vector<Coordinate>& points) {
    uint32(static_cast<std::uint32_t>(points.size()));
    append(points.data(), points.size() * sizeof(Coordinate));
}

void ByteWriter::rings(const Polygon& polygon) {
    uint32(static_cast<std::uint32_t>(polygon.rings.size()));
    for (const Ring& ring : polygon.rings) points(ring);
}

unsigned char ByteReader::byte() { return static_cast<unsigned char>(*take(1)); }

void ByteReader::byte_order() {
    const unsigned char order = byte();
    if (order > 1) fail("字节序标记既不是 0 也不是 1", "the byte order mark is neither 0 nor 1");
    swapped_ = order == 0;
}

std::uint32_t ByteReader::uint32() {
    std::uint32_t value = 0;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return swapped_ ? __builtin_bswap32(value) : value;
}

double ByteReader::number() {
    std::uint64_t bits = 0;
    std::memcpy(&bits, take(sizeof bits), sizeof bits);
    return std::bit_cast<double>(swapped_ ? __builtin_bswap64(bits) : bits);
}

Coordinate ByteReader::point(int dimensions) {
    Coordinate point;
    point.lon = number();
    point.lat = number();
    take(static_cast<std::size_t>(dimensions - 2) * sizeof(double));
    if (!std::isfinite(point.lon) || !std::isfinite(point.lat))
        fail("坐标不是有限数值", "a coordinate is not a finite number");
    return point;
}

std::vector<Coordinate> ByteReader::points(int dimensions) {
    const auto size = count(static_cast<std::size_t>(dimensions) * sizeof(double));
    std::vector<Coordinate> points;
    points.reserve(size);
    for (std::uint32_t i = 0; i < size; ++i) points.push_back(point(dimensions));
    return points;
}

Polygon ByteReader::polygon(int dimensions) {
    Polygon polygon;
    const auto size = count(sizeof(std::uint32_t));
    polygon.rings.reserve(size);
    for (std::uint32_t i = 0; i < size; ++i) {
        polygon.rings.push_back(points(dimensions));
        const Ring& ring = polygon.rings.back();
        if (ring.size() < 4) fail("环的点数少于四个", "a ring has fewer than four points");
        if (ring.front() != ring.back()) fail("环没有闭合", "a ring is not closed");
    }
    return polygon;
}

std::uint32_t ByteReader::count(std::size_t smallest) {
    const std::uint32_t value = uint32();
    if (value > (bytes_.size() - position_) / smallest)
        fail("计数超过剩余数据", "a count exceeds the bytes that are left");
    return value;
}

void ByteReader::expect_end() const {
    if (!at_end()) fail("几何之后还有多余的字节", "bytes follow the geometry");
}

void ByteReader::fail(std::string_view zh, std::string_view en) const {
    throw Error(
        ErrorKind::invalid_input,
        fmt::format("{} 几何数据无效（第 {} 字节附近）：{}。", encoding_, position_, zh),
        fmt::format("The {} geometry is not valid near byte {}: {}.", encoding_, position_, en));
}

const char* ByteReader::take(std::size_t size) {
    if (size > bytes_.size() - position_) fail("数据提前结束", "the data ends early");
    const char* start = bytes_.data() + position_;
    position_ += size;
    return start;
}

std::size_t encoded_size(const std::vector<Coordinate>& points) noexcept {
    return sizeof(std::uint32_t) + points.size() * sizeof(Coordinate);
}

std::size_t encoded_size(const Polygon& polygon) noexcept {
    std::size_t size = sizeof(std::uint32_t);
    for (const Ring& ring : polygon.rings) size += encoded_size(ring);
    return size;
}

}  // namespace geo::spatial

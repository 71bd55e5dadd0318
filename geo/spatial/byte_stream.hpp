// SPDX-License-Identifier: Apache-2.0
// The bytes under the two binary geometry encodings (wkb, spatialite_blob): a writer that appends
// little-endian values and a reader that never looks past its end.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

static_assert(std::endian::native == std::endian::little, "geometry is copied as little-endian");
static_assert(sizeof(Coordinate) == 2 * sizeof(double), "points are copied as pairs of doubles");

class ByteWriter {
  public:
    explicit ByteWriter(std::size_t expected_size) { bytes_.reserve(expected_size); }

    void byte(unsigned char value) { bytes_.push_back(static_cast<char>(value)); }
    void uint32(std::uint32_t value) { append(&value, sizeof value); }
    void point(Coordinate point) { append(&point, sizeof point); }
    void number(double value) { append(&value, sizeof value); }
    /// The number of points, then the points.
    void points(const std::vector<Coordinate>& points);
    /// The number of rings, then each ring as points.
    void rings(const Polygon& polygon);

    std::string take() && { return std::move(bytes_); }

  private:
    void append(const void* data, std::size_t size) {
        bytes_.append(static_cast<const char*>(data), size);
    }

    std::string bytes_;
};

/// Reads what a ByteWriter wrote, in either byte order, and drops further ordinates.
/// Every read throws Error(invalid_input) where the data ends early, a number is not finite, or a
/// count is larger than the bytes that are left could hold.
class ByteReader {
  public:
    /// \param encoding  how messages call the data: "WKB"
    ByteReader(std::string_view bytes, std::string_view encoding)
        : bytes_(bytes), encoding_(encoding) {}

    unsigned char byte();
    /// The byte-order mark (0 big, 1 little); what follows is read in that order.
    void byte_order();
    std::uint32_t uint32();
    double number();
    /// \param dimensions  numbers a point has in the data, 2 to 4; longitude and latitude stay
    Coordinate point(int dimensions);
    std::vector<Coordinate> points(int dimensions);
    /// Rings must be closed and have at least four points.
    Polygon polygon(int dimensions);
    /// A number of things of which each takes at least `smallest` bytes.
    std::uint32_t count(std::size_t smallest);

    bool at_end() const noexcept { return position_ == bytes_.size(); }
    void expect_end() const;
    [[noreturn]] void fail(std::string_view zh, std::string_view en) const;

  private:
    const char* take(std::size_t size);

    std::string_view bytes_;
    std::string_view encoding_;
    std::size_t position_ = 0;
    bool swapped_ = false;
};

/// Bytes of `points()` and `rings()`.
std::size_t encoded_size(const std::vector<Coordinate>& points) noexcept;
std::size_t encoded_size(const Polygon& polygon) noexcept;

}  // namespace geo::spatial

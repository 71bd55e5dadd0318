// SPDX-License-Identifier: Apache-2.0
// The headers of a shapefile say how long its parts are (ESRI Shapefile Technical Description,
// 1998; dBASE III). The driver reads what is left of a shortened one without a word, so they are
// compared first.
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "geo/base/error.hpp"
#include "importers/file_guard.hpp"

namespace importers {

namespace fs = std::filesystem;

namespace {

std::string part(const std::string& path, const char* lower, const char* upper) {
    for (const char* ending : {lower, upper})
        if (auto file = fs::path(path).replace_extension(ending); fs::is_regular_file(file))
            return file.string();
    const auto missing = fs::path(path).replace_extension(lower).string();
    throw geo::Error(geo::ErrorKind::invalid_input,
                     "Shapefile 不完整，缺少 " + missing + "：请把 .shp .shx .dbf 放在一起。",
                     "The shapefile is incomplete, " + missing +
                         " is missing: put .shp, .shx and .dbf side by side.");
}

using Header = std::array<unsigned char, 100>;

Header read_header(const std::string& path) {
    Header header{};
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(header.data()), static_cast<std::streamsize>(header.size()));
    return header;
}

std::uint64_t big_endian(const Header& header, std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | header.at(at + i);
    return value;
}

std::uint64_t little_endian(const Header& header, std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes; i-- > 0;) value = value << 8U | header.at(at + i);
    return value;
}

void require_size(const std::string& path, std::uint64_t expected) {
    const std::uint64_t actual = fs::file_size(path);
    if (actual >= expected) return;
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        fmt::format("{} 被截断：应有 {} 字节，只有 {} 字节；什么也没有导入。", path, expected,
                    actual),
        fmt::format("{} is cut off: it should have {} bytes and has {}; nothing was imported.",
                    path, expected, actual));
}

void check_shape_part(const std::string& path) {
    constexpr std::uint64_t file_code = 9994;
    const Header header = read_header(path);
    if (big_endian(header, 0) != file_code)
        throw geo::Error(geo::ErrorKind::invalid_input, path + " 不是 Shapefile。",
                         path + " is not a shapefile.");
    require_size(path, 2 * big_endian(header, 24));  // the length is in 16-bit words
}

void check_table_part(const std::string& path) {
    const Header header = read_header(path);
    const auto records = little_endian(header, 4, 4);
    require_size(path, little_endian(header, 8, 2) + records * little_endian(header, 10, 2));
}

}  // namespace

void check_shapefile(const std::string& path) {
    check_shape_part(path);
    check_shape_part(part(path, ".shx", ".SHX"));
    check_table_part(part(path, ".dbf", ".DBF"));
}

}  // namespace importers

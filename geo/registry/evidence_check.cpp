// SPDX-License-Identifier: Apache-2.0
// Whether a file is what it says. Nothing is decoded: sizes are added up and markers followed, so
// that a bomb costs no more than its own length.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "geo/base/error.hpp"
#include "geo/registry/evidence.hpp"

namespace geo::registry {
namespace {

constexpr std::string_view png_signature{"\x89PNG\r\n\x1a\n", 8};
constexpr std::uint32_t most_pixels_a_side = 30'000;
constexpr std::uint64_t most_pixels = 200'000'000;  ///< A0 scanned at 300 dpi has 140 million

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8U | byte_at(bytes, at + i);
    return value;
}

Error refused(const char* kind, const char* zh, const char* en) {
    return Error(ErrorKind::invalid_input,
                 fmt::format("{} 文件有误：{}。请重新导出后再传。", kind, zh),
                 fmt::format("The {} file is broken: {}. Export it again.", kind, en))
        .at("/file");
}

// ---- PNG (ISO/IEC 15948)

std::array<std::uint32_t, 256> make_crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < table.size(); ++n) {
        std::uint32_t c = n;
        for (int k = 0; k < 8; ++k) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
        table[n] = c;
    }
    return table;
}

std::uint32_t crc_of(std::string_view bytes) {
    static const auto table = make_crc_table();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<std::uint8_t>(c)) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

/// A few kilobytes may claim a picture that fills the memory of whoever looks at it.
bool is_sensible_size(std::uint32_t width, std::uint32_t height) {
    return width > 0 && height > 0 && width <= most_pixels_a_side && height <= most_pixels_a_side &&
           std::uint64_t{width} * height <= most_pixels;
}

void require_png_header(std::string_view data) {
    if (data.size() != 13 || !is_sensible_size(big_endian(data, 0, 4), big_endian(data, 4, 4)))
        throw refused("PNG", "图像尺寸不合理", "its dimensions make no sense");
}

bool is_known_critical(std::string_view type) {
    return type == "IHDR" || type == "PLTE" || type == "IDAT" || type == "IEND";
}

struct Chunk {
    std::string_view type;
    std::string_view data;
};

Chunk chunk_at(std::string_view bytes, std::size_t at) {
    constexpr std::size_t around = 12;  // length, type, CRC
    if (bytes.size() - at < around) throw refused("PNG", "不完整", "it ends too early");
    const std::size_t length = big_endian(bytes, at, 4);
    if (length > bytes.size() - at - around) throw refused("PNG", "不完整", "it ends too early");
    if (crc_of(bytes.substr(at + 4, length + 4)) != big_endian(bytes, at + 8 + length, 4))
        throw refused("PNG", "校验不符", "a checksum is wrong");
    return {bytes.substr(at + 4, 4), bytes.substr(at + 8, length)};
}

/// \returns how many bytes belong to the picture.
std::size_t check_png(std::string_view bytes) {
    bool has_data = false;
    std::size_t at = png_signature.size();
    for (bool is_first = true;; is_first = false) {
        const Chunk chunk = chunk_at(bytes, at);
        at += chunk.data.size() + 12;
        if (is_first != (chunk.type == "IHDR"))
            throw refused("PNG", "块的次序不对", "its chunks are out of order");
        if (is_first) require_png_header(chunk.data);
        const bool is_critical = (byte_at(chunk.type, 0) & 0x20U) == 0;
        if (is_critical && !is_known_critical(chunk.type))
            throw refused("PNG", "含未知的关键块", "it has an unknown critical chunk");
        has_data = has_data || chunk.type == "IDAT";
        if (chunk.type == "IEND") break;
    }
    if (!has_data) throw refused("PNG", "没有图像数据", "it has no image data");
    return at;
}

// ---- JPEG (ITU-T T.81 Annex B)

constexpr std::uint8_t marker_start_of_scan = 0xDA;
constexpr std::uint8_t marker_end = 0xD9;

bool is_frame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Markers without a segment: TEM, RST0-7.
bool stands_alone(std::uint8_t marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

/// The next marker after entropy-coded data: FF followed by neither 00 nor a restart.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
    for (; at + 1 < bytes.size(); ++at) {
        if (byte_at(bytes, at) != 0xFF) continue;
        const std::uint8_t next = byte_at(bytes, at + 1);
        if (next != 0x00 && next != 0xFF && !stands_alone(next)) return at;
    }
    throw refused("JPEG", "不完整", "it ends too early");
}

std::uint8_t marker_at(std::string_view bytes, std::size_t& at) {
    if (at >= bytes.size() || byte_at(bytes, at) != 0xFF)
        throw refused("JPEG", "标记缺失", "a marker is missing");
    while (at < bytes.size() && byte_at(bytes, at) == 0xFF) ++at;
    if (at >= bytes.size()) throw refused("JPEG", "不完整", "it ends too early");
    return byte_at(bytes, at++);
}

std::size_t segment_length(std::string_view bytes, std::size_t at) {
    if (bytes.size() - at < 2) throw refused("JPEG", "不完整", "it ends too early");
    const std::size_t length = big_endian(bytes, at, 2);
    if (length < 2 || length > bytes.size() - at)
        throw refused("JPEG", "段长不符", "a segment's length is wrong");
    return length;
}

void require_frame_header(std::string_view segment) {
    if (segment.size() < 8 ||
        !is_sensible_size(big_endian(segment, 5, 2), big_endian(segment, 3, 2)))
        throw refused("JPEG", "图像尺寸不合理", "its dimensions make no sense");
}

std::size_t check_jpeg(std::string_view bytes) {
    bool has_frame = false;
    bool has_scan = false;
    std::size_t at = 2;
    for (;;) {
        const std::uint8_t marker = marker_at(bytes, at);
        if (marker == marker_end) break;
        if (stands_alone(marker)) continue;
        const std::size_t length = segment_length(bytes, at);
        if (is_frame(marker)) require_frame_header(bytes.substr(at, length));
        has_frame = has_frame || is_frame(marker);
        at += length;
        if (marker != marker_start_of_scan) continue;
        has_scan = true;
        at = end_of_scan(bytes, at);
    }
    if (!has_frame || !has_scan) throw refused("JPEG", "没有图像数据", "it has no image data");
    return at;
}

// ---- PDF (ISO 32000-1)

std::optional<int> hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

bool ends_name(char c) {
    return std::string_view{" \t\r\n\f/<>[](){}%"}.find(c) != std::string_view::npos || c == '\0';
}

/// A name object without its slash, #xx decoded (7.3.5): /J#61vaScript is JavaScript.
std::string name_at(std::string_view bytes, std::size_t at) {
    constexpr std::size_t longest = 32;
    std::string name;
    for (; at < bytes.size() && !ends_name(bytes[at]) && name.size() < longest; ++at) {
        if (bytes[at] == '#' && at + 2 < bytes.size()) {
            const auto high = hex_value(bytes[at + 1]);
            const auto low = hex_value(bytes[at + 2]);
            if (high && low) {
                name += static_cast<char>(*high * 16 + *low);
                at += 2;
                continue;
            }
        }
        name += bytes[at];
    }
    return name;
}

/// What lets a PDF act on whoever opens it, or carry other files. Names of two letters (/JS, /AA)
/// turn up in compressed data by chance, and do nothing without one of these.
bool is_active(std::string_view name) {
    constexpr std::array<std::string_view, 10> active{
        "JavaScript", "Launch",     "EmbeddedFile", "EmbeddedFiles", "OpenAction",
        "RichMedia",  "SubmitForm", "ImportData",   "XFA",           "Encrypt"};
    return std::find(active.begin(), active.end(), name) != active.end();
}

void check_pdf(std::string_view bytes) {
    constexpr std::size_t near_the_end = 2048;
    const auto tail = bytes.substr(bytes.size() - std::min(bytes.size(), near_the_end));
    if (tail.find("%%EOF") == std::string_view::npos ||
        tail.find("startxref") == std::string_view::npos)
        throw refused("PDF", "不完整", "it has no end");
    for (std::size_t at = bytes.find('/'); at != std::string_view::npos;
         at = bytes.find('/', at + 1)) {
        const std::string name = name_at(bytes, at + 1);
        if (is_active(name))
            throw Error(ErrorKind::invalid_input,
                        fmt::format("PDF 含有 /{}（脚本、动作、加密或内嵌文件），不予接收。请打印为"
                                    "普通 PDF 后再传。",
                                    name),
                        fmt::format("The PDF holds /{} (a script, an action, encryption or "
                                    "another file). Print it to a plain PDF.",
                                    name))
                .at("/file");
    }
}

}  // namespace

CheckedFile check_attachment(std::string_view bytes) {
    if (bytes.size() > largest_attachment_bytes)
        throw Error(
            ErrorKind::too_large,
            fmt::format("附件有 {} 字节，最大 {} 字节。", bytes.size(), largest_attachment_bytes),
            fmt::format("The file has {} bytes; at most {} are taken.", bytes.size(),
                        largest_attachment_bytes))
            .at("/file");
    if (bytes.starts_with(png_signature))
        return {AttachmentKind::png, bytes.substr(0, check_png(bytes))};
    if (bytes.starts_with("\xFF\xD8\xFF"))
        return {AttachmentKind::jpeg, bytes.substr(0, check_jpeg(bytes))};
    if (bytes.starts_with("%PDF-1.") || bytes.starts_with("%PDF-2.")) {
        check_pdf(bytes);
        return {AttachmentKind::pdf, bytes};
    }
    throw Error(ErrorKind::invalid_input, "附件须为 PDF、JPEG 或 PNG 文件（按内容判断）。",
                "An attachment is a PDF, JPEG or PNG file (told by its content).")
        .at("/file");
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/zip_file.hpp"

#include <libdeflate.h>

#include <limits>
#include <memory>

#include "geo/base/error.hpp"

namespace geo::documents {
namespace {

constexpr std::uint16_t version_needed = 20;
constexpr std::uint16_t utf8_names = 1U << 11U;
constexpr std::uint16_t deflated = 8;
// the format cannot leave the time out: 1 January 1980, its first day
constexpr std::uint16_t no_time = 0;
constexpr std::uint16_t first_day = (1U << 5U) | 1U;

void put16(std::string& out, std::uint16_t value) {
    out += static_cast<char>(value & 0xFFU);
    out += static_cast<char>(value >> 8U);
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
    put16(out, static_cast<std::uint16_t>(value >> 16U));
}

std::uint32_t size32(std::size_t size) {
    if (size > std::numeric_limits<std::uint32_t>::max())
        throw Error(ErrorKind::too_large, "工作簿超过 4 GB：请按乡镇分开导出。",
                    "The workbook is larger than 4 GB: export it town by town.");
    return static_cast<std::uint32_t>(size);
}

std::string deflate(std::string_view content) {
    struct Release {
        void operator()(libdeflate_compressor* compressor) const {
            libdeflate_free_compressor(compressor);
        }
    };
    const std::unique_ptr<libdeflate_compressor, Release> compressor(
        libdeflate_alloc_compressor(6));
    std::string packed(libdeflate_deflate_compress_bound(compressor.get(), content.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor.get(), content.data(), content.size(),
                                              packed.data(), packed.size()));
    return packed;
}

void put_common(std::string& out, std::uint32_t checksum, std::uint32_t packed_size,
                std::uint32_t size, std::size_t name_length) {
    put16(out, version_needed);
    put16(out, utf8_names);
    put16(out, deflated);
    put16(out, no_time);
    put16(out, first_day);
    put32(out, checksum);
    put32(out, packed_size);
    put32(out, size);
    put16(out, static_cast<std::uint16_t>(name_length));
    put16(out, 0);  // no extra field
}

}  // namespace

void ZipFile::add(const std::string& name, std::string_view content) {
    const std::string packed = deflate(content);
    const Entry entry{name, libdeflate_crc32(0, content.data(), content.size()),
                      size32(packed.size()), size32(content.size()), size32(bytes_.size())};
    put32(bytes_, 0x04034B50);
    put_common(bytes_, entry.checksum, entry.packed_size, entry.size, name.size());
    bytes_ += name;
    bytes_ += packed;
    entries_.push_back(entry);
}

std::string ZipFile::finish() {
    const std::uint32_t directory = size32(bytes_.size());
    for (const Entry& entry : entries_) {
        put32(bytes_, 0x02014B50);
        put16(bytes_, version_needed);
        put_common(bytes_, entry.checksum, entry.packed_size, entry.size, entry.name.size());
        put16(bytes_, 0);  // no comment
        put16(bytes_, 0);  // first and only disk
        put16(bytes_, 0);  // internal attributes
        put32(bytes_, 0);  // external attributes
        put32(bytes_, entry.offset);
        bytes_ += entry.name;
    }
    const std::uint32_t length = size32(bytes_.size()) - directory;
    const auto count = static_cast<std::uint16_t>(entries_.size());
    put32(bytes_, 0x06054B50);
    put16(bytes_, 0);
    put16(bytes_, 0);
    put16(bytes_, count);
    put16(bytes_, count);
    put32(bytes_, length);
    put32(bytes_, directory);
    put16(bytes_, 0);
    return std::move(bytes_);
}

}  // namespace geo::documents

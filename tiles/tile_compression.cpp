// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_compression.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <memory>
#include <new>

namespace tiles {
namespace {

struct CompressorDeleter {
    void operator()(libdeflate_compressor* compressor) const {
        libdeflate_free_compressor(compressor);
    }
};
using Compressor = std::unique_ptr<libdeflate_compressor, CompressorDeleter>;

/// A compressor holds tables of several hundred kilobytes: one a thread, made at first use.
libdeflate_compressor* thread_compressor() {
    constexpr int level = 6;
    static thread_local const Compressor compressor(libdeflate_alloc_compressor(level));
    if (!compressor) throw std::bad_alloc();
    return compressor.get();
}

}  // namespace

std::string gzip(std::string_view data) {
    libdeflate_compressor* compressor = thread_compressor();
    std::string out(libdeflate_gzip_compress_bound(compressor, data.size()), '\0');
    out.resize(
        libdeflate_gzip_compress(compressor, data.data(), data.size(), out.data(), out.size()));
    out.shrink_to_fit();
    return out;
}

std::string entity_tag(std::string_view data) {
    const std::uint32_t crc = libdeflate_crc32(0, data.data(), data.size());
    const std::uint32_t adler = libdeflate_adler32(1, data.data(), data.size());
    return fmt::format("\"{:x}-{:08x}{:08x}\"", data.size(), crc, adler);
}

}  // namespace tiles

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/gzip.hpp"

#include <libdeflate.h>

#include <array>
#include <memory>
#include <new>

namespace api::http {
namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
};
struct FreeDecompressor {
    void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
};

libdeflate_compressor* compressor_for(int level) {
    thread_local std::array<std::unique_ptr<libdeflate_compressor, FreeCompressor>, 13> kept;
    auto& one = kept.at(static_cast<std::size_t>(level));
    if (!one) {
        one.reset(libdeflate_alloc_compressor(level));
    }
    if (!one) {
        throw std::bad_alloc{};
    }
    return one.get();
}

/// RFC 1952 §2.3.1: the last four bytes are the size of the input modulo 2^32.
std::size_t stated_size(std::string_view bytes) noexcept {
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        size = size * 256 + static_cast<unsigned char>(bytes[bytes.size() - 1 - i]);
    }
    return size;
}

}  // namespace

std::string gzip(std::string_view bytes, int level) {
    auto* compressor = compressor_for(level);
    std::string out(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
    out.resize(
        libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

std::optional<std::string> gunzip(std::string_view bytes, std::size_t limit) {
    thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor{
        libdeflate_alloc_decompressor()};
    if (bytes.size() < 18 || stated_size(bytes) > limit || !decompressor) {
        return std::nullopt;
    }
    std::string out(stated_size(bytes), '\0');
    std::size_t written = 0;
    const auto result = libdeflate_gzip_decompress(decompressor.get(), bytes.data(), bytes.size(),
                                                   out.data(), out.size(), &written);
    if (result != LIBDEFLATE_SUCCESS || written != out.size()) {
        return std::nullopt;
    }
    return out;
}

}  // namespace api::http

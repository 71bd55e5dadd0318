// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/digest.hpp"

#include <sodium.h>

#include <algorithm>

namespace geo::audit {
namespace {

const unsigned char* unsigned_bytes(std::string_view bytes) noexcept {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Digest sha256(std::string_view bytes) noexcept {
    Digest digest;
    crypto_hash_sha256(digest.data(), unsigned_bytes(bytes), bytes.size());
    return digest;
}

std::string_view as_bytes(const Digest& digest) noexcept {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::optional<Digest> digest_from_bytes(std::string_view bytes) noexcept {
    Digest digest;
    if (bytes.size() != digest.size()) return std::nullopt;
    std::copy_n(unsigned_bytes(bytes), digest.size(), digest.begin());
    return digest;
}

std::string to_hex(const Digest& digest) {
    std::string text(2 * digest.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    text.pop_back();
    return text;
}

std::optional<Digest> digest_from_hex(std::string_view text) noexcept {
    Digest digest;
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_hex2bin(digest.data(), digest.size(), text.data(), text.size(),
                                      nullptr, &length, &end);
    if (failed != 0 || length != digest.size() || end != text.data() + text.size())
        return std::nullopt;
    return digest;
}

std::string to_base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), unsigned_bytes(bytes), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}  // namespace geo::audit

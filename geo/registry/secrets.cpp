// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/secrets.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace geo::registry {

std::string random_secret() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be set up");
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)>
        text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    return text.data();
}

}  // namespace geo::registry

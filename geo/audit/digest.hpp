// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), the one hash of the audit trail. Uses libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace geo::audit {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes) noexcept;

std::string_view as_bytes(const Digest& digest) noexcept;
/// nullopt unless it is 32 bytes.
std::optional<Digest> digest_from_bytes(std::string_view bytes) noexcept;

/// 64 lower-case hexadecimal digits.
std::string to_hex(const Digest& digest);
std::optional<Digest> digest_from_hex(std::string_view text) noexcept;

/// RFC 4648 section 4, padded.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace geo::audit

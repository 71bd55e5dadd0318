// SPDX-License-Identifier: Apache-2.0
// What a client holds to be known again: 32 random bytes, told once and kept as their SHA-256. A
// secret of that size needs no slow hash: nobody guesses it.
#pragma once

#include <string>
#include <string_view>

#include "geo/audit/digest.hpp"

namespace geo::registry {

/// 43 letters of base64url (RFC 4648 section 5).
std::string random_secret();

inline audit::Digest fingerprint(std::string_view secret) noexcept { return audit::sha256(secret); }

}  // namespace geo::registry

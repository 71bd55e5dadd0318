// SPDX-License-Identifier: Apache-2.0
// A signed statement of how long the log is and what its root is: a checkpoint as of
// c2sp.org/tlog-checkpoint, signed as of c2sp.org/signed-note with Ed25519 (RFC 8032). Kept by
// others, it shows any later change of the past.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/audit/digest.hpp"

namespace geo::audit {

struct Checkpoint {
    std::string origin;  ///< whose log: "luming 东营市"
    std::uint64_t size = 0;
    Digest root{};
    std::vector<std::string> extensions;  ///< further lines: what was known besides
    bool operator==(const Checkpoint&) const = default;
};

/// An Ed25519 key pair. The secret stays in its file; it never enters the registry.
class SigningKey {
  public:
    static SigningKey generate();
    /// The text of the key file: "luming-key-1 " and the seed in base64.
    /// \throws Error(invalid_input) for anything else.
    static SigningKey from_text(std::string_view text);
    std::string to_text() const;

    /// 32 bytes.
    const std::string& public_key() const noexcept { return public_key_; }
    /// 64 bytes.
    std::string sign(std::string_view message) const;

    ~SigningKey();
    SigningKey(const SigningKey&) = default;
    SigningKey& operator=(const SigningKey&) = default;

  private:
    explicit SigningKey(std::string_view seed);
    std::string seed_, public_key_, secret_;
};

/// The first eight hexadecimal digits of the key's id, SHA-256(name || "\n" || 0x01 || key).
std::string key_id(std::string_view name, std::string_view public_key);

/// The note: body, blank line, signature line.
std::string signed_note(const Checkpoint& checkpoint, const SigningKey& key);

/// \throws Error(invalid_input) naming what is wrong: no checkpoint, another key, a bad signature.
Checkpoint verified_note(std::string_view note, std::string_view public_key);
/// Reads the statement without looking at its signature. \throws as verified_note.
Checkpoint read_note(std::string_view note);

}  // namespace geo::audit

// SPDX-License-Identifier: Apache-2.0
// Passwords are kept as argon2id strings (RFC 9106). Hashing is slow and large on purpose, so only
// a few run at once and a few wait; the rest is told to come back.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace geo::registry {

/// What one hash costs.
struct PasswordCost {
    unsigned long long passes;
    std::size_t memory_bytes;

    /// libsodium's INTERACTIVE: 64 MiB, some 0.1 s.
    static PasswordCost interactive();
    /// As little as argon2id allows: for tests.
    static PasswordCost least();
};

/// How many hashings run and wait.
struct PasswordLimits {
    int most_at_once = 2;
    int most_waiting = 4;
    std::chrono::milliseconds patience{2000};
};

/// \throws Error(invalid_input) unless the password has 10 characters or more, is text, and is
/// another one than the user's name; Error(too_large) past 1024 bytes.
void require_sound_password(std::string_view password, std::string_view user_name);

class Passwords {
  public:
    explicit Passwords(PasswordCost cost = PasswordCost::interactive(), PasswordLimits limits = {});

    /// \throws Error(unavailable) when too many are being hashed already.
    std::string hash(std::string_view password);
    /// Takes as long for a user without a password, or for no user at all, as for any other.
    /// \param stored  an argon2id string; nullopt for nobody  \throws as hash.
    bool verify(std::string_view password, const std::optional<std::string>& stored);

  private:
    class Turn;

    const PasswordCost cost_;
    const PasswordLimits limits_;
    std::mutex mutex_;
    std::condition_variable free_;
    int running_ = 0;
    int waiting_ = 0;
    std::string decoy_;  ///< hash of a password that nobody knows, made when first needed
};

}  // namespace geo::registry

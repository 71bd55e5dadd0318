// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/passwords.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/secrets.hpp"

namespace geo::registry {
namespace {

constexpr std::size_t shortest = 10;
constexpr std::size_t longest_bytes = 1024;

Error too_busy() {
    return {ErrorKind::unavailable, "正在登录的人过多，请稍后再试。",
            "Too many people are logging in; try again in a moment."};
}

std::string hashed(std::string_view password, const PasswordCost& cost) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), cost.passes,
                          cost.memory_bytes) != 0)
        throw Error(ErrorKind::unavailable, "内存不足，无法计算口令。",
                    "There is not enough memory to hash a password.");
    return text.data();
}

}  // namespace

PasswordCost PasswordCost::interactive() {
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

PasswordCost PasswordCost::least() {
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

void require_sound_password(std::string_view password, std::string_view user_name) {
    if (password.size() > longest_bytes)
        throw Error(ErrorKind::too_large, fmt::format("口令过长（最多 {} 字节）。", longest_bytes),
                    fmt::format("The password is too long (at most {} bytes).", longest_bytes));
    const bool is_text =
        text::is_valid_utf8(password) && password.find('\0') == std::string_view::npos;
    if (!is_text || text::length(password) < shortest)
        throw Error(ErrorKind::invalid_input, fmt::format("口令至少 {} 个字符。", shortest),
                    fmt::format("A password has at least {} characters.", shortest));
    if (text::nfc(password) == user_name)
        throw Error(ErrorKind::invalid_input, "口令不能与用户名相同。",
                    "The password must not be the user's name.");
}

/// One of the few places at the mill.
class Passwords::Turn {
  public:
    explicit Turn(Passwords& passwords) : passwords_(passwords) {
        std::unique_lock lock{passwords.mutex_};
        const auto is_free = [&] { return passwords.running_ < passwords.limits_.most_at_once; };
        if (!is_free()) {
            if (passwords.waiting_ >= passwords.limits_.most_waiting) throw too_busy();
            ++passwords.waiting_;
            const bool came = passwords.free_.wait_for(lock, passwords.limits_.patience, is_free);
            --passwords.waiting_;
            if (!came) throw too_busy();
        }
        ++passwords.running_;
    }
    ~Turn() {
        {
            const std::lock_guard lock{passwords_.mutex_};
            --passwords_.running_;
        }
        passwords_.free_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    Passwords& passwords_;
};

Passwords::Passwords(PasswordCost cost, PasswordLimits limits) : cost_(cost), limits_(limits) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be set up");
}

std::string Passwords::hash(std::string_view password) {
    const Turn turn{*this};
    return hashed(password, cost_);
}

bool Passwords::verify(std::string_view password, const std::optional<std::string>& stored) {
    const Turn turn{*this};
    std::string expected = stored.value_or("");
    if (!stored) {
        const std::lock_guard lock{mutex_};
        if (decoy_.empty()) decoy_ = hashed(random_secret(), cost_);
        expected = decoy_;
    }
    const bool fits =
        crypto_pwhash_str_verify(expected.c_str(), password.data(), password.size()) == 0;
    return fits && stored.has_value();
}

}  // namespace geo::registry

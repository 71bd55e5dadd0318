// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/checkpoint.hpp"

#include <sodium.h>

#include <charconv>
#include <optional>

#include "geo/base/error.hpp"

namespace geo::audit {
namespace {

constexpr std::string_view key_prefix = "luming-key-1 ";
constexpr std::string_view dash = "\u2014 ";  // signed-note: an em dash opens a signature line
constexpr char ed25519 = 1;

const unsigned char* bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) noexcept {
    return reinterpret_cast<unsigned char*>(text.data());
}

[[noreturn]] void refuse(const char* zh, const char* en) {
    throw Error(ErrorKind::invalid_input, std::string("检查点无效：") + zh + "。",
                std::string("The checkpoint is not valid: ") + en + ".");
}

std::string body_of(const Checkpoint& checkpoint) {
    std::string body = checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' +
                       to_base64(as_bytes(checkpoint.root)) + '\n';
    for (const std::string& line : checkpoint.extensions) body += line + '\n';
    return body;
}

std::string id_bytes(std::string_view name, std::string_view public_key) {
    const std::string text = std::string(name) + '\n' + ed25519 + std::string(public_key);
    return std::string(as_bytes(sha256(text)).substr(0, 4));
}

/// Takes the text up to the next newline off the front; nullopt when there is none.
std::optional<std::string_view> take_line(std::string_view& text) noexcept {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

struct Note {
    std::string_view body;        ///< with its last newline
    std::string_view signatures;  ///< lines
};

Note cut(std::string_view note) {
    const std::size_t blank = note.find("\n\n");
    if (blank == std::string_view::npos) refuse("没有签名部分", "it has no signature part");
    return {note.substr(0, blank + 1), note.substr(blank + 2)};
}

Checkpoint read_body(std::string_view body) {
    Checkpoint checkpoint;
    const auto origin = take_line(body);
    const auto size = take_line(body);
    const auto root = take_line(body);
    if (!origin || origin->empty() || !size || !root)
        refuse("应有来源、大小、根哈希三行", "origin, size and root take three lines");
    checkpoint.origin = *origin;
    const auto [end, failure] =
        std::from_chars(size->data(), size->data() + size->size(), checkpoint.size);
    if (failure != std::errc{} || end != size->data() + size->size())
        refuse("大小不是数字", "the size is not a number");
    const auto bytes = from_base64(*root);
    const auto digest = bytes ? digest_from_bytes(*bytes) : std::nullopt;
    if (!digest) refuse("根哈希不是 32 字节的 base64", "the root is not 32 bytes in base64");
    checkpoint.root = *digest;
    while (const auto line = take_line(body)) checkpoint.extensions.emplace_back(*line);
    return checkpoint;
}

/// The 64 bytes that the key has signed with; nullopt when no line is by this key.
std::optional<std::string> signature_by(std::string_view signatures, std::string_view name,
                                        std::string_view public_key) {
    const std::string id = id_bytes(name, public_key);
    const std::string start = std::string(dash) + std::string(name) + ' ';
    while (const auto line = take_line(signatures)) {
        if (!line->starts_with(start)) continue;
        const auto bytes = from_base64(line->substr(start.size()));
        if (bytes && bytes->size() == id.size() + crypto_sign_BYTES && bytes->starts_with(id))
            return bytes->substr(id.size());
    }
    return std::nullopt;
}

}  // namespace

SigningKey::SigningKey(std::string_view seed)
    : seed_(seed),
      public_key_(crypto_sign_PUBLICKEYBYTES, '\0'),
      secret_(crypto_sign_SECRETKEYBYTES, '\0') {
    crypto_sign_seed_keypair(bytes_of(public_key_), bytes_of(secret_), bytes_of(seed));
}

SigningKey::~SigningKey() {
    sodium_memzero(seed_.data(), seed_.size());
    sodium_memzero(secret_.data(), secret_.size());
}

SigningKey SigningKey::generate() {
    if (sodium_init() < 0)
        throw Error(ErrorKind::unavailable, "密码库无法初始化。", "libsodium cannot start.");
    std::string seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), seed.size());
    return SigningKey{seed};
}

SigningKey SigningKey::from_text(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    std::optional<std::string> seed;
    if (text.starts_with(key_prefix)) seed = from_base64(text.substr(key_prefix.size()));
    if (!seed || seed->size() != crypto_sign_SEEDBYTES)
        throw Error(ErrorKind::invalid_input, "签名密钥文件无效，应为“luming-key-1 …”一行。",
                    "The signing key file is not valid; it is one line, 'luming-key-1 …'.");
    return SigningKey{*seed};
}

std::string SigningKey::to_text() const {
    return std::string(key_prefix) + to_base64(seed_) + '\n';
}

std::string SigningKey::sign(std::string_view message) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(message), message.size(),
                         bytes_of(secret_));
    return signature;
}

std::string key_id(std::string_view name, std::string_view public_key) {
    std::string padded = id_bytes(name, public_key);
    padded.resize(Digest{}.size());
    return to_hex(*digest_from_bytes(padded)).substr(0, 8);
}

std::string signed_note(const Checkpoint& checkpoint, const SigningKey& key) {
    const std::string body = body_of(checkpoint);
    const std::string bytes = id_bytes(checkpoint.origin, key.public_key()) + key.sign(body);
    return body + '\n' + std::string(dash) + checkpoint.origin + ' ' + to_base64(bytes) + '\n';
}

Checkpoint read_note(std::string_view note) { return read_body(cut(note).body); }

Checkpoint verified_note(std::string_view note, std::string_view public_key) {
    const Note parts = cut(note);
    Checkpoint checkpoint = read_body(parts.body);
    if (public_key.size() != crypto_sign_PUBLICKEYBYTES)
        refuse("公钥不是 32 字节", "the public key is not 32 bytes");
    const auto signature = signature_by(parts.signatures, checkpoint.origin, public_key);
    if (!signature) refuse("没有该密钥的签名", "no signature is by this key");
    if (crypto_sign_verify_detached(bytes_of(*signature), bytes_of(parts.body), parts.body.size(),
                                    bytes_of(public_key)) != 0)
        refuse("签名不符，内容已被改动", "the signature does not fit: the text was changed");
    return checkpoint;
}

}  // namespace geo::audit

// SPDX-License-Identifier: Apache-2.0
#include "geo/base/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdint>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace geo::text {

namespace {

std::string letters_and_digits(std::string_view name) {
    std::string plain;
    for (const char letter : name) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0) plain += static_cast<char>(std::toupper(byte));
    }
    return plain;
}

template <std::size_t Count>
bool is_one_of(const std::string& word, const std::array<const char*, Count>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// How many bytes of UTF-8 stand before a last character that is not all there.
std::size_t whole_characters(std::string_view bytes) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte < 0x80U) return bytes.size();
        if (byte < 0xC0U) continue;  // inside a character
        const std::size_t length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : 2;
        return length > back ? bytes.size() - back : bytes.size();
    }
    return bytes.size();
}

// POSIX iconv() takes char** although it never writes through it.
char* unconst(const char* bytes) { return const_cast<char*>(bytes); }

}  // namespace

struct Decoder::Conversion {
    iconv_t handle;
    explicit Conversion(const std::string& from) : handle(iconv_open("UTF-8", from.c_str())) {
        if (handle == reinterpret_cast<iconv_t>(std::intptr_t{-1}))
            throw Error(ErrorKind::invalid_input,
                        "不认识字符编码“" + from + "”：请用 UTF-8、GB18030 或 BIG5。",
                        "The encoding '" + from + "' is unknown: use UTF-8, GB18030 or BIG5.");
    }
    ~Conversion() { iconv_close(handle); }
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;
};

std::string canonical_encoding(std::string_view name) {
    static constexpr std::array utf8{"UTF8", "65001", "CP65001"};
    static constexpr std::array chinese{"936",    "CP936",   "GBK",        "MS936",
                                        "GB2312", "GB18030", "WINDOWS936", "EUCCN"};
    static constexpr std::array taiwan{"950", "CP950", "BIG5", "WINDOWS950"};
    const std::string plain = letters_and_digits(name);
    if (is_one_of(plain, utf8)) return "UTF-8";
    if (is_one_of(plain, chinese)) return "GB18030";
    if (is_one_of(plain, taiwan)) return "CP950";
    if (plain.rfind("88591", 0) == 0) return "ISO-8859-1";
    return std::string(trimmed(name));
}

Decoder::Decoder(std::string_view encoding) : encoding_(canonical_encoding(encoding)) {
    if (encoding_ != "UTF-8") conversion_ = std::make_unique<Conversion>(encoding_);
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

std::optional<std::string> Decoder::decode(std::string_view bytes) const {
    if (!conversion_) {
        if (!is_valid_utf8(bytes)) return std::nullopt;
        return std::string(bytes);
    }
    std::string text(bytes.size() * 3 + 4, '\0');  // no encoding grows by more in UTF-8
    char* in = unconst(bytes.data());
    char* out = text.data();
    std::size_t in_left = bytes.size();
    std::size_t out_left = text.size();
    iconv(conversion_->handle, nullptr, nullptr, nullptr, nullptr);
    const auto done = iconv(conversion_->handle, &in, &in_left, &out, &out_left);
    if (done == static_cast<std::size_t>(-1) || in_left != 0) return std::nullopt;
    text.resize(text.size() - out_left);
    return text;
}

std::optional<std::size_t> Decoder::decode_start(std::string_view bytes, std::string& out) const {
    if (!conversion_) {
        const std::string_view whole = bytes.substr(0, whole_characters(bytes));
        if (!is_valid_utf8(whole)) return std::nullopt;
        out += whole;
        return whole.size();
    }
    const std::size_t before = out.size();
    out.resize(before + bytes.size() * 3 + 4);
    char* in = unconst(bytes.data());
    char* to = out.data() + before;
    std::size_t in_left = bytes.size();
    std::size_t out_left = out.size() - before;
    iconv(conversion_->handle, nullptr, nullptr, nullptr, nullptr);
    const auto done = iconv(conversion_->handle, &in, &in_left, &to, &out_left);
    const bool is_malformed = done == static_cast<std::size_t>(-1) && errno != EINVAL;
    out.resize(out.size() - out_left);
    if (is_malformed) return std::nullopt;
    return bytes.size() - in_left;
}

std::size_t Decoder::decode_marking(std::string_view bytes, bool is_end, std::string& out) const {
    if (!conversion_) {
        out += bytes;
        return bytes.size();
    }
    static constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    std::size_t taken = 0;
    std::string piece(bytes.size() * 3 + 4, '\0');
    while (taken < bytes.size()) {
        char* in = unconst(bytes.data() + taken);
        char* to = piece.data();
        std::size_t in_left = bytes.size() - taken;
        std::size_t to_left = piece.size();
        iconv(conversion_->handle, nullptr, nullptr, nullptr, nullptr);
        const auto done = iconv(conversion_->handle, &in, &in_left, &to, &to_left);
        const bool is_unfinished = done == static_cast<std::size_t>(-1) && errno == EINVAL;
        out.append(piece.data(), piece.size() - to_left);
        taken = bytes.size() - in_left;
        if (in_left == 0 || (is_unfinished && !is_end)) break;
        const auto byte = static_cast<unsigned char>(bytes[taken++]);
        out += '\xFF';
        out += hexadecimal[byte >> 4U];
        out += hexadecimal[byte & 0xFU];
    }
    return taken;
}

std::optional<std::string> Decoder::decode_cut_off(std::string_view bytes) const {
    // A character of UTF-8 or GB18030 has four bytes at most, so three may be left of it.
    for (std::size_t dropped = 1; dropped <= 3 && dropped <= bytes.size(); ++dropped)
        if (auto text = decode(bytes.substr(0, bytes.size() - dropped))) return text;
    return std::nullopt;
}

}  // namespace geo::text

// SPDX-License-Identifier: Apache-2.0
#include "geo/base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

#include "geo/base/error.hpp"

namespace geo::text {
namespace {

struct Decoded {
    char32_t code_point = 0;
    std::size_t size = 0;  ///< bytes taken; 0 when the bytes are not well-formed
};

unsigned byte_at(std::string_view text, std::size_t offset) noexcept {
    return static_cast<unsigned char>(text[offset]);
}

/// Bytes of the sequence that a lead byte announces; 0 for a byte that cannot lead.
std::size_t sequence_size(unsigned lead) noexcept {
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return 2;
    if (lead < 0xF0) return 3;
    return lead < 0xF5 ? 4 : 0;
}

/// Table 3-7 of the Unicode standard: the second byte's range excludes overlong forms, surrogates
/// and what lies past U+10FFFF.
bool is_second_byte(unsigned lead, unsigned second) noexcept {
    const unsigned first = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
    const unsigned last = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
    return second >= first && second <= last;
}

Decoded decode(std::string_view text, std::size_t offset) noexcept {
    const unsigned lead = byte_at(text, offset);
    const std::size_t size = sequence_size(lead);
    if (size <= 1) return {lead, size};
    if (offset + size > text.size() || !is_second_byte(lead, byte_at(text, offset + 1))) return {};
    char32_t code_point = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const unsigned byte = byte_at(text, offset + i);
        if ((byte & 0xC0U) != 0x80U) return {};
        code_point = (code_point << 6U) | (byte & 0x3FU);
    }
    return {code_point, size};
}

/// Offset of the first byte that breaks the text; nullopt when there is none.
std::optional<std::size_t> first_malformed_byte(std::string_view text) noexcept {
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded next = decode(text, offset);
        if (next.size == 0) return offset;
        offset += next.size;
    }
    return std::nullopt;
}

/// The next code point of a well-formed text.
char32_t take(std::string_view text, std::size_t& offset) noexcept {
    const Decoded next = decode(text, offset);
    offset += next.size;
    return next.code_point;
}

/// Where the last character begins; a stray byte counts as one.
std::size_t last_character(std::string_view text) noexcept {
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && (byte_at(text, start) & 0xC0U) == 0x80U) --start;
    return start;
}

bool begins_with_space(std::string_view text) noexcept {
    const Decoded next = decode(text, 0);
    return next.size != 0 && is_space(next.code_point);
}

bool ends_with_space(std::string_view text) noexcept {
    const std::string_view last = text.substr(last_character(text));
    return begins_with_space(last) && decode(last, 0).size == last.size();
}

UChar32 icu(char32_t code_point) noexcept { return static_cast<UChar32>(code_point); }

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    if (found == nullptr || U_FAILURE(status) != 0)
        throw Error(ErrorKind::unavailable, "ICU 数据不可用，请重新安装 libicu。",
                    "The ICU data cannot be loaded; reinstall libicu.");
    return *found;
}

const icu::Normalizer2& nfc_normalizer() {
    static const icu::Normalizer2& found = normalizer(&icu::Normalizer2::getNFCInstance);
    return found;
}

const icu::Normalizer2& nfkc_normalizer() {
    static const icu::Normalizer2& found = normalizer(&icu::Normalizer2::getNFKCInstance);
    return found;
}

bool is_between(char32_t code_point, char32_t first, char32_t last) noexcept {
    return code_point >= first && code_point <= last;
}

template <typename Change>
std::string mapped(std::string_view text, Change change) {
    require_utf8(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();)
        append_utf8(out, change(take(text, offset)));
    return out;
}

}  // namespace

bool is_valid_utf8(std::string_view text) noexcept { return !first_malformed_byte(text); }

void require_utf8(std::string_view text) {
    const auto byte = first_malformed_byte(text);
    if (!byte) return;
    const std::string at = std::to_string(*byte + 1);
    throw Error(
        ErrorKind::invalid_input,
        "文字不是有效的 UTF-8（第 " + at + " 字节），请转换编码后再输入。",
        "The text is not valid UTF-8 (byte " + at + "); convert its encoding and try again.");
}

std::u32string code_points(std::string_view text) {
    require_utf8(text);
    std::u32string out;
    out.reserve(text.size() / 2);
    for (std::size_t offset = 0; offset < text.size();) out.push_back(take(text, offset));
    return out;
}

std::size_t length(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    const auto put_tail = [&](unsigned shift) { put(0x80U | ((code_point >> shift) & 0x3FU)); };
    if (code_point < 0x80) return put(code_point);
    if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put_tail(6);
    } else {
        put(0xF0U | (code_point >> 18U));
        put_tail(12);
        put_tail(6);
    }
    put_tail(0);
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t code_point : text) append_utf8(out, code_point);
    return out;
}

std::string nfc(std::string_view text) {
    require_utf8(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    std::string out;
    nfc_normalizer().normalize(source, status).toUTF8String(out);
    return out;
}

char32_t fold_width(char32_t code_point) noexcept {
    if (is_between(code_point, 0xFF01, 0xFF5E)) return code_point - 0xFEE0;
    return code_point == 0x3000 ? U' ' : code_point;
}

std::string fold_width(std::string_view text) {
    return mapped(text, [](char32_t code_point) { return fold_width(code_point); });
}

bool is_han(char32_t code_point) noexcept {
    if (is_between(code_point, 0x4E00, 0x9FA5)) return true;
    return !is_compatibility_form(code_point) &&
           u_hasBinaryProperty(icu(code_point), UCHAR_UNIFIED_IDEOGRAPH) != 0;
}

bool is_space(char32_t code_point) noexcept { return u_isUWhiteSpace(icu(code_point)) != 0; }

bool is_invisible(char32_t code_point) noexcept {
    if (is_between(code_point, 0x4E00, 0x9FA5)) return false;
    switch (u_charType(icu(code_point))) {
        case U_CONTROL_CHAR:
            return !is_between(code_point, 0x09, 0x0D);
        case U_FORMAT_CHAR:
        case U_SURROGATE:
        case U_UNASSIGNED:
            return true;
        default:
            return u_hasBinaryProperty(icu(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
    }
}

bool is_compatibility_form(char32_t code_point) noexcept {
    return is_between(code_point, 0x2E80, 0x2FDF) || is_between(code_point, 0xF900, 0xFAFF) ||
           is_between(code_point, 0x2F800, 0x2FA1F) || is_between(code_point, 0xE000, 0xF8FF) ||
           code_point >= 0xF0000;
}

char32_t standard_form(char32_t code_point) {
    if (!is_compatibility_form(code_point)) return code_point;
    UErrorCode status = U_ZERO_ERROR;
    const auto form = nfkc_normalizer().normalize(icu::UnicodeString(icu(code_point)), status);
    return form.countChar32() == 1 ? static_cast<char32_t>(form.char32At(0)) : code_point;
}

std::string strip_invisible(std::string_view text) {
    require_utf8(text);
    std::string out;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = take(text, offset);
        if (!is_invisible(code_point)) append_utf8(out, code_point);
    }
    return out;
}

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && begins_with_space(text)) text.remove_prefix(decode(text, 0).size);
    while (!text.empty() && ends_with_space(text)) text = text.substr(0, last_character(text));
    return text;
}

std::vector<std::string> split_names(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const auto name = trimmed(text.substr(0, end));
        if (!name.empty()) names.emplace_back(name);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

std::string joined_names(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text.append(text.empty() ? "" : ";").append(name);
    return text;
}

}  // namespace geo::text

// SPDX-License-Identifier: Apache-2.0
#include "api/table/decoded_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "geo/base/error.hpp"

namespace api::table {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 17U;
constexpr std::size_t looked_at_bytes = 4096;

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
constexpr std::array marks{Mark{"\xEF\xBB\xBF", "UTF-8"}, Mark{"\xFF\xFE", "UTF-16LE"},
                           Mark{"\xFE\xFF", "UTF-16BE"}};

const Mark* find_mark(std::string_view head) {
    for (const Mark& mark : marks)
        if (head.starts_with(mark.bytes)) return &mark;
    return nullptr;
}

/// Separators, digits and line ends have a zero half in UTF-16; other texts hold no zeros.
const char* find_utf16(std::string_view head) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++zeros[i % 2];
    const std::size_t enough = head.size() / 10 + 1;
    if (zeros[1] >= enough && zeros[0] == 0) return "UTF-16LE";
    if (zeros[0] >= enough && zeros[1] == 0) return "UTF-16BE";
    return nullptr;
}

std::string read_some(Bytes& bytes, std::size_t most) {
    std::string piece(most, '\0');
    piece.resize(bytes.read(piece.data(), most));
    return piece;
}

bool is_all_utf8(Bytes& bytes) {
    const geo::text::Decoder utf8{"UTF-8"};
    std::string rest, ignored;
    while (true) {
        const std::string piece = read_some(bytes, chunk_bytes);
        if (piece.empty()) return rest.empty();
        rest += piece;
        ignored.clear();
        const auto taken = utf8.decode_start(rest, ignored);
        if (!taken) return false;
        rest.erase(0, *taken);
    }
}

std::string find_encoding(Bytes& bytes, const std::string& wanted) {
    const std::string head = read_some(bytes, looked_at_bytes);
    bytes.rewind();
    const Mark* mark = find_mark(head);
    if (!wanted.empty()) return wanted;
    if (mark != nullptr) return mark->encoding;
    if (const char* utf16 = find_utf16(head)) return utf16;
    const bool is_utf8 = is_all_utf8(bytes);
    bytes.rewind();
    return is_utf8 ? "UTF-8" : "GB18030";
}

}  // namespace

DecodedText::DecodedText(Bytes& bytes, const std::string& encoding)
    : bytes_(bytes), decoder_(find_encoding(bytes, encoding)) {
    undecoded_ = read_some(bytes_, chunk_bytes);
    bytes_read_ = static_cast<std::int64_t>(undecoded_.size());
    const Mark* mark = find_mark(undecoded_);
    had_mark_ = mark != nullptr && decoder_.encoding() == mark->encoding;
    if (had_mark_) undecoded_.erase(0, mark->bytes.size());
}

bool DecodedText::append_next(std::string& text) {
    if (is_at_end_) return false;
    const auto taken = decoder_.decode_start(undecoded_, text);
    if (!taken) throw_other_encoding();
    undecoded_.erase(0, *taken);
    const std::string piece = read_some(bytes_, chunk_bytes);
    undecoded_ += piece;
    bytes_read_ += static_cast<std::int64_t>(piece.size());
    is_at_end_ = piece.empty();
    if (is_at_end_ && !undecoded_.empty()) throw_other_encoding();
    return true;
}

void DecodedText::throw_other_encoding() const {
    const auto at = bytes_read_ - static_cast<std::int64_t>(undecoded_.size());
    throw geo::Error(geo::ErrorKind::invalid_input,
                     fmt::format("{}：第 {} 字节之后的文字不是 {}；请指明编码。", bytes_.name(), at,
                                 decoder_.encoding()),
                     fmt::format("{}: the text after byte {} is not {}; name its encoding.",
                                 bytes_.name(), at, decoder_.encoding()));
}

}  // namespace api::table

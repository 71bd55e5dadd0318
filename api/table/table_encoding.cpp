// SPDX-License-Identifier: Apache-2.0
#include "api/table/table_encoding.hpp"

#include <algorithm>
#include <array>

#include "geo/base/encoding.hpp"
#include "geo/base/text.hpp"

namespace api::table {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18U;
constexpr std::size_t looked_at_bytes = 4096;
constexpr std::size_t sample_bytes = std::size_t{1} << 18U;

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
constexpr std::array marks{Mark{"\xEF\xBB\xBF", "UTF-8"}, Mark{"\xFF\xFE", "UTF-16LE"},
                           Mark{"\xFE\xFF", "UTF-16BE"}};

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

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
}

/// Weighs the lines that are UTF-8 against those that are not.
class LineScale {
  public:
    void weigh(std::string_view lines) {
        if (geo::text::is_valid_utf8(lines)) {
            if (!is_ascii(lines)) utf8_bytes_ += lines.size();
            return;
        }
        while (!lines.empty()) {
            const std::string_view line = lines.substr(0, lines.find('\n'));
            weigh_line(line);
            lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        }
    }
    bool is_mostly_utf8() const noexcept { return utf8_bytes_ >= other_bytes_; }
    const std::string& sample() const noexcept { return sample_; }

  private:
    void weigh_line(std::string_view line) {
        if (is_ascii(line)) return;
        if (geo::text::is_valid_utf8(line)) {
            utf8_bytes_ += line.size();
            return;
        }
        other_bytes_ += line.size();
        if (sample_.size() < sample_bytes) sample_.append(line.substr(0, sample_bytes)) += '\n';
    }

    std::size_t utf8_bytes_ = 0, other_bytes_ = 0;
    std::string sample_;
};

LineScale weigh_lines(Bytes& bytes) {
    LineScale scale;
    std::string rest;
    while (true) {
        const std::string piece = read_some(bytes, chunk_bytes);
        if (piece.empty()) break;
        rest += piece;
        const auto end = rest.rfind('\n');
        if (end == rest.npos) continue;
        scale.weigh(std::string_view{rest}.substr(0, end + 1));
        rest.erase(0, end + 1);
    }
    scale.weigh(rest);
    return scale;
}

/// How much of the sample are words of addresses, when it is read in this encoding.
std::size_t address_words(const std::string& sample, std::string_view encoding) {
    static const std::u32string words =
        U"省市区县镇乡村路街道巷号组室栋区县镇乡号組縣區鎮鄉號鄰里弄樓段東營台灣";
    std::string text;
    geo::text::Decoder{encoding}.decode_marking(sample, true, text);
    std::erase(text, '\xFF');
    if (!geo::text::is_valid_utf8(text)) return 0;
    const auto characters = geo::text::code_points(text);
    return static_cast<std::size_t>(
        std::count_if(characters.begin(), characters.end(),
                      [&](char32_t c) { return words.find(c) != words.npos; }));
}

}  // namespace

TableEncoding find_encoding(Bytes& bytes, const std::string& wanted) {
    const std::string head = read_some(bytes, looked_at_bytes);
    bytes.rewind();
    const auto mark = std::find_if(marks.begin(), marks.end(),
                                   [&](const Mark& each) { return head.starts_with(each.bytes); });
    const bool has_mark = mark != marks.end();
    if (!wanted.empty()) {
        std::string name = geo::text::canonical_encoding(wanted);
        const bool is_marked = has_mark && name == mark->encoding;
        return {std::move(name), is_marked ? mark->bytes.size() : 0};
    }
    if (has_mark) return {mark->encoding, mark->bytes.size()};
    if (const char* utf16 = find_utf16(head)) return {utf16, 0};
    const LineScale scale = weigh_lines(bytes);
    bytes.rewind();
    if (scale.is_mostly_utf8()) return {"UTF-8", 0};
    const bool is_big5 =
        address_words(scale.sample(), "CP950") > address_words(scale.sample(), "GB18030");
    return {is_big5 ? "CP950" : "GB18030", 0};
}

}  // namespace api::table

// SPDX-License-Identifier: Apache-2.0
#include "api/table/record.hpp"

#include <algorithm>
#include <cstring>

namespace api::table {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t find(std::string_view text, char wanted, std::size_t from) noexcept {
    if (from >= text.size()) return npos;
    const void* found = std::memchr(text.data() + from, wanted, text.size() - from);
    return found == nullptr
               ? npos
               : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

NextRecord record_of(std::string_view text, std::size_t begin, std::size_t line_end,
                     std::uint32_t lines, Fault fault) {
    const std::size_t next = std::min(text.size(), line_end + 1);
    std::size_t end = std::min(text.size(), line_end);
    while (end > begin && text[end - 1] == '\r') --end;
    return {true,
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), lines, fault},
            next};
}

/// Walks over the cells of a record that has quotes in it.
class QuotedRecord {
  public:
    QuotedRecord(std::string_view text, std::size_t begin, char separator)
        : text_(text), at_(begin), separator_(separator) {}

    enum class End { line, text, fault };

    End walk() {
        while (true) {
            if (at_ < text_.size() && text_[at_] == '"' && !walk_quoted())
                return fault_ == Fault::none ? End::text : End::fault;
            if (walk_to_separator()) continue;
            return at_ < text_.size() ? End::line : End::text;
        }
    }
    std::size_t at() const noexcept { return at_; }
    std::uint32_t lines() const noexcept { return lines_; }
    Fault fault() const noexcept { return fault_; }
    bool is_inside_quotes() const noexcept { return is_inside_; }

  private:
    /// Past the closing quote; false when there is none, or something unexpected behind it.
    bool walk_quoted() {
        is_inside_ = true;
        for (++at_;; at_ += 2) {
            const std::size_t quote = find(text_, '"', at_);
            lines_ += count_lines(at_, std::min(quote, text_.size()));
            at_ = std::min(quote, text_.size());
            if (quote == npos) return false;
            if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
        }
        is_inside_ = false;
        ++at_;
        if (at_ == text_.size() || text_[at_] == separator_ || is_line_end()) return true;
        fault_ = Fault::text_after_quote;
        return false;
    }
    bool is_line_end() const noexcept {
        return text_[at_] == '\n' ||
               (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
    }
    /// True behind a separator; false at the end of the line or the text.
    bool walk_to_separator() {
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
        if (at_ == text_.size() || text_[at_] == '\n') return false;
        ++at_;
        return true;
    }
    std::uint32_t count_lines(std::size_t from, std::size_t to) const {
        const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(from);
        return static_cast<std::uint32_t>(
            std::count(begin, text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    }

    std::string_view text_;
    std::size_t at_;
    char separator_;
    std::uint32_t lines_ = 1;
    Fault fault_ = Fault::none;
    bool is_inside_ = false;
};

}  // namespace

geo::BilingualText explain(Fault fault) {
    switch (fault) {
        case Fault::none:
            break;
        case Fault::open_quote:
            return {"引号没有闭合", "a quote is never closed"};
        case Fault::text_after_quote:
            return {"闭合的引号后面还有文字；引号本身须写两次",
                    "text follows a closing quote; write a quote inside a cell twice"};
        case Fault::too_many_cells:
            return {"格数多于列数；含分隔符的内容须加引号",
                    "more cells than columns; quote what holds a separator"};
        case Fault::other_encoding:
            return {"含有不属于本表编码的字节", "holds bytes of another encoding"};
    }
    return {};
}

NextRecord next_record(std::string_view text, std::size_t begin, char separator, bool is_end) {
    const std::size_t line_end = find(text, '\n', begin);
    if (line_end == npos && !is_end) return {};
    const std::string_view line = text.substr(begin, line_end == npos ? npos : line_end - begin);
    if (find(line, '"', 0) == npos)
        return record_of(text, begin, std::min(line_end, text.size()), 1, Fault::none);
    QuotedRecord quoted{text, begin, separator};
    const auto end = quoted.walk();
    const bool is_cut = end == QuotedRecord::End::text && !is_end;
    if (is_cut && text.size() - begin <= longest_record_bytes) return {};
    if (end == QuotedRecord::End::fault)
        return record_of(text, begin, std::min(line_end, text.size()), 1, quoted.fault());
    if (is_cut || quoted.is_inside_quotes())
        return record_of(text, begin, std::min(line_end, text.size()), 1, Fault::open_quote);
    return record_of(text, begin, quoted.at(), quoted.lines(), Fault::none);
}

void split_cells(std::string_view record, char separator, std::vector<std::string_view>& cells,
                 std::vector<char>& scratch) {
    cells.clear();
    scratch.clear();
    scratch.reserve(record.size());  // the cells point into it: it must not move
    std::size_t at = 0;
    while (true) {
        if (at < record.size() && record[at] == '"') {
            const std::size_t begin = scratch.size();
            for (++at; at < record.size(); ++at) {
                if (record[at] == '"' && (++at == record.size() || record[at] != '"')) break;
                scratch.push_back(record[at]);
            }
            cells.emplace_back(scratch.data() + begin, scratch.size() - begin);
        } else {
            const std::size_t end = std::min(find(record, separator, at), record.size());
            cells.push_back(record.substr(at, end - at));
            at = end;
        }
        if (at >= record.size()) return;
        ++at;  // the separator
    }
}

}  // namespace api::table

// SPDX-License-Identifier: Apache-2.0
#include "api/table/block_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace api::table {
namespace {

char separator_of(std::string_view header) {
    static constexpr std::array separators{',', '\t', ';', '|'};
    return *std::max_element(separators.begin(), separators.end(), [&](char left, char right) {
        return std::count(header.begin(), header.end(), left) <
               std::count(header.begin(), header.end(), right);
    });
}

[[noreturn]] void refuse(std::string_view name, const std::string& zh, const std::string& en) {
    throw geo::Error(geo::ErrorKind::invalid_input, fmt::format("{}：{}", name, zh),
                     fmt::format("{}: {}", name, en));
}

/// So many columns are named in a message; a table may have ten thousand.
constexpr std::size_t most_columns_told = 30;

std::string told(const std::vector<std::string>& columns, std::string_view joint) {
    const auto end =
        columns.begin() + static_cast<std::ptrdiff_t>(std::min(columns.size(), most_columns_told));
    std::string text = fmt::format("{}", fmt::join(columns.begin(), end, joint));
    if (columns.size() > most_columns_told) text += fmt::format(" … ({})", columns.size());
    return text;
}

}  // namespace

std::optional<std::size_t> TableShape::find_column(std::span<const std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto found = std::find(columns.begin(), columns.end(), name);
        if (found == columns.end()) continue;
        if (std::find(found + 1, columns.end(), name) != columns.end())
            throw geo::Error(geo::ErrorKind::invalid_input,
                             fmt::format("列“{}”出现了不止一次，请改名。", name),
                             fmt::format("There is more than one column '{}': rename one.", name));
        return static_cast<std::size_t>(found - columns.begin());
    }
    return std::nullopt;
}

std::size_t TableShape::get_column(std::span<const std::string_view> names) const {
    if (const auto column = find_column(names)) return *column;
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        fmt::format("没有列“{}”，只有：{}。", names.front(), told(columns, "、")),
        fmt::format("There is no column '{}', only: {}.", names.front(), told(columns, ", ")));
}

BlockReader::BlockReader(Bytes& bytes, const ReaderOptions& options)
    : bytes_(bytes), block_bytes_(options.block_bytes), decoder_("UTF-8") {
    const TableEncoding encoding = find_encoding(bytes, options.encoding);
    decoder_ = geo::text::Decoder{encoding.name};
    shape_.encoding = encoding.name;
    shape_.has_mark = encoding.mark_bytes > 0;
    std::string mark(encoding.mark_bytes, '\0');
    bytes_read_ = static_cast<std::int64_t>(bytes_.read(mark.data(), mark.size()));
    read_header(options.separator);
}

bool BlockReader::read_more() {
    if (is_at_end_) return false;
    const std::size_t kept = undecoded_.size();
    undecoded_.resize(kept + block_bytes_);
    const std::size_t count = bytes_.read(undecoded_.data() + kept, block_bytes_);
    undecoded_.resize(kept + count);
    bytes_read_ += static_cast<std::int64_t>(count);
    is_at_end_ = count == 0;
    const std::size_t before = buffer_.size();
    undecoded_.erase(0, decoder_.decode_marking(undecoded_, is_at_end_, buffer_));
    if (has_lone_returns_)
        std::replace(buffer_.begin() + static_cast<std::ptrdiff_t>(before), buffer_.end(), '\r',
                     '\n');
    return true;
}

void BlockReader::read_header(char separator) {
    while (buffer_.find('\n') == buffer_.npos && buffer_.size() <= longest_record_bytes &&
           read_more()) {
    }
    // Line ends of old: a return and nothing behind it.
    const auto line_end = buffer_.find_first_of("\r\n");
    if (line_end != buffer_.npos && buffer_[line_end] == '\r') {
        has_lone_returns_ = line_end + 1 == buffer_.size() || buffer_[line_end + 1] != '\n';
        shape_.line_end = has_lone_returns_ ? "\r" : "\r\n";
    }
    if (has_lone_returns_) std::replace(buffer_.begin(), buffer_.end(), '\r', '\n');
    shape_.separator =
        separator != '\0' ? separator : separator_of(std::string_view{buffer_}.substr(0, line_end));
    NextRecord header;
    while (!(header = next_record(buffer_, 0, shape_.separator, is_at_end_)).is_complete)
        if (!read_more()) break;
    const Record& record = header.record;
    if (record.begin == record.end)
        refuse(name(), "第一行须为列名，却是空的。",
               "its first line must name the columns; it is empty.");
    shape_.header = buffer_.substr(record.begin, record.end - record.begin);
    if (record.fault != Fault::none || !geo::text::is_valid_utf8(shape_.header)) {
        const auto why =
            explain(record.fault != Fault::none ? record.fault : Fault::other_encoding);
        refuse(name(), "第一行（列名）" + why.zh + "。",
               "the first line (the columns): " + why.en + ".");
    }
    std::vector<std::string_view> cells;
    std::vector<char> scratch;
    split_cells(shape_.header, shape_.separator, cells, scratch);
    for (const auto cell : cells) shape_.columns.emplace_back(geo::text::trimmed(cell));
    buffer_.erase(0, header.next);
    line_ += record.lines;
}

std::size_t BlockReader::cut_records(std::vector<Record>& records) {
    std::size_t at = 0;
    while (at < buffer_.size()) {
        const NextRecord found = next_record(buffer_, at, shape_.separator, is_at_end_);
        if (!found.is_complete) break;
        line_ += found.record.lines;
        if (found.record.end > found.record.begin) records.push_back(found.record);
        at = found.next;
    }
    return at;
}

bool BlockReader::next(Block& block) {
    block.records.clear();
    while (true) {
        const bool is_more = read_more();
        const std::size_t end = cut_records(block.records);
        if (!block.records.empty()) {
            block.text.assign(buffer_, 0, end);
            buffer_.erase(0, end);
            break;
        }
        buffer_.erase(0, end);  // blank lines
        if (!is_more) return false;
        if (buffer_.size() > 2 * longest_record_bytes)
            refuse(name(), fmt::format("第 {} 行太长，不像是表格。", line_),
                   fmt::format("line {} is too long for a table.", line_));
    }
    block.number = blocks_++;
    block.bytes_read = bytes_read_ - static_cast<std::int64_t>(buffer_.size());
    return true;
}

}  // namespace api::table

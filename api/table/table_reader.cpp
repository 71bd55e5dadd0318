// SPDX-License-Identifier: Apache-2.0
// libcsv takes the text one line at a time. When it reports a row, the lines since the last one are
// that row as the file has it, whatever was quoted in it.
#include "api/table/table_reader.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace api::table {
namespace {

/// So much is parsed before the buffer is moved up.
constexpr std::size_t parsed_kept_bytes = std::size_t{1} << 17U;

char separator_of(std::string_view header) {
    static constexpr std::array separators{',', '\t', ';', '|'};
    return *std::max_element(separators.begin(), separators.end(), [&](char left, char right) {
        return std::count(header.begin(), header.end(), left) <
               std::count(header.begin(), header.end(), right);
    });
}

std::string_view line_end_of(std::string_view line) {
    if (line.ends_with("\r\n")) return "\r\n";
    return line.ends_with('\r') ? "\r" : "\n";
}

std::string_view without_line_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

struct TableReader::Parser {
    explicit Parser(char separator) {
        if (csv_init(&state, 0) != 0) throw std::bad_alloc();
        csv_set_delim(&state, static_cast<unsigned char>(separator));
        // RFC 4180: spaces are part of a field.
        csv_set_space_func(&state, [](unsigned char) { return 0; });
    }
    ~Parser() { csv_free(&state); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    static void take_cell(void* cell, std::size_t size, void* self) {
        auto& parser = *static_cast<Parser*>(self);
        parser.text.append(static_cast<const char*>(cell), size);
        parser.ends.push_back(parser.text.size());
    }
    static void take_row(int, void* self) { static_cast<Parser*>(self)->is_complete = true; }

    void parse(std::string_view line) {
        if (csv_parse(&state, line.data(), line.size(), take_cell, take_row, this) != line.size())
            throw std::bad_alloc();
    }
    /// The line end that the last line may lack. False when the text ends inside quotes.
    bool finish() {
        parse("\n");
        return is_complete;
    }
    void begin_row() {
        text.clear();
        ends.clear();
        is_complete = false;
    }

    csv_parser state{};
    std::string text;               ///< the cells of a row, one after the other
    std::vector<std::size_t> ends;  ///< of each of them
    bool is_complete = false;
};

TableReader::TableReader(Bytes& bytes, const std::string& encoding) : text_(bytes, encoding) {
    read_header();
}

TableReader::~TableReader() = default;

void TableReader::read_header() {
    const std::string_view first = next_line();
    line_end_ = line_end_of(first);
    separator_ = separator_of(first);
    parser_ = std::make_unique<Parser>(separator_);
    if (!read_record())
        throw fault("文件是空的：第一行须为列名。",
                    "The file is empty: its first line names the "
                    "columns.");
    header_ = row_.raw;
    for (const std::string_view cell : row_.cells) columns_.emplace_back(geo::text::trimmed(cell));
}

std::optional<std::size_t> TableReader::find_column(std::span<const std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto found = std::find(columns_.begin(), columns_.end(), name);
        if (found == columns_.end()) continue;
        if (std::find(found + 1, columns_.end(), name) != columns_.end())
            throw geo::Error(
                geo::ErrorKind::invalid_input,
                fmt::format("{}：列“{}”出现了不止一次。", text_.bytes().name(), name),
                fmt::format("{}: there is more than one column '{}'.", text_.bytes().name(), name));
        return static_cast<std::size_t>(found - columns_.begin());
    }
    return std::nullopt;
}

std::size_t TableReader::get_column(std::span<const std::string_view> names) const {
    if (const auto column = find_column(names)) return *column;
    throw geo::Error(geo::ErrorKind::invalid_input,
                     fmt::format("{}：没有列“{}”，只有：{}。", text_.bytes().name(), names.front(),
                                 fmt::join(columns_, "、")),
                     fmt::format("{}: there is no column '{}', only: {}.", text_.bytes().name(),
                                 names.front(), fmt::join(columns_, ", ")));
}

const Row* TableReader::next() {
    if (!read_record()) return nullptr;
    if (row_.cells.size() > columns_.size())
        throw fault(fmt::format("有 {} 格，表头只有 {} 列；含分隔符的内容须加引号。",
                                row_.cells.size(), columns_.size()),
                    fmt::format("has {} cells where the header has {} columns; quote what holds a "
                                "separator.",
                                row_.cells.size(), columns_.size()));
    return &row_;
}

/// The next line with its end, cut from the buffer; empty at the end of the text.
std::string_view TableReader::next_line() {
    while (true) {
        const auto rest = std::string_view{buffer_}.substr(at_);
        const auto end = rest.find('\n');
        const auto carriage = rest.substr(0, end).find('\r');
        const bool is_cr_lf = carriage != rest.npos && carriage + 1 == end;
        if (carriage != rest.npos && carriage + 1 < rest.size() && !is_cr_lf)
            return rest.substr(0, carriage + 1);
        if (end != rest.npos) return rest.substr(0, end + 1);
        if (rest.size() > longest_row_bytes) return rest;
        if (!text_.append_next(buffer_)) return std::string_view{buffer_}.substr(at_);
    }
}

bool TableReader::read_record() {
    if (at_ > parsed_kept_bytes) buffer_.erase(0, std::exchange(at_, 0));
    record_start_ = at_;
    parser_->begin_row();
    row_.line = lines_ + 1;
    while (true) {
        const std::string_view line = next_line();
        if (line.empty()) break;
        at_ += line.size();
        ++lines_;
        if (record_start_ + line.size() == at_ && without_line_end(line).empty()) {
            record_start_ = at_;  // a blank line
            row_.line = lines_ + 1;
            continue;
        }
        parser_->parse(line);
        if (parser_->is_complete) break;
        if (at_ - record_start_ > longest_row_bytes)
            throw fault("太长，或其中的引号没有闭合。",
                        "is too long, or a quote in it is never closed.");
    }
    if (!parser_->is_complete && at_ > record_start_ && !parser_->finish())
        throw fault("的引号到文件结尾也没有闭合。", "opens a quote that the file never closes.");
    take_cells();
    return parser_->is_complete;
}

void TableReader::take_cells() {
    row_.raw =
        without_line_end(std::string_view{buffer_}.substr(record_start_, at_ - record_start_));
    row_.cells.clear();
    std::size_t start = 0;
    for (const std::size_t end : parser_->ends) {
        row_.cells.push_back(std::string_view{parser_->text}.substr(start, end - start));
        start = end;
    }
}

geo::Error TableReader::fault(const std::string& zh, const std::string& en) const {
    return {geo::ErrorKind::invalid_input,
            fmt::format("{} 第 {} 行：{}", text_.bytes().name(), row_.line, zh),
            fmt::format("{} line {}: {}", text_.bytes().name(), row_.line, en)};
}

}  // namespace api::table

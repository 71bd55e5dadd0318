// SPDX-License-Identifier: Apache-2.0
#include "api/table/row_writer.hpp"

#include <algorithm>

#include "geo/base/formula.hpp"
#include "geo/base/text.hpp"

namespace api::table {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view hexadecimal = "0123456789ABCDEF";

/// How long the UTF-8 character is that begins here; 0 when none does.
std::size_t character_length(std::string_view text) noexcept {
    for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length)
        if (geo::text::is_valid_utf8(text.substr(0, length))) return length;
    return 0;
}

bool is_hexadecimal(std::string_view pair) noexcept {
    return pair.size() == 2 && hexadecimal.find(pair[0]) != pair.npos &&
           hexadecimal.find(pair[1]) != pair.npos;
}

}  // namespace

std::string readable(std::string_view raw) {
    std::string text;
    while (!raw.empty()) {
        if (const std::size_t length = character_length(raw)) {
            text += raw.substr(0, length);
            raw.remove_prefix(length);
            continue;
        }
        const auto byte = static_cast<unsigned char>(raw.front());
        raw.remove_prefix(1);
        text += "\\x";
        // geo::text::Decoder::decode_marking has put the digits there
        if (byte == 0xFFU && is_hexadecimal(raw.substr(0, 2))) continue;
        text += hexadecimal[byte >> 4U];
        text += hexadecimal[byte & 0xFU];
    }
    return text;
}

bool is_formula(std::string_view cell) noexcept { return geo::text::is_formula(cell); }

RowWriter::RowWriter(const TableShape& shape, std::span<const std::string_view> added,
                     Formulas formulas)
    : shape_(shape), added_(added.begin(), added.end()), formulas_(formulas) {
    for (const std::string_view name : added_) {
        const auto found = std::find(shape.columns.begin(), shape.columns.end(), name);
        const bool is_there = found != shape.columns.end();
        places_.push_back(
            is_there ? std::optional{static_cast<std::size_t>(found - shape.columns.begin())}
                     : std::nullopt);
        replaces_any_ = replaces_any_ || is_there;
    }
}

std::string RowWriter::header() const {
    std::string line;
    if (shape_.has_mark) line += byte_order_mark;
    line += shape_.header;
    for (std::size_t i = 0; i < added_.size(); ++i) {
        if (places_[i]) continue;
        line += shape_.separator;
        append_cell(line, added_[i]);
    }
    return line + shape_.line_end;
}

bool RowWriter::must_rebuild(const std::vector<std::string_view>& cells) const noexcept {
    return replaces_any_ ||
           (formulas_ == Formulas::defuse && std::any_of(cells.begin(), cells.end(), is_formula));
}

void RowWriter::append(std::string& out, std::string_view raw,
                       const std::vector<std::string_view>& cells, const Cells& added) const {
    const std::size_t columns = shape_.columns.size();
    if (!must_rebuild(cells)) {
        out += raw;
        out.append(columns - cells.size(), shape_.separator);
    } else {
        for (std::size_t column = 0; column < columns; ++column) {
            if (column > 0) out += shape_.separator;
            const auto place = std::find(places_.begin(), places_.end(), std::optional{column});
            if (place != places_.end())
                append_cell(out, added[static_cast<std::size_t>(place - places_.begin())]);
            else if (column < cells.size())
                append_input_cell(out, cells[column]);
        }
    }
    append_added(out, added);
}

void RowWriter::append_unread(std::string& out, std::string_view raw, const Cells& added) const {
    append_input_cell(out, readable(raw));
    for (std::size_t column = 1; column < shape_.columns.size(); ++column) {
        out += shape_.separator;
        const auto place = std::find(places_.begin(), places_.end(), std::optional{column});
        if (place != places_.end())
            append_cell(out, added[static_cast<std::size_t>(place - places_.begin())]);
    }
    append_added(out, added);
}

void RowWriter::append_added(std::string& out, const Cells& added) const {
    for (std::size_t i = 0; i < added_.size(); ++i) {
        if (places_[i]) continue;
        out += shape_.separator;
        append_cell(out, added[i]);
    }
    out += shape_.line_end;
}

void RowWriter::append_input_cell(std::string& out, std::string_view cell) const {
    if (formulas_ == Formulas::verbatim || !is_formula(cell)) {
        append_cell(out, cell);
        return;
    }
    append_cell(out, "'" + std::string{cell});
}

void RowWriter::append_cell(std::string& out, std::string_view cell) const {
    const bool needs_quotes = std::any_of(cell.begin(), cell.end(), [this](char letter) {
        return letter == '"' || letter == '\r' || letter == '\n' || letter == shape_.separator;
    });
    if (!needs_quotes) {
        out += cell;
        return;
    }
    out += '"';
    for (const char letter : cell) out.append(letter == '"' ? 2 : 1, letter);
    out += '"';
}

}  // namespace api::table

// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/table_reader.hpp"

#include <string>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

void require_columns(const TableRow& head, const TableRow& row, std::size_t line) {
    if (row.size() == head.size()) return;
    const std::string at = std::to_string(line);
    throw Error(ErrorKind::invalid_input,
                "数据表“" + std::string(head.front()) + "”第 " + at + " 行列数不对，应为 " +
                    std::to_string(head.size()) + " 列。",
                "Line " + at + " of the table that opens with column '" +
                    std::string(head.front()) + "' must have " + std::to_string(head.size()) +
                    " columns.");
}

void require_head(const TableRow& head, std::size_t least_columns) {
    if (head.size() >= least_columns) return;
    const std::string name(head.front());
    const std::string columns = std::to_string(least_columns);
    throw Error(ErrorKind::invalid_input,
                "以“" + name + "”列开头的数据表至少应有 " + columns + " 列。",
                "The table that opens with column '" + name + "' must have at least " + columns +
                    " columns.");
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    parts.push_back(text);
    return parts;
}

std::vector<TableRow> read_table(std::string_view text, std::size_t least_columns) {
    std::vector<TableRow> rows;
    TableRow head;
    std::size_t number = 0;
    for (std::string_view line : split(text, '\n')) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        TableRow row = split(line, '\t');
        if (head.empty()) {
            require_head(row, least_columns);
            head = std::move(row);
            continue;
        }
        require_columns(head, row, number);
        rows.push_back(std::move(row));
    }
    return rows;
}

char32_t only_character(std::string_view field) {
    const auto characters = text::code_points(field);
    if (characters.size() == 1) return characters.front();
    throw Error(ErrorKind::invalid_input, "数据表中的“" + std::string(field) + "”应为一个字。",
                "'" + std::string(field) + "' in a table must be a single character.");
}

}  // namespace geo::naming

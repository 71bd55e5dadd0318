// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table to be answered. The rows are the same however the file is cut into blocks,
// every one of them comes out again, and what is written is a table that can be read.
#include <string>
#include <vector>

#include "api/table/block_reader.hpp"
#include "api/table/row_writer.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace {

using namespace api::table;

constexpr std::size_t small_block = 7, usual_block = 4096;

struct Row {
    std::string text;
    Fault fault;
    bool operator==(const Row&) const = default;
};

struct Table {
    TableShape shape;
    std::vector<Row> rows;
};

Table read(std::string_view bytes, ReaderOptions options) {
    MemoryBytes source{bytes, "table.csv"};
    BlockReader reader{source, options};
    Table table{reader.shape(), {}};
    for (Block block; reader.next(block);)
        for (const Record& record : block.records) {
            fuzz::promise(record.begin < record.end && record.end <= block.text.size(),
                          "a record lies in its block");
            table.rows.push_back(
                {block.text.substr(record.begin, record.end - record.begin), record.fault});
        }
    return table;
}

/// As rows are answered: what cannot be read is kept and marked.
std::string write(const Table& table, Formulas formulas) {
    static constexpr std::string_view added_name = "result_status";
    const RowWriter writer{table.shape, {&added_name, 1}, formulas};
    std::string out = writer.header();
    std::vector<std::string_view> cells;
    std::vector<char> scratch;
    Cells added;
    added.add("match");
    for (const Row& row : table.rows) {
        bool is_read = row.fault == Fault::none && geo::text::is_valid_utf8(row.text);
        if (is_read) split_cells(row.text, table.shape.separator, cells, scratch);
        is_read = is_read && cells.size() <= table.shape.columns.size();
        if (is_read)
            writer.append(out, row.text, cells, added);
        else
            writer.append_unread(out, row.text, added);
    }
    return out;
}

void check_written(const Table& table, Formulas formulas) {
    ReaderOptions options;
    options.encoding = "UTF-8";
    options.separator = table.shape.separator;
    const std::string out = write(table, formulas);
    const Table again = read(out, options);
    fuzz::promise(again.rows.size() == table.rows.size(), "every row comes out");
    std::vector<std::string_view> cells;
    std::vector<char> scratch;
    for (const Row& row : again.rows) {
        fuzz::promise(row.fault == Fault::none, "a row that was written can be read");
        split_cells(row.text, options.separator, cells, scratch);
        fuzz::promise(cells.size() == again.shape.columns.size(), "a row has a cell a column");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::text_of(data, size);
    try {
        ReaderOptions options;
        options.block_bytes = usual_block;
        const Table table = read(bytes, options);
        options.block_bytes = small_block;
        fuzz::promise(read(bytes, options).rows == table.rows,
                      "the rows do not depend on where blocks end");
        // Old line ends are told by the first one, which a quoted name of a column may hold.
        if (table.shape.line_end == "\r") return 0;
        check_written(table, Formulas::verbatim);
        check_written(table, Formulas::defuse);
    } catch (const geo::Error& error) {
        fuzz::promise(!error.text().zh.empty() && !error.text().en.empty(),
                      "an error speaks both languages");
    }
    return 0;
}

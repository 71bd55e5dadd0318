// SPDX-License-Identifier: Apache-2.0
// Subcommands that take a table and give it back with columns added: --file IN.csv --out OUT.csv.
#pragma once

#include <functional>
#include <string>

#include "api/bulk/name_check_table.hpp"
#include "api/cli/session.hpp"
#include "api/table/table_writer.hpp"

namespace api::cli {

struct TableArguments {
    std::string in, out, encoding;

    bool is_given() const noexcept { return !in.empty(); }
};

void add_table_options(CLI::App& command, TableArguments& arguments, const Session& session);

/// Does the work over one table. \returns the number of rows; nothing when it was stopped.
using TableWork = std::function<std::optional<std::int64_t>(
    table::TableReader&, const table::TableWriter::Sink&, const bulk::Progress&)>;

/// Reads --file, shows how far it has come on a terminal, and puts --out in place when all of it
/// is written. Ctrl-C leaves no --out; the exit code says so.
/// \throws geo::Error as TableReader and OutputFile do.
void run_on_table(const TableArguments& arguments, Session& session, const TableWork& work);

}  // namespace api::cli

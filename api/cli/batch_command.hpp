// SPDX-License-Identifier: Apache-2.0
// Subcommands over tables of any length: --file IN --out OUT, with progress, any number of threads,
// and the same command again to go on after an interruption.
#pragma once

#include <functional>
#include <string>

#include "api/bulk/batch.hpp"
#include "api/bulk/geocode_table.hpp"
#include "api/cli/session.hpp"

namespace api::cli {

struct BatchArguments {
    std::string in, out, encoding, delimiter;
    unsigned threads = 1;
    bool keeps_formulas = false;
    bool starts_over = false;

    bool is_given() const noexcept { return !in.empty(); }
};

void add_batch_options(CLI::App& command, BatchArguments& arguments, const Session& session);

/// What is done to the rows. \throws geo::Error when the table lacks a column.
using MakePlan = std::function<bulk::BatchPlan(const bulk::Places&, const table::TableShape&)>;

/// Answers --file into --out and tells on stderr what became of the rows and how fast.
/// \param work says what is done, with every option that changes the answer
/// \throws geo::Error as BlockReader, MakePlan and ResumableFile do
void run_batch_command(const BatchArguments& arguments, Session& session, const std::string& work,
                       const MakePlan& make_plan);

}  // namespace api::cli

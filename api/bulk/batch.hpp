// SPDX-License-Identifier: Apache-2.0
// Tables of any length answered row by row: by as many threads as wanted, always with the same
// bytes, and from where an earlier run was cut off.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/table/block_pipeline.hpp"
#include "api/table/row_writer.hpp"
#include "geo/base/bilingual.hpp"

namespace api::bulk {

/// What became of a row (CONTRACT: result_status).
enum class RowStatus : std::uint8_t { match, ambiguous, partial, none, error };
inline constexpr std::size_t row_status_count = 5;

/// Answers rows; each thread has one of its own, and the same row always has the same answer.
class RowAnswerer {
  public:
    virtual ~RowAnswerer() = default;
    /// \param answer one cell for each column that is added
    virtual RowStatus answer(const std::vector<std::string_view>& cells, table::Cells& answer) = 0;
    /// A row that could not be read.
    virtual void refuse(std::string_view reason, table::Cells& answer) = 0;
};

struct BatchPlan {
    std::span<const std::string_view> added;  ///< columns
    std::function<std::unique_ptr<RowAnswerer>()> make_answerer;
    geo::Language language = geo::Language::zh;
    table::Formulas formulas = table::Formulas::defuse;
    unsigned threads = 1;
};

/// How far a batch has come: enough to go on from there, given the same table.
struct BatchState {
    std::int64_t blocks = 0;
    std::int64_t output_bytes = 0;
    std::uint64_t input_digest = 0;  ///< of the rows so far
    std::array<std::int64_t, row_status_count> rows_by_status{};

    std::int64_t rows() const noexcept;
    std::int64_t rows(RowStatus status) const noexcept {
        return rows_by_status[static_cast<std::size_t>(status)];
    }
    bool operator==(const BatchState&) const = default;
};

/// One line, and what it says. Nothing for what is no such line.
std::string to_line(const BatchState& state);
std::optional<BatchState> state_from_line(std::string_view line);

/// Reads past what the state has done. \returns false when the table is another one by now.
bool skip_done(table::BlockReader& reader, const BatchState& state);

using BatchSink = std::function<void(std::string_view)>;
/// Called after each block is written, with the bytes of the table read so far; false stops.
using BatchWatch = std::function<bool(const BatchState& state, std::int64_t bytes_read)>;

/// Writes the header, when nothing was written yet, and every row with its answer.
/// \param state is brought up to date as the batch goes on
/// \returns false when the watch stopped it
bool run_batch(table::BlockReader& reader, const BatchPlan& plan, BatchState& state,
               const BatchSink& sink, const BatchWatch& watch = {});

}  // namespace api::bulk

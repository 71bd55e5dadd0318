// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/batch.hpp"

#include <fmt/format.h>

#include <numeric>
#include <sstream>

#include "geo/base/text.hpp"

namespace api::bulk {
namespace {

using table::Block;
using table::Fault;
using table::Record;

std::uint64_t next_digest(std::uint64_t digest, std::string_view text) {
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
    return (digest ^ std::hash<std::string_view>{}(text)) * multiplier;
}

/// Answers the rows of one block after another.
class BlockWorker final : public table::BlockPipeline::Worker {
  public:
    BlockWorker(const table::TableShape& shape, const table::RowWriter& writer,
                const BatchPlan& plan)
        : shape_(shape),
          writer_(writer),
          language_(plan.language),
          answerer_(plan.make_answerer()) {}

    void work(const Block& block, table::BlockAnswer& answer) override {
        const bool is_all_utf8 = geo::text::is_valid_utf8(block.text);
        for (const Record& record : block.records) {
            const auto raw =
                std::string_view{block.text}.substr(record.begin, record.end - record.begin);
            const Fault fault = read(raw, record.fault, is_all_utf8);
            const RowStatus status =
                fault == Fault::none ? write(raw, answer.text) : refuse(raw, fault, answer.text);
            ++answer.counts[static_cast<std::size_t>(status)];
        }
    }

  private:
    Fault read(std::string_view raw, Fault fault, bool is_utf8) {
        if (fault != Fault::none) return fault;
        if (!is_utf8 && !geo::text::is_valid_utf8(raw)) return Fault::other_encoding;
        table::split_cells(raw, shape_.separator, cells_, scratch_);
        return cells_.size() > shape_.columns.size() ? Fault::too_many_cells : Fault::none;
    }
    RowStatus write(std::string_view raw, std::string& out) {
        added_.clear();
        const RowStatus status = answerer_->answer(cells_, added_);
        writer_.append(out, raw, cells_, added_);
        return status;
    }
    RowStatus refuse(std::string_view raw, Fault fault, std::string& out) {
        added_.clear();
        answerer_->refuse(explain(fault).in(language_), added_);
        writer_.append_unread(out, raw, added_);
        return RowStatus::error;
    }

    const table::TableShape& shape_;
    const table::RowWriter& writer_;
    geo::Language language_;
    std::unique_ptr<RowAnswerer> answerer_;
    std::vector<std::string_view> cells_;
    std::vector<char> scratch_;
    table::Cells added_;
};

}  // namespace

std::int64_t BatchState::rows() const noexcept {
    return std::accumulate(rows_by_status.begin(), rows_by_status.end(), std::int64_t{0});
}

std::string to_line(const BatchState& state) {
    return fmt::format("{} {} {} {}", state.blocks, state.output_bytes, state.input_digest,
                       fmt::join(state.rows_by_status, " "));
}

std::optional<BatchState> state_from_line(std::string_view line) {
    std::istringstream words{std::string{line}};
    BatchState state;
    words >> state.blocks >> state.output_bytes >> state.input_digest;
    for (std::int64_t& rows : state.rows_by_status) words >> rows;
    if (!words || state.blocks < 0 || state.output_bytes < 0) return std::nullopt;
    return state;
}

bool skip_done(table::BlockReader& reader, const BatchState& state) {
    Block block;
    std::uint64_t digest = next_digest(0, reader.shape().header);
    for (std::int64_t i = 0; i < state.blocks; ++i) {
        if (!reader.next(block)) return false;
        digest = next_digest(digest, block.text);
    }
    return state.blocks == 0 || digest == state.input_digest;
}

bool run_batch(table::BlockReader& reader, const BatchPlan& plan, BatchState& state,
               const BatchSink& sink, const BatchWatch& watch) {
    const table::RowWriter writer{reader.shape(), plan.added, plan.formulas};
    const auto put = [&](std::string_view text) {
        sink(text);
        state.output_bytes += static_cast<std::int64_t>(text.size());
    };
    if (state.output_bytes == 0) {
        put(writer.header());
        state.input_digest = next_digest(0, reader.shape().header);
    }
    return table::BlockPipeline::run(
        reader, plan.threads,
        [&] { return std::make_unique<BlockWorker>(reader.shape(), writer, plan); },
        [&](const Block& block, const table::BlockAnswer& answer) {
            put(answer.text);
            state.input_digest = next_digest(state.input_digest, block.text);
            state.blocks = block.number + 1;
            for (std::size_t i = 0; i < row_status_count; ++i)
                state.rows_by_status[i] += answer.counts[i];
            return !watch || watch(state, block.bytes_read);
        });
}

}  // namespace api::bulk

// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/batch.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace api::bulk {
namespace {

constexpr std::array<std::string_view, 2> added{"result_status", "result_reason"};

/// Echoes the first cell; "bad" throws.
class Echo final : public RowAnswerer {
  public:
    RowStatus answer(const std::vector<std::string_view>& cells, table::Cells& answer) override {
        if (cells.front() == "bad") throw std::runtime_error("bad row");
        answer.add("match");
        answer.add(cells.front());
        return cells.front().empty() ? RowStatus::none : RowStatus::match;
    }
    void refuse(std::string_view reason, table::Cells& answer) override {
        answer.add("error");
        answer.add(reason);
    }
};

BatchPlan plan(unsigned threads = 1) {
    BatchPlan plan;
    plan.added = added;
    plan.make_answerer = [] { return std::make_unique<Echo>(); };
    plan.language = geo::Language::en;
    plan.threads = threads;
    return plan;
}

constexpr std::size_t small_blocks = 64;

struct Outcome {
    std::string text;
    BatchState state;
    bool is_done = false;
};

Outcome run(std::string_view input, unsigned threads = 1, const BatchWatch& watch = {}) {
    table::MemoryBytes bytes{input, "in.csv"};
    table::BlockReader reader{bytes, {{}, '\0', small_blocks}};
    Outcome outcome;
    outcome.is_done = run_batch(
        reader, plan(threads), outcome.state,
        [&](std::string_view piece) { outcome.text += piece; }, watch);
    return outcome;
}

std::string long_table(int rows) {
    std::string text = "a,b\n";
    for (int i = 0; i < rows; ++i) text += std::to_string(i * 7919) + ",东营\n";
    return text;
}

TEST(Batch, AnswersEveryRowAndCounts) {
    const auto outcome = run("a,b\nx,1\n,2\n");

    EXPECT_EQ(outcome.text, "a,b,result_status,result_reason\nx,1,match,x\n,2,match,\n");
    EXPECT_EQ(outcome.state.rows(), 2);
    EXPECT_EQ(outcome.state.rows(RowStatus::match), 1);
    EXPECT_EQ(outcome.state.rows(RowStatus::none), 1);
    EXPECT_TRUE(outcome.is_done);
}

TEST(Batch, AHeaderAloneIsATableOfNoRows) {
    EXPECT_EQ(run("a,b\n").text, "a,b,result_status,result_reason\n");
    EXPECT_EQ(run("a,b").text, "a,b,result_status,result_reason\n");
}

TEST(Batch, RowsThatCannotBeReadAreKeptAndMarked) {
    const auto outcome = run("a,东营市\nx,1\ny,\"open\nz,1,2,3\n\xE4\xB8,1\nw,2\n");

    EXPECT_EQ(outcome.state.rows(), 5);
    EXPECT_EQ(outcome.state.rows(RowStatus::error), 3);
    EXPECT_NE(outcome.text.find("x,1,match,x\n"), std::string::npos);
    EXPECT_NE(outcome.text.find("\"y,\"\"open\",,error,a quote is never closed\n"),
              std::string::npos)
        << outcome.text;
    EXPECT_NE(outcome.text.find("\"z,1,2,3\",,error,"), std::string::npos) << outcome.text;
    EXPECT_NE(outcome.text.find("\"\\xE4\\xB8,1\",,error,"), std::string::npos) << outcome.text;
    EXPECT_NE(outcome.text.find("w,2,match,w\n"), std::string::npos);
}

TEST(Batch, IsTheSameToTheByteWhateverTheNumberOfThreads) {
    const std::string input = long_table(5000);
    const auto one = run(input, 1);

    for (const unsigned threads : {2U, 3U, 8U}) {
        const auto many = run(input, threads);
        EXPECT_EQ(many.text, one.text) << threads;
        EXPECT_EQ(many.state, one.state) << threads;
    }
    EXPECT_GT(one.state.blocks, 100);
}

TEST(Batch, GoesOnWhereItWasCutOff) {
    const std::string input = long_table(500);
    const auto whole = run(input);

    for (const std::int64_t stop_at : {1, 5, 40}) {
        auto part = run(input, 1, [&](const BatchState& state, std::int64_t) {
            return state.blocks < stop_at;
        });
        ASSERT_FALSE(part.is_done);
        const auto state = state_from_line(to_line(part.state));
        ASSERT_TRUE(state);
        ASSERT_EQ(*state, part.state);
        table::MemoryBytes bytes{input, "in.csv"};
        table::BlockReader reader{bytes, {{}, '\0', small_blocks}};
        ASSERT_TRUE(skip_done(reader, *state));
        BatchState rest = *state;
        run_batch(reader, plan(2), rest, [&](std::string_view piece) { part.text += piece; });
        EXPECT_EQ(part.text, whole.text);
        EXPECT_EQ(rest, whole.state);
    }
}

TEST(Batch, ATableThatChangedIsNotTakenUp) {
    const std::string input = long_table(100);
    auto part =
        run(input, 1, [](const BatchState& state, std::int64_t) { return state.blocks < 5; });
    std::string other = input;
    other[8] = '9';
    table::MemoryBytes bytes{other, "in.csv"};
    table::BlockReader reader{bytes, {{}, '\0', small_blocks}};

    EXPECT_FALSE(skip_done(reader, part.state));
}

TEST(Batch, AShorterTableIsNotTakenUp) {
    const auto whole = run(long_table(100));
    const std::string shorter = long_table(10);
    table::MemoryBytes bytes{shorter, "in.csv"};
    table::BlockReader reader{bytes, {{}, '\0', small_blocks}};

    EXPECT_FALSE(skip_done(reader, whole.state));
}

TEST(Batch, NonsenseIsNoState) {
    for (const char* line : {"", "x", "1 2", "-1 0 0 0 0 0 0 0", "1 2 3 4 5 6 7"})
        EXPECT_FALSE(state_from_line(line)) << line;
}

TEST(Batch, WhatARowThrowsComesOutOfEveryThread) {
    const std::string input = long_table(1000) + "bad,x\n" + long_table(1000);

    EXPECT_THROW(run(input, 1), std::runtime_error);
    EXPECT_THROW(run(input, 4), std::runtime_error);
}

TEST(Batch, WhatTheWritingThrowsComesOutToo) {
    table::MemoryBytes bytes{"a\n1\n2\n", "in.csv"};
    table::BlockReader reader{bytes};
    BatchState state;
    int pieces = 0;

    EXPECT_THROW(run_batch(reader, plan(2), state,
                           [&](std::string_view) {
                               if (++pieces == 2) throw std::runtime_error("disk full");
                           }),
                 std::runtime_error);
}

}  // namespace
}  // namespace api::bulk

// SPDX-License-Identifier: Apache-2.0
#include "api/table/record.hpp"

#include <gtest/gtest.h>

#include <string>

namespace api::table {
namespace {

struct Cut {
    std::string text;
    Fault fault = Fault::none;
    bool operator==(const Cut&) const = default;
};

std::vector<Cut> cut(std::string_view text) {
    std::vector<Cut> records;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = next_record(text, at, ',', true);
        EXPECT_TRUE(found.is_complete);
        EXPECT_GT(found.next, at) << "no record without progress";
        const Record& record = found.record;
        records.push_back(
            {std::string{text.substr(record.begin, record.end - record.begin)}, record.fault});
        at = found.next;
    }
    return records;
}

std::vector<std::string> cells_of(std::string_view record) {
    std::vector<std::string_view> cells;
    std::vector<char> scratch;
    split_cells(record, ',', cells, scratch);
    return {cells.begin(), cells.end()};
}

using Cuts = std::vector<Cut>;
using Texts = std::vector<std::string>;

TEST(Record, EndsAtTheEndOfItsLine) {
    EXPECT_EQ(cut("a,b\nc,d\r\ne"), (Cuts{{"a,b"}, {"c,d"}, {"e"}}));
}

TEST(Record, QuotesHoldLineEndsSeparatorsAndQuotes) {
    EXPECT_EQ(cut("\"a\nb\",\"c,\"\"d\"\nnext"), (Cuts{{"\"a\nb\",\"c,\"\"d\""}, {"next"}}));
}

TEST(Record, AQuoteInsideAPlainCellIsALetter) {
    EXPECT_EQ(cut("12\" pipe,b\nc,d"), (Cuts{{"12\" pipe,b"}, {"c,d"}}));
}

TEST(Record, AForgottenQuoteCostsItsLineAndNoMore) {
    EXPECT_EQ(cut("a,b\nc,\"d\ne,f\ng,h\n"),
              (Cuts{{"a,b"}, {"c,\"d", Fault::open_quote}, {"e,f"}, {"g,h"}}));
}

TEST(Record, AForgottenQuoteDoesNotSwallowRowsUpToTheNextQuotedCell) {
    EXPECT_EQ(cut("a,\"b\nc,\"d,d\"\ne,f\n"),
              (Cuts{{"a,\"b", Fault::text_after_quote}, {"c,\"d,d\""}, {"e,f"}}));
}

TEST(Record, TextBehindAClosingQuoteIsAFault) {
    EXPECT_EQ(cut("\"a\"b,c\nd"), (Cuts{{"\"a\"b,c", Fault::text_after_quote}, {"d"}}));
}

TEST(Record, IsNotCutWhereMoreOfItMayCome) {
    EXPECT_FALSE(next_record("a,b", 0, ',', false).is_complete);
    EXPECT_FALSE(next_record("\"a\n", 0, ',', false).is_complete);
    EXPECT_FALSE(next_record("a,\"b\"", 0, ',', false).is_complete) << "the quote may be a pair";
    EXPECT_TRUE(next_record("a,b", 0, ',', true).is_complete);
}

TEST(Record, CountsTheLinesItTakesUp) {
    EXPECT_EQ(next_record("\"a\nb\nc\",d\ne", 0, ',', true).record.lines, 3U);
}

TEST(Record, FallsIntoCells) {
    EXPECT_EQ(cells_of("a,,c"), (Texts{"a", "", "c"}));
    EXPECT_EQ(cells_of("a,"), (Texts{"a", ""}));
    EXPECT_EQ(cells_of("\"a,\"\"b\"\"\",c"), (Texts{"a,\"b\"", "c"}));
    EXPECT_EQ(cells_of("\"\",\"\""), (Texts{"", ""}));
    EXPECT_EQ(cells_of(" a , b"), (Texts{" a ", " b"})) << "spaces are part of a cell";
}

TEST(Record, TenThousandCellsAndOneOfAMegabyte) {
    const std::string many(9999, ',');
    EXPECT_EQ(cells_of(many).size(), 10'000U);
    const std::string quoted = "\"" + std::string(1U << 20U, 'x') + "\",y";
    EXPECT_EQ(cells_of(quoted).front().size(), std::size_t{1} << 20U);
}

TEST(Record, EveryFaultIsExplainedInBothLanguages) {
    for (const Fault fault : {Fault::open_quote, Fault::text_after_quote, Fault::too_many_cells,
                              Fault::other_encoding}) {
        EXPECT_FALSE(explain(fault).zh.empty());
        EXPECT_FALSE(explain(fault).en.empty());
    }
}

}  // namespace
}  // namespace api::table

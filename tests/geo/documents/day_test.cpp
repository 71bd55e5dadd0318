// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/day.hpp"

#include <gtest/gtest.h>

namespace geo::documents {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

TEST(DayText, SaysTheDayInChineseAndIso) {
    const Day a_day{year{2024}, month{12}, day{4}};

    EXPECT_EQ(to_chinese(a_day), "2024年12月4日");
    EXPECT_EQ(to_iso(a_day), "2024-12-04");
}

TEST(DayText, IsEmptyForNoDayAndForOneThatNoCalendarHas) {
    const Day never{year{2023}, month{2}, day{29}};

    EXPECT_EQ(to_chinese(std::nullopt), "");
    EXPECT_EQ(to_chinese(never), "");
    EXPECT_EQ(to_iso(never), "");
}

TEST(DayText, ReadsOnlyIsoDates) {
    EXPECT_EQ(to_iso(day_from_iso("2024-02-29")), "2024-02-29");
    for (const char* wrong : {"", "2023-02-29", "2024-2-9", "2024-13-01", "20240101", "2024-01-01 ",
                              "２０２４-01-01", "-024-01-01"})
        EXPECT_FALSE(day_from_iso(wrong)) << wrong;
}

}  // namespace
}  // namespace geo::documents

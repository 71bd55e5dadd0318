// SPDX-License-Identifier: Apache-2.0
#include "geo/base/calendar_day.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace geo {
namespace {

TEST(CalendarDay, TheFirstDayIsNotCounted) {
    EXPECT_EQ(days_after("2024-12-20", 15), "2025-01-04");
    EXPECT_EQ(days_after("2024-02-28", 1), "2024-02-29");
    EXPECT_EQ(days_after("2025-01-04", -15), "2024-12-20");
    EXPECT_EQ(days_between("2024-12-20", "2025-01-05"), 16);
    EXPECT_EQ(days_between("2025-01-05", "2024-12-20"), -16);
}

TEST(CalendarDay, OnlyDaysThatExist) {
    for (const char* text :
         {"", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "0999-01-01", "2024-1-01",
          "2024/01/01", "2024-01-01 ", "２０２４-01-01", "+024-01-01"})
        EXPECT_FALSE(parse_day(text)) << text;
    EXPECT_TRUE(parse_day("2024-02-29"));
    EXPECT_THROW(days_after("tomorrow", 1), Error);
}

TEST(CalendarDay, AsDocumentsWriteIt) { EXPECT_EQ(chinese_day("2024-12-03"), "2024年12月3日"); }

}  // namespace
}  // namespace geo

// SPDX-License-Identifier: Apache-2.0
#include "importers/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "tests/importers/import_support.hpp"

namespace importers {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Report sample() {
    Report report;
    report.kind = ImportKind::roads;
    report.path = "roads.geojson";
    report.rows_in = 5;
    report.stored = 2;
    report.skip({"不是道路", "not a road"});
    report.reject(4, "R4", {"没有几何图形。", "There is no geometry."});
    report.reject(5, "坏\xFF", {"坏。", "Bad."});
    report.note(1, "R1", {"注意。", "Mind."});
    return report;
}

TEST(Report, AddsUp) {
    Report report = sample();

    EXPECT_TRUE(report.adds_up());
    ++report.rows_in;
    EXPECT_FALSE(report.adds_up());
}

TEST(Report, IsJsonWithEveryRowEvenWhenAKeyIsNoText) {
    EXPECT_THAT(to_json(sample()),
                AllOf(HasSubstr("\"rows_in\": 5"), HasSubstr("\"rejected\": 2"),
                      HasSubstr("\"outcome\": \"noted\""), HasSubstr("\"en\": \"not a road\""),
                      HasSubstr("There is no geometry.")));
}

TEST(Report, SpeaksBothLanguagesAndKeepsItShort) {
    const std::string english = to_text(sample(), geo::Language::en, 1);
    const std::string chinese = to_text(sample(), geo::Language::zh);

    EXPECT_THAT(english, AllOf(HasSubstr("2 rejected"), HasSubstr("rejected, row 4 [R4]: "),
                               HasSubstr("2 more reasons"), Not(HasSubstr("Bad."))));
    EXPECT_THAT(chinese, AllOf(HasSubstr("退回 2"), HasSubstr("退回，行 4 [R4]：没有几何图形。"),
                               HasSubstr("1 × 不是道路"), HasSubstr("行 1 [R1]：注意。")));
}

TEST(Report, SaysAReasonOnceHoweverManyRowsItConcerns) {
    Report report;
    for (int row = 1; row <= 300; ++row)
        report.note(row, "R" + std::to_string(row), {"未归属。", "Unassigned."});

    EXPECT_THAT(to_text(report, geo::Language::en),
                AllOf(HasSubstr("row 1 [R1], 2 [R2]"), HasSubstr("… 300 rows: Unassigned."),
                      Not(HasSubstr("[R9]"))));
}

TEST(Report, LeavesNoHalfFileWhereItCannotBeWritten) {
    const testing::Folder folder;

    write_report(sample(), folder.path("report.json"));

    EXPECT_TRUE(std::filesystem::exists(folder.path("report.json")));
    EXPECT_THROW(write_report(sample(), folder.path("none/report.json")), geo::Error);
    EXPECT_FALSE(std::filesystem::exists(folder.path("report.json.part")));
}

}  // namespace
}  // namespace importers

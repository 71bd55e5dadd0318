// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/geo/documents/hostile_texts.hpp"
#include "tests/geo/documents/paper_reader.hpp"
#include "tests/geo/documents/sample_papers.hpp"

namespace geo::documents {
namespace {

using support::occurrences;
using ::testing::HasSubstr;
using ::testing::Not;

Workbook workbook_of(const std::vector<std::string>& texts) {
    Workbook book{"表", "题", "民政局", samples::day(2024, 12, 20), {"注"}, {{"名称", 12}}, {}};
    for (const std::string& text : texts) book.rows.push_back({text});
    return book;
}

TEST(WorkbookFile, IsASoundArchiveOfWellFormedParts) {
    const auto report = support::read_workbook(sign_order_xlsx(samples::sign_order(2515)));

    EXPECT_EQ(report.fault, "");
    EXPECT_EQ(occurrences(report.sheet, "<row "), 1U + 1U + 1U + 2515U);
    for (const char* part : {"S12515", "HESHUN LU", "1200×400 mm", "与路灯杆并设", "蓝底白字"})
        EXPECT_THAT(report.sheet, HasSubstr(part));
}

TEST(WorkbookFile, KeepsWhatLooksLikeAFormulaAsText) {
    const std::vector<std::string> formulas = {"=1+1", "+1", "-1",  "@SUM(A1)", "=cmd|'/C calc'!A0",
                                               "\t=1", "12", "1e3", "TRUE"};

    const auto report = support::read_workbook(workbook_xlsx(workbook_of(formulas)));

    EXPECT_EQ(report.fault, "");
    EXPECT_THAT(report.sheet, Not(HasSubstr("<f>")));
    EXPECT_THAT(report.sheet, Not(HasSubstr("<v>")));
    EXPECT_EQ(occurrences(report.sheet, "t=\"inlineStr\""), 3U + formulas.size());
    EXPECT_THAT(report.sheet, HasSubstr(">=1+1</t>"));
}

TEST(WorkbookFile, IsReadByOthers) {
    auto order = samples::sign_order(2);
    order.signs[0].remarks = "=1+1";
    const std::string seen = support::workbook_as_ogr_sees_it(sign_order_xlsx(order));
    if (seen.empty()) GTEST_SKIP() << "ogrinfo (gdal-bin) is not installed";

    EXPECT_THAT(seen, HasSubstr("Layer name: 制牌清单"));
    EXPECT_THAT(seen, HasSubstr("=1+1"));
    EXPECT_THAT(seen, HasSubstr("安宁街"));
}

TEST(WorkbookFile, SurvivesEveryText) {
    for (const auto* texts : {&support::markup_attacks(), &support::awkward_texts()}) {
        auto book = workbook_of(*texts);
        book.title = book.author = texts->back();

        EXPECT_EQ(support::read_workbook(workbook_xlsx(book)).fault, "");
    }
}

TEST(WorkbookFile, CutsATextThatNoCellCanHold) {
    std::string long_text;
    for (int i = 0; i < 40000; ++i) long_text += "和";

    const auto report = support::read_workbook(workbook_xlsx(workbook_of({long_text})));

    EXPECT_EQ(report.fault, "");
    EXPECT_LT(occurrences(report.sheet, "和"), 32767U);
    EXPECT_THAT(report.sheet, HasSubstr("和…</t>"));
}

TEST(WorkbookFile, WritesNumbersAsNumbersAndNoneForWhatIsNone) {
    Workbook book = workbook_of({});
    book.rows = {{12.5}, {std::numeric_limits<double>::quiet_NaN()}};

    const auto report = support::read_workbook(workbook_xlsx(book));

    EXPECT_THAT(report.sheet, HasSubstr("<v>12.5</v>"));
    EXPECT_EQ(occurrences(report.sheet, "<v>"), 1U);
}

TEST(WorkbookFile, IsTheSameBytesForTheSameData) {
    EXPECT_EQ(sign_order_xlsx(samples::sign_order(50)), sign_order_xlsx(samples::sign_order(50)));
}

TEST(WorkbookFile, SaysThatTheDataIsModelled) {
    auto order = samples::sign_order(1);
    order.letterhead.modelled = true;

    EXPECT_THAT(support::read_workbook(sign_order_xlsx(order)).sheet, HasSubstr("示范数据"));
}

}  // namespace
}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/announcement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/geo/documents/hostile_texts.hpp"
#include "tests/geo/documents/paper_reader.hpp"
#include "tests/geo/documents/sample_papers.hpp"

namespace geo::documents {
namespace {

using support::occurrences;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Every text field filled with the same words.
Announcement filled_with(const std::string& text) {
    Announcement paper = samples::announcement_of(1);
    paper.letterhead.authority = paper.letterhead.document_number = text;
    paper.area = paper.contact = text;
    paper.roads = {{text, text, text, text, text, samples::day(2024, 12, 20)}};
    return paper;
}

TEST(AnnouncementCheck, AsksForAllSixFieldsOfEveryRoad) {
    Announcement paper = samples::announcement_of(3);
    EXPECT_THAT(missing_fields(paper), IsEmpty());
    paper.roads[1].roman_spelling = "　";
    paper.roads[2] = {};

    const auto missing = missing_fields(paper);

    EXPECT_THAT(missing, ElementsAre(Field(&MissingField::key, "roman_spelling"),
                                     Field(&MissingField::key, "standard_name"),
                                     Field(&MissingField::key, "roman_spelling"),
                                     Field(&MissingField::key, "division"),
                                     Field(&MissingField::key, "position"),
                                     Field(&MissingField::key, "approved_by"),
                                     Field(&MissingField::key, "approved_on")));
    EXPECT_EQ(missing[0].road, "安顺路");
    EXPECT_EQ(missing[1].road, "第3条");
}

TEST(AnnouncementPdf, ShowsTheSixFieldsOfThousandsOfRoads) {
    const support::Paper paper(announcement_pdf(samples::announcement_of(2515)));
    const std::string text = paper.text();

    const auto pages = std::to_string(paper.page_count());
    EXPECT_THAT(text, HasSubstr("第1页共" + pages + "页"));
    EXPECT_THAT(text, HasSubstr("第" + pages + "页共" + pages + "页"));
    EXPECT_THAT(text, HasSubstr("共2515条"));
    EXPECT_EQ(occurrences(text, "2024-12-20"), 2515U);
    EXPECT_EQ(occurrences(text, "标准名称罗马字母拼写所属政区位置描述批准机关批准时间"),
              static_cast<std::size_t>(paper.page_count()));
    EXPECT_THAT(text, HasSubstr("（第0段）"));
    EXPECT_THAT(text, HasSubstr("（第2514段）"));
    EXPECT_THAT(text, HasSubstr("请于2024年12月31日前（含当日）"));
}

TEST(AnnouncementPdf, LeavesVisibleBlanksForWhatNobodyHasSettled) {
    Announcement paper = samples::announcement();
    paper.objections_until.reset();
    paper.contact.clear();

    const std::string text = support::Paper(announcement_pdf(paper)).text();

    EXPECT_THAT(text, HasSubstr("请于年月日前（含当日）"));
    EXPECT_THAT(text, HasSubstr("联系方式：＿＿＿"));
}

TEST(AnnouncementHtml, ShowsTheSixFieldsInBothLanguages) {
    const Announcement paper = samples::announcement();

    const std::string zh = announcement_html(paper, Language::zh);
    const std::string en = announcement_html(paper, Language::en);

    for (const char* field : {"安宁街", "Ānníng Jiē", "东营区史口镇北高村",
                              "南起凤凰路，北止观海路", "东营区人民政府", "2024-12-20"}) {
        EXPECT_THAT(zh, HasSubstr(field));
        EXPECT_THAT(en, HasSubstr(field));
    }
    EXPECT_THAT(zh, HasSubstr("<html lang=\"zh-CN\">"));
    EXPECT_THAT(zh, HasSubstr("批准机关</th>"));
    EXPECT_THAT(en, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(en, HasSubstr("Approved by</th>"));
    EXPECT_THAT(en, HasSubstr("<th scope=\"row\" lang=\"zh-CN\">安宁街</th>"));
}

TEST(AnnouncementHtml, LoadsNothingAndRunsNothing) {
    const std::string html = announcement_html(samples::announcement(), Language::zh);

    for (const char* part : {"<script", "http:", "https:", "src=", "url(", "@import", "<link"})
        EXPECT_THAT(html, Not(HasSubstr(part)));
    EXPECT_THAT(html, HasSubstr("@media print"));
}

TEST(AnnouncementHtml, SaysThatTheDataIsModelled) {
    Announcement paper = samples::announcement();
    EXPECT_THAT(announcement_html(paper, Language::zh), Not(HasSubstr("示范数据")));
    paper.letterhead.modelled = true;

    EXPECT_THAT(announcement_html(paper, Language::zh), HasSubstr("示范数据"));
    EXPECT_THAT(announcement_html(paper, Language::en), HasSubstr("MODELLED"));
}

TEST(AnnouncementHtml, ShowsMarkupAndObeysNone) {
    ASSERT_EQ(support::markup_attacks().size(), 50U);
    for (const auto language : {Language::zh, Language::en}) {
        const std::string harmless = announcement_html(filled_with("x"), language);
        for (const std::string& attack : support::markup_attacks()) {
            const std::string html = announcement_html(filled_with(attack), language);
            // not a tag, an attribute or a comment more than with a plain letter
            for (const char* mark : {"<", ">", "\"", "'"})
                EXPECT_EQ(occurrences(html, mark), occurrences(harmless, mark)) << attack;
        }
    }
}

}  // namespace
}  // namespace geo::documents

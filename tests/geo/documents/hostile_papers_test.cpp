// SPDX-License-Identifier: Apache-2.0
// Papers made of texts that nobody should have typed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/documents/printable.hpp"
#include "tests/geo/documents/hostile_texts.hpp"
#include "tests/geo/documents/paper_reader.hpp"
#include "tests/geo/documents/sample_papers.hpp"

namespace geo::documents {
namespace {

using support::occurrences;
using ::testing::HasSubstr;

Application application_of(const std::string& text) {
    Application paper = samples::application();
    paper.letterhead.authority = paper.letterhead.document_number = text;
    paper.addressee = paper.area = paper.plan = paper.reason = paper.consultation = text;
    ProposedRoad& road = paper.roads.front();
    road.name = road.roman_spelling = road.former_name = road.meaning = road.origin = text;
    road.nature = road.village = road.extent.start.at = road.extent.surface = text;
    road.findings = paper.roads[1].findings;
    road.findings[0].finding.message.zh = road.findings[0].reason = text;
    paper.attachments = {text};
    paper.contact = text;
    return paper;
}

ObjectionRecord objection_of(const std::string& text) {
    ObjectionRecord record = samples::objection_record();
    record.objector = record.contact = record.statement = record.investigation = text;
    record.evidence = {text, text};
    record.reason = record.outcome = text;
    return record;
}

TEST(HostileTexts, AreShownAsTheyAreTyped) {
    for (const char* text :
         {"<b>&amp;</b>", "%s%n%d", "{0}", "<script>alert(1)</script>", "'\"--;"}) {
        const support::Paper paper(objection_record_pdf(objection_of(text)));
        EXPECT_THAT(paper.text(), HasSubstr(text));
    }
}

TEST(HostileTexts, AreShownWithWhatTheyHide) {
    const support::Paper paper(
        objection_record_pdf(objection_of(std::string("路\u202E名\0街", 13))));

    EXPECT_THAT(paper.text(), HasSubstr("路[U+202E]名[U+0000]街"));
}

TEST(HostileTexts, GainNoHyphenWhereALineBreaks) {
    const std::string word(150, 'W');

    EXPECT_THAT(support::Paper(objection_record_pdf(objection_of(word))).text(), HasSubstr(word));
}

TEST(HostileTexts, BreakNoPaper) {
    for (const auto* texts : {&support::awkward_texts(), &support::markup_attacks()})
        for (const std::string& text : *texts) {
            EXPECT_GT(application_pdf(application_of(text)).size(), 1000U);
            auto certificate = samples::certificate();
            certificate.road_name = certificate.meaning = text;
            EXPECT_GT(certificate_pdf(certificate).size(), 1000U);
        }
}

TEST(HostileTexts, OfTenThousandCharactersRunOverPagesAndLoseNothing) {
    const support::Paper paper(objection_record_pdf(objection_of(support::endless_text())));

    // eight fields of 10,000, less the letters that other texts add
    EXPECT_GE(occurrences(paper.text(), "和"), 80000U);
    EXPECT_GT(paper.page_count(), 20);
}

TEST(HostileTexts, OfTenThousandCharactersFitTheHeadOfAForm) {
    ObjectionRecord record = samples::objection_record();
    record.letterhead.authority = support::endless_text();

    EXPECT_GE(occurrences(support::Paper(objection_record_pdf(record)).text(), "和"), 10000U);
}

TEST(HostileTexts, OfTenThousandCharactersInOneCellOfAList) {
    Announcement paper = samples::announcement_of(3);
    paper.roads[1].position = support::endless_text();

    const std::string text = support::Paper(announcement_pdf(paper)).text();

    EXPECT_GE(occurrences(text, "和"), 10000U);
    EXPECT_THAT(text, HasSubstr("（第2段）"));
}

TEST(EmptyPapers, AreMadeAllTheSame) {
    EXPECT_EQ(support::Paper(application_pdf({})).page_count(), 1);
    EXPECT_EQ(support::Paper(filing_form_pdf({})).page_count(), 1);
    EXPECT_EQ(support::Paper(filing_report_pdf({})).page_count(), 1);
    EXPECT_EQ(support::Paper(announcement_pdf({})).page_count(), 1);
    EXPECT_EQ(support::Paper(objection_record_pdf({})).page_count(), 1);
    EXPECT_EQ(support::Paper(sign_order_pdf({})).page_count(), 1);
    EXPECT_EQ(support::Paper(inspection_list_pdf({})).page_count(), 1);
}

}  // namespace
}  // namespace geo::documents

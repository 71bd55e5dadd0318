// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/filing_form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "geo/documents/filing_report.hpp"
#include "tests/geo/documents/paper_reader.hpp"
#include "tests/geo/documents/sample_papers.hpp"

namespace geo::documents {
namespace {

using support::without_spaces;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(FilingRecordCheck, FindsNothingInACompleteRecord) {
    EXPECT_THAT(missing_fields(samples::filing_record()), IsEmpty());
}

TEST(FilingRecordCheck, NamesWhatIsMissingInTheOrderOfTheForm) {
    FilingRecord record = samples::filing_record();
    record.approved_on.reset();
    record.roman_spelling.clear();
    record.meaning = " \u200B";

    const auto missing = missing_fields(record);

    EXPECT_THAT(missing, ElementsAre(Field(&MissingField::key, "roman_spelling"),
                                     Field(&MissingField::key, "meaning"),
                                     Field(&MissingField::key, "approved_on")));
    EXPECT_EQ(missing[0].name.zh, "罗马字母拼写");
    EXPECT_EQ(missing[2].road, "和顺路");
}

TEST(FilingRecordCheck, NamesEveryRequiredFieldOfAnEmptyRecord) {
    std::set<std::string> required, missing;
    for (const FilingField& field : filing_fields())
        if (field.required) required.insert(field.key);
    for (const MissingField& field : missing_fields(FilingRecord{})) missing.insert(field.key);

    EXPECT_EQ(missing, required);
    EXPECT_GE(required.size(), 15U);
}

TEST(FilingRecordCheck, DoesNotTakeAPlaceThatIsNoneForOne) {
    FilingRecord record = samples::filing_record();
    record.start->lon = std::numeric_limits<double>::quiet_NaN();

    EXPECT_THAT(missing_fields(record), ElementsAre(Field(&MissingField::key, "coordinates")));
}

TEST(FilingFields, HaveKeysOfTheirOwn) {
    std::set<std::string> keys;
    for (const FilingField& field : filing_fields()) keys.insert(field.key);

    EXPECT_EQ(keys.size(), filing_fields().size());
}

TEST(FilingForm, ShowsEveryFieldWithItsValue) {
    const FilingRecord record = samples::filing_record();

    const support::Paper paper(filing_form_pdf({samples::letterhead(), {record}}));

    EXPECT_EQ(paper.page_count(), 1);
    for (const FilingField& field : filing_fields()) {
        EXPECT_THAT(paper.text(), HasSubstr(without_spaces(field.name.zh)));
        EXPECT_THAT(paper.text(), HasSubstr(without_spaces(field.value(record))));
    }
    EXPECT_THAT(paper.text(), HasSubstr("必填项齐全"));
    EXPECT_THAT(paper.text(), HasSubstr("118.4213456°E，37.4512345°N"));
}

TEST(FilingForm, SaysWhatItLacks) {
    FilingRecord record = samples::filing_record();
    record.origin.clear();
    record.approval_number.clear();

    const support::Paper paper(filing_form_pdf({samples::letterhead(), {record}}));

    EXPECT_THAT(paper.text(), HasSubstr("材料不齐，须补充：来历、批准文号"));
}

TEST(FilingForm, GivesEachRoadAPage) {
    const std::vector<FilingRecord> records(3, samples::filing_record());

    EXPECT_EQ(support::Paper(filing_form_pdf({samples::letterhead(), records})).page_count(), 3);
}

TEST(FilingSet, NamesThePapersThatAreNotThere) {
    FilingPapers papers{true, true, true, true, true, true, true};
    EXPECT_THAT(missing_papers(papers), IsEmpty());
    papers.approval = false;
    papers.consultation = false;

    EXPECT_THAT(missing_papers(papers), ElementsAre(Field(&MissingField::key, "approval"),
                                                    Field(&MissingField::key, "consultation")));
    EXPECT_EQ(missing_papers(FilingPapers{}).size(), 7U);
}

}  // namespace
}  // namespace geo::documents

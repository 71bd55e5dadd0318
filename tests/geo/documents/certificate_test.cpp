// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/certificate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "tests/geo/documents/hostile_texts.hpp"
#include "tests/geo/documents/paper_reader.hpp"
#include "tests/geo/documents/sample_papers.hpp"

namespace geo::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Certificate, NamesTheRoadTheApprovalAndTheCheckpoint) {
    const support::Paper paper(certificate_pdf(samples::certificate()));

    EXPECT_EQ(paper.page_count(), 1);
    for (const char* part :
         {"地名命名证书", "东区地名证〔2024〕0017号", "和顺路", "HéshùnLù",
          "山东省东营市东营区史口镇北高村", "南起凤凰路，北止观海路", "长350米，宽6.5米",
          "和睦顺遂，寄托村民邻里和睦", "东营市东营区人民政府（东区政字〔2024〕88号）",
          "2024年12月20日", "日志条数20417", "签名密钥luming-2024-1",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "第1页共1页"})
        EXPECT_THAT(paper.text(), HasSubstr(part));
}

TEST(Certificate, HasACodeThatOpensTheRoadsPage) {
    const std::string read = support::read_code(certificate_pdf(samples::certificate()));
    if (read.empty()) GTEST_SKIP() << "ZXingReader (zxing-cpp-tools) is not installed";

    EXPECT_EQ(read, "https://luming.example/p/17");
}

TEST(Certificate, DoesWithoutACheckpoint) {
    auto certificate = samples::certificate();
    certificate.checkpoint.reset();

    EXPECT_THAT(support::Paper(certificate_pdf(certificate)).text(), Not(HasSubstr("日志条数")));
}

TEST(Certificate, StaysOnOnePageWhateverItsTexts) {
    auto certificate = samples::certificate();
    certificate.road_name = certificate.division = certificate.meaning = support::endless_text();
    certificate.approved_by = certificate.roman_spelling = support::endless_text();
    certificate.extent.start.at = support::endless_text();

    EXPECT_EQ(support::Paper(certificate_pdf(certificate)).page_count(), 1);
}

TEST(Certificate, AsksForAnAddressThatACodeCanHold) {
    auto certificate = samples::certificate();
    certificate.url.clear();
    EXPECT_THROW(certificate_pdf(certificate), Error);
    certificate.url = std::string(301, 'x');
    EXPECT_THROW(certificate_pdf(certificate), Error);
    certificate.url = std::string(300, 'x');
    EXPECT_NO_THROW(certificate_pdf(certificate));
}

}  // namespace
}  // namespace geo::documents

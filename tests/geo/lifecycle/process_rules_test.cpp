// SPDX-License-Identifier: Apache-2.0
// The cases of the rule book's process vectors, each in the words of its row.
#include "geo/lifecycle/process_rules.hpp"

#include <gtest/gtest.h>

namespace geo::lifecycle {
namespace {

std::string summary(const std::vector<Finding>& findings) {
    std::string out;
    for (const Finding& finding : findings)
        out += (out.empty() ? "" : ";") + finding.rule + ':' + severity_letter(finding.severity);
    return out.empty() ? "OK" : out;
}

std::string overdue(const std::vector<Finding>& findings) {
    for (const auto& [key, value] : findings.at(0).evidence)
        if (key == "overdue_days") return value;
    return {};
}

TEST(ProcessRules, FilingWithinFifteenDaysOfApproval) {
    EXPECT_EQ(summary(check_filing_day("2024-12-20", "2025-01-04")), "OK") << "day 15";
    const auto late = check_filing_day("2024-12-20", "2025-01-05");
    EXPECT_EQ(summary(late), "P02:B");
    EXPECT_EQ(overdue(late), "1");
}

TEST(ProcessRules, AnnouncementWithinFifteenDaysOfApproval) {
    const auto government = AuthorityKind::government;
    const auto late = check_announcement_day(government, "2024-12-20", "2024-12-25", "2025-01-05");
    EXPECT_EQ(summary(late), "P03:B");
    EXPECT_EQ(overdue(late), "1");
    EXPECT_EQ(summary(check_announcement_day(government, "2024-12-20", {}, "2025-01-04")), "OK");
    EXPECT_EQ(announcement_due(AuthorityKind::civil_affairs, "2024-12-20", {}), "2025-01-04");
}

TEST(ProcessRules, ForOtherDepartmentsTheClockStartsAtFiling) {
    const auto transport = authority_kind_of("广饶县交通运输局");
    EXPECT_EQ(transport, AuthorityKind::other_department);
    EXPECT_EQ(summary(check_announcement_day(transport, "2024-12-20", "2025-01-03", "2025-01-18")),
              "OK");
    const auto late = check_announcement_day(transport, "2024-12-20", "2025-01-03", "2025-01-19");
    EXPECT_EQ(summary(late), "P03:B");
    EXPECT_EQ(overdue(late), "1");
    EXPECT_EQ(announcement_due(transport, "2024-12-20", {}), std::nullopt) << "not filed yet";
}

TEST(ProcessRules, WhoMayApprove) {
    EXPECT_EQ(summary(check_authority("利津县人民政府", "")), "OK");
    EXPECT_EQ(summary(check_authority("东营市人民政府", "")), "OK");
    EXPECT_EQ(summary(check_authority("广饶县交通运输局", "")), "OK");
    EXPECT_EQ(summary(check_authority("三里村村委会", "")), "P01:B");
    EXPECT_EQ(summary(check_authority("史口镇人民政府", "")), "P01:B");
    EXPECT_EQ(summary(check_authority("胜利街道办事处", "")), "P01:B");
    EXPECT_EQ(summary(check_authority("东营区人民政府", "")), "P01:W");
    EXPECT_EQ(summary(check_authority("东营区人民政府", "东政发〔2024〕3号")), "OK");
    EXPECT_EQ(authority_kind_of("东营市民政局"), AuthorityKind::civil_affairs);
}

TEST(ProcessRules, TheFilingSetNamesWhatIsMissing) {
    EXPECT_EQ(summary(check_filing_set({true, true, true, {}})), "OK");
    const auto findings = check_filing_set({false, true, true, {"place_meaning"}});
    EXPECT_EQ(summary(findings), "P04:B");
    EXPECT_EQ(findings.at(0).evidence.at(0).second, "approval_document");
    EXPECT_EQ(findings.at(0).evidence.at(1).second, "place_meaning");
}

TEST(ProcessRules, AnAnnouncementSaysSixThings) {
    AnnouncedName name{"安宁街",     "Ānníng Jiē",     "史口镇吕家村",
                       "东起…西止…", "东营区人民政府", "2024-12-20"};
    EXPECT_EQ(summary(check_announcement(name)), "OK");
    name.romanisation = " ";
    EXPECT_EQ(summary(check_announcement(name)), "P05:B");
    EXPECT_EQ(missing_fields(name), std::vector<std::string_view>{"romanisation"});
    EXPECT_EQ(missing_fields(AnnouncedName{}).size(), 6U);
    const auto message = check_announcement(name).at(0).message;
    EXPECT_NE(message.zh.find("缺少必备内容：罗马字母拼写。"), std::string::npos) << message.zh;
    EXPECT_NE(message.en.find("lacks: the romanised spelling."), std::string::npos) << message.en;
}

TEST(ProcessRules, NoSignBeforeApproval) {
    EXPECT_EQ(summary(check_sign_state(ProposalState::submitted)), "P09:B");
    EXPECT_EQ(summary(check_sign_state(ProposalState::rejected)), "P09:B");
    EXPECT_EQ(summary(check_sign_state(ProposalState::announced)), "OK");
}

TEST(Dossier, AReportHasTheContentsTheLawRequires) {
    Report report{ReportKind::consultation, {{"process", "张榜"}, {"scope", " "}}, "2024-12-01"};

    EXPECT_EQ(missing_fields(report),
              (std::vector<std::string_view>{"scope", "opinions", "handling"}));
    EXPECT_EQ(required_fields(ReportKind::expert_opinion).size(), 5U);
    EXPECT_EQ(required_fields(ReportKind::assessment).size(), 6U);
    EXPECT_EQ(report_kind_from_string("assessment"), ReportKind::assessment);
    EXPECT_EQ(report_kind_from_string("gossip"), std::nullopt);
}

}  // namespace
}  // namespace geo::lifecycle

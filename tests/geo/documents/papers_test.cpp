// SPDX-License-Identifier: Apache-2.0
// Every paper, read back by poppler: what it says, in which order, on how many pages, in which
// fonts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <functional>
#include <thread>

#include "tests/geo/documents/paper_reader.hpp"
#include "tests/geo/documents/sample_papers.hpp"

namespace geo::documents {
namespace {

using support::occurrences;
using support::Paper;
using support::without_spaces;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Kind {
    const char* name;
    std::function<std::string()> make;
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = {
        {"application", [] { return application_pdf(samples::application()); }},
        {"filing form", [] { return filing_form_pdf(samples::filing_form()); }},
        {"filing report", [] { return filing_report_pdf(samples::filing_report()); }},
        {"announcement", [] { return announcement_pdf(samples::announcement()); }},
        {"objection record", [] { return objection_record_pdf(samples::objection_record()); }},
        {"certificate", [] { return certificate_pdf(samples::certificate()); }},
        {"sign order", [] { return sign_order_pdf(samples::sign_order(5)); }},
        {"inspection list", [] { return inspection_list_pdf(samples::inspection_list(5)); }},
        {"sign face", [] { return face_pdf(sign_face(samples::sign())); }},
    };
    return all;
}

// Each part after the one before it.
void expect_in_order(const std::string& text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        const auto found = text.find(without_spaces(part), at);
        ASSERT_NE(found, std::string::npos) << part << " is missing or too early in:\n" << text;
        at = found + without_spaces(part).size();
    }
}

double cpu_seconds(const std::function<void()>& work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(Papers, EmbedEveryFontAsASubset) {
    for (const Kind& kind : kinds()) {
        const auto fonts = Paper(kind.make()).fonts();
        EXPECT_THAT(fonts, Not(IsEmpty())) << kind.name;
        // emb, sub, uni: embedded, a subset, and with the way back to text
        EXPECT_THAT(fonts, Each(HasSubstr("yes yes yes"))) << kind.name;
        EXPECT_THAT(fonts, Each(HasSubstr("+Noto"))) << kind.name;
    }
}

TEST(Papers, AreTheSameBytesForTheSameData) {
    for (const Kind& kind : kinds()) {
        const std::string here = kind.make();
        std::string there;
        std::thread([&] { there = kind.make(); }).join();
        EXPECT_EQ(here, kind.make()) << kind.name;
        EXPECT_EQ(here, there) << kind.name << " on another thread";
    }
}

TEST(Papers, MayBeMadeByManyThreadsAtOnce) {
    const std::string alone = certificate_pdf(samples::certificate());
    std::vector<std::string> made(8);
    std::vector<std::thread> threads;
    for (std::string& paper : made)
        threads.emplace_back([&paper] { paper = certificate_pdf(samples::certificate()); });
    for (std::thread& thread : threads) thread.join();

    EXPECT_THAT(made, Each(alone));
}

TEST(Papers, AreA4) {
    const Paper portrait(certificate_pdf(samples::certificate()));
    const Paper landscape(sign_order_pdf(samples::sign_order(1)));

    EXPECT_NEAR(portrait.width_mm(), 210, 0.1);
    EXPECT_NEAR(portrait.height_mm(), 297, 0.1);
    EXPECT_NEAR(landscape.width_mm(), 297, 0.1);
}

TEST(Papers, SayOnEveryPageThatTheDataIsModelled) {
    auto paper = samples::announcement_of(60);
    EXPECT_THAT(Paper(announcement_pdf(paper)).text(), Not(HasSubstr("示范数据")));
    paper.letterhead.modelled = true;

    const Paper modelled(announcement_pdf(paper));

    EXPECT_GT(modelled.page_count(), 1);
    EXPECT_EQ(occurrences(modelled.text(), "示范数据"),
              static_cast<std::size_t>(modelled.page_count()));
}

TEST(Application, GivesPlanReasonsPlaceAndFindings) {
    const Paper paper(application_pdf(samples::application()));

    expect_in_order(paper.text(), {"史口镇人民政府",
                                   "编号：史政发〔2024〕7号",
                                   "地名命名申请书",
                                   "东营市东营区人民政府：",
                                   "共2条",
                                   "一、命名方案及理由",
                                   "方案：以村史",
                                   "理由：村内道路长期无名",
                                   "二、位置、规模、性质",
                                   "和顺路",
                                   "Héshùn Lù",
                                   "南北走向",
                                   "350 米",
                                   "6.5 米",
                                   "南起凤凰路，北止观海路",
                                   "村内道路",
                                   "三、征求意见情况",
                                   "113 份",
                                   "四、各道路说明",
                                   "（1）和顺路",
                                   "含义",
                                   "和睦顺遂",
                                   "来历",
                                   "未发现问题",
                                   "（2）安宁街",
                                   "原用名称",
                                   "前街",
                                   "U04",
                                   "提醒",
                                   "专名相同",
                                   "《地名管理条例》第九条",
                                   "两路相距 8 公里，不致混淆。（李审核，2024年11月12日）",
                                   "附件：",
                                   "1. 北高村道路位置示意图",
                                   "经办人：",
                                   "史口镇人民政府",
                                   "2024年11月18日",
                                   "（盖章处）"});
}

TEST(FilingReport, IsALetterWithTheListAndTheEnclosures) {
    const Paper paper(filing_report_pdf(samples::filing_report()));

    expect_in_order(
        paper.text(),
        {"东营市东营区民政局", "东区民发〔2024〕19号", "关于东营区史口镇道路命名备案的报告",
         "东营市民政局：", "经东营市东营区人民政府于2024年12月20日批准", "东区政字〔2024〕88号",
         "道路2条", "和顺路", "Héshùn Lù", "史口镇北高村", "南起凤凰路，北止观海路", "附件：",
         "1. 地名备案登记表", "2. 批复", "3. 申请书", "4. 征求意见报告", "（盖章处）"});
    EXPECT_THAT(paper.text(), Not(HasSubstr("专家论证")));
}

TEST(ObjectionRecord, KeepsWhatWasSaidAndWhatBecameOfIt) {
    const Paper paper(objection_record_pdf(samples::objection_record()));

    EXPECT_EQ(paper.page_count(), 1);
    expect_in_order(
        paper.text(),
        {"地名公告异议记录", "东区民告〔2024〕5号", "和顺路", "张村民", "138****0000", "网上",
         "2024年12月24日", "邻镇已有“和顺街”", "快递面单照片2张", "相距14公里", "不予采纳",
         "已请邮政单位加注村名投递。", "李审核", "2024年12月27日", "2024年12月28日"});
}

TEST(InspectionList, HasBoxesToTick) {
    const Paper paper(inspection_list_pdf(samples::inspection_list(3)));

    expect_in_order(paper.text(),
                    {"东营区史口镇2025年度地名标志巡查表", "共3块", "S10001", "安宁街", "已设置",
                     "2024-12-28", "□完好", "S10003", "巡查人："});
}

TEST(Papers, LeaveTheDateToBeFilledInByHandWhenThereIsNone) {
    auto report = samples::filing_report();
    report.letterhead.date.reset();

    EXPECT_THAT(Paper(filing_report_pdf(report)).text(), HasSubstr("东营市东营区民政局年月日"));
}

TEST(SignOrder, RepeatsTheHeadOnEveryPageAndLosesNoRow) {
    const Paper paper(sign_order_pdf(samples::sign_order(45)));
    const std::string text = paper.text();
    const auto pages = static_cast<std::size_t>(paper.page_count());

    ASSERT_EQ(pages, 4U);
    EXPECT_EQ(occurrences(text, "设置位置"), pages);
    EXPECT_EQ(occurrences(text, "共" + std::to_string(pages) + "页"), pages);
    for (int sign = 10001; sign <= 10045; ++sign)
        EXPECT_EQ(occurrences(text, "S" + std::to_string(sign)), 1U) << sign;
    expect_in_order(text, {"共45块，其中双面15块。", "与路灯杆并设"});
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(Papers, AreMadeInTime) {
    // CPU time of the best of some runs: others share this machine
    const auto order = samples::sign_order(2515);
    const auto certificate = samples::certificate();
    certificate_pdf(certificate);  // fonts are looked up once

    double best = 1;
    for (int i = 0; i < 8; ++i)
        best = std::min(best, cpu_seconds([&] { certificate_pdf(certificate); }));

    RecordProperty("certificate_ms", std::to_string(best * 1000));
    // a quiet machine takes a third of it
    EXPECT_LT(best, 0.060);
    EXPECT_LT(cpu_seconds([&] { sign_order_pdf(order); }), 5.0);
}
#endif

}  // namespace
}  // namespace geo::documents

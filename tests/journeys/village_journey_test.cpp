// SPDX-License-Identifier: Apache-2.0
// A village from its import to the map, by the real binary: every step of the law, every paper,
// in Chinese and in English.
#include "tests/journeys/village_world.hpp"

namespace {

class VillageJourney : public support::VillageWorld,
                       public testing::WithParamInterface<const char*> {
  protected:
    VillageJourney() { language = GetParam(); }

    void decide() {
        expect(1, whole_village("consult"), say("征求意见结果", "consultation"), "史口镇");
        expect(0,
               whole_village("consult",
                             "--report consultation.date=2026-11-01 "
                             "--report consultation.process=村民代表会议 "
                             "--report consultation.scope=村民代表35人 "
                             "--report consultation.opinions=一致赞成 "
                             "--report consultation.handling=无不同意见"),
               say("已征求意见", "consulted"), "史口镇");
        expect(0, whole_village("endorse"), say("乡镇已同意", "endorsed"), "史口镇");
        expect(0, whole_village("review"), say("县级已审核", "reviewed"));
        expect(1, "proposal approve 1 --authority 东营市人民政府 --document-no 1",
               say("审核", "proposed"), "张敏");
        approve();
    }

    void publish() {
        expect(0, whole_village("file", "--document-no 东民备〔2026〕3号"), say("已备案", "filed"));
        expect(0,
               whole_village("announce",
                             "--document-no 东民告〔2026〕5号 --medium 政府网站 "
                             "--confirm-romanisation"),
               say("已公告", "announced"));
    }

    void put_up_signs() {
        const auto signs = json(std::string{"sign plan --village "} + village);
        ASSERT_GE(signs.size(), 6U) << "at both ends of three roads";
        expect(0, "sign make 1 2", "made");
        expect(0, std::string{"sign install --village "} + village, "installed");
        expect(0, "sign inspect 1 --result damaged --note 牌面弯曲", "damaged");
        expect(0, "sign repair 1", "installed");
        expect(0, "sign replace 2", "replaced");
        expect(0, whole_village("install"), say("已设标", "signed"));
        expect(0, whole_village("map"), say("已上图", "mapped"));
    }

    void expect_paper(const std::string& name, const std::string& command,
                      const std::vector<std::string>& told) {
        expect(0, "document " + command);
        const auto text = words_of(name);
        for (const auto& words : told)
            EXPECT_NE(text.find(words), std::string::npos) << name << ": " << words << "\n" << text;
    }

    void write_papers() {
        const std::string of_village = std::string{" --village "} + village;
        expect_paper("filing.pdf", "filing " + file("filing.pdf") + " --proposal 1",
                     {"地名备案登记表", "祥和街", "XiánghéJiē", village, "东民备〔2026〕3号"});
        expect_paper("report.pdf", "report " + file("report.pdf") + of_village,
                     {"道路命名备案的报告", "祥和街", "兴学路", "德馨街", "东营市民政局"});
        expect_paper("notice.pdf", "announcement " + file("notice.pdf") + " --announcement 1",
                     {"关于东营区史口镇和顺村道路命名的公告", "兴学路", "东民告〔2026〕5号",
                      "联系方式：＿＿", "有异议的，请于"});
        expect_paper("certificate.pdf", "certificate " + file("certificate.pdf") + " --road 2",
                     {"地名命名证书", "兴学路", "XīngxuéLù", "东营市人民政府", "存证：日志条数"});
    }

    void write_sign_papers() {
        const std::string of_village = std::string{" --village "} + village;
        expect(0, "sign order " + file("order.pdf") + of_village + " --state installed");
        EXPECT_NE(words_of("order.pdf").find("祥和街"), std::string::npos);
        expect(0, "sign order " + file("order.xlsx") + of_village);
        EXPECT_GT(std::filesystem::file_size(file("order.xlsx")), 2000U);
        expect(0, "sign inspection " + file("inspection.pdf") + " --before 2030-01-01");
        EXPECT_NE(words_of("inspection.pdf").find("年度地名标志巡查表"), std::string::npos);
        expect(0, "sign face 1 " + file("face.svg") + " --url https://luming.example");
        EXPECT_GT(std::filesystem::file_size(file("face.svg")), 2000U);
    }

    /// Figures, feed and history agree on what has happened.
    void look_back() {
        const auto stats = json("stats --by village");
        EXPECT_EQ(stats["rows"][0]["code"], village);
        EXPECT_EQ(stats["rows"][0]["roads"]["mapped"], 3);
        EXPECT_EQ(stats["rows"][0]["villages"]["mapped"], 1);
        EXPECT_EQ(stats["rows"][0]["signs"]["coverage"], 1.0);
        EXPECT_NE(luming("changes --since 0").out.find("祥和街"), std::string::npos);
        expect(0, "road history 1", "road.named");
        expect(0, "proposal show 1", say("已上图", "mapped"));
        expect(0, "geocode 和顺村兴学路", "兴学路");
        expect(0, "audit checkpoint " + file("kept.note"), say("公钥", "public key"));
        expect(0, "audit verify --checkpoint " + file("kept.note"),
               say("未发现改动", "Nothing was tampered with"));
    }
};

TEST_P(VillageJourney, FromImportToMapped) {
    import_world();
    for (const auto* user : {"张敏 --role surveyor", "史口镇 --role town", "王芳 --role county"})
        expect(0, std::string{"user add "} + user + " --area 370502104", "370502104");

    propose();
    expect(0, std::string{"document application "} + file("application.pdf") + " --village " +
                  village);
    EXPECT_NE(words_of("application.pdf").find("拟对3条道路命名"), std::string::npos);
    decide();
    publish();
    put_up_signs();

    write_papers();
    write_sign_papers();
    look_back();
}

TEST_P(VillageJourney, RoadsAreRenamedMergedAndSplit) {
    import_world();
    propose();
    approve();

    expect(1, "road rename 1 富安街 --meaning 富裕安康 --origin 村民代表会议议定", "R01");
    expect(0,
           "road rename 1 富安街 --meaning 富裕安康 --origin 村民代表会议议定 --cause construction",
           "R04");
    expect(0, "geocode 祥和街", "富安街");
    expect(0, "road merge 1 3");
    expect(0,
           "road split 1 118.512 37.410 --second-name 德馨街 --meaning 寓意美好 --origin 村民议定");
    expect(0, "road history 1", "road.split");
    const auto parts = json("road history 1")["lives_on_in"];
    ASSERT_EQ(parts.size(), 2U);
    const auto part = std::to_string(parts[1].get<int>());
    expect(0, "road extend " + part + " --line LINESTRING(118.514~37.410,118.516~37.410)", "");
    expect(0, "road abolish " + part + " --reason 道路灭失");
    expect(0, "audit verify");
}

INSTANTIATE_TEST_SUITE_P(Languages, VillageJourney, testing::Values("zh", "en"),
                         [](const auto& language) { return std::string{language.param}; });

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// What goes wrong on the command line: each mistake has its exit code and a message that names it,
// and changes nothing.
#include "tests/journeys/village_world.hpp"

namespace {

enum Exit : int { ok = 0, rule = 1, usage = 2, io = 3, conflict = 4 };

class RefusedCommands : public support::VillageWorld {
  protected:
    void SetUp() override {
        VillageWorld::SetUp();
        if (IsSkipped()) return;
        language = "en";
        import_world();
        propose();
    }

    /// How long the history is.
    std::string history() { return luming("audit verify").out; }
};

TEST_F(RefusedCommands, ProposalsInTheWrongStateOrWithoutWhatAGateAsksFor) {
    const auto before = history();

    expect(rule, "proposal show 99", "no proposal 99");
    expect(rule, "proposal approve 99", "no proposal 99");
    expect(conflict, "proposal file 1 --document-no 1", "does not take the action 'file'");
    expect(conflict, "proposal map 1", "does not take the action 'map'");
    expect(conflict, "proposal approve 1 --version 77", "open it again");
    expect(rule, "proposal consult 1", "consultation");
    expect(rule, "proposal reject 1", "reason");
    expect(rule, "proposal approve 1", "proposed", "张敏");
    expect(rule, "proposal approve 1 --authority 史口镇人民政府", "P01");
    expect(rule, "proposal approve 1 --date 2999-01-01", "lies ahead");
    expect(usage, "proposal approve", "required");
    expect(usage, "proposal consult 1 --report consultation", "FIELD=TEXT");
    expect(usage, "proposal consult 1 --report rumour.process=x", "FIELD=TEXT");
    expect(usage, "proposal install 1 --sign-position here", "LON,LAT");
    expect(usage, "proposal approve 1 --override M03", "RULE=REASON");
    expect(rule, "proposal approve --village 000000000000", "No proposal of that village");
    expect(rule, submit_words(1, "3号路"), "C01");

    // The name that a rule blocks stays as a draft.
    EXPECT_NE(history(), before);
    expect(ok, "proposal list --state draft", "3号路");
}

TEST_F(RefusedCommands, PapersOfWhatIsNotThere) {
    const auto paper = file("x.pdf");
    const auto before = history();

    expect(rule, "document application " + paper + " --proposal 99", "no proposal 99");
    expect(rule, "document application " + paper + " --village 000000000000", "no proposal");
    expect(conflict, "document filing " + paper + " --proposal 1", "not approved");
    expect(rule, "document report " + paper + " --village 370502104201", "approved");
    expect(rule, "document announcement " + paper + " --announcement 7", "no announcement 7");
    expect(conflict, "document certificate " + paper + " --road 1", "no approved name");
    expect(rule, "document certificate " + paper + " --road 99", "no road 99");
    expect(rule, "document objections " + paper + " --proposal 1", "Nobody has objected");
    expect(rule, "document objections " + paper + " --proposal 1 --objection 7", "no objection 7");
    expect(io, "document application /no/such/folder/x.pdf --proposal 1", "Cannot write");
    expect(usage, "document", "subcommand");
    expect(usage, "document certificate " + paper, "--road");
    expect(usage, "document certificate " + paper + " --road -1", "--road");
    expect(usage, "document application " + paper + " --proposal 1 --village 370502104201",
           "Exactly 1 option");

    EXPECT_FALSE(std::filesystem::exists(paper)) << "half a paper";
    EXPECT_EQ(history(), before);
}

TEST_F(RefusedCommands, AnAnnouncementWithoutItsSixFieldsIsNotWritten) {
    expect(ok, "proposal approve 1 --reason x");

    expect(conflict,
           std::string{"document announcement "} + file("x.pdf") + " --village " + village,
           "approving authority of 祥和街");
}

TEST_F(RefusedCommands, SignsThatCannotBe) {
    expect(rule, "sign plan --village 999", "999");
    expect(rule, "sign plan --road 99", "99");
    expect(conflict, "sign plan --road 1", "name");
    expect(ok, std::string{"sign install --village "} + village, "plan them first");
    approve();
    expect(ok, std::string{"sign plan --village "} + village);
    const auto before = history();

    expect(rule, "sign install --village 370502104299", "370502104299");
    expect(rule, "sign make 999", "no sign 999");
    expect(conflict, "sign repair 1", "repair");
    expect(conflict, "sign inspect 1 --result ok", "nothing to inspect");
    expect(rule, "sign make 1 --day 2999-01-01", "2999-01-01");
    expect(rule, "sign make 1 --day soon", "soon");
    expect(usage, "sign inspect 1 --result splendid", "--result");
    expect(usage, "sign make", "ID");
    expect(usage, "sign install", "required");
    expect(usage, "sign plan", "required");
    expect(rule, "sign inspection --before soon", "soon");
    expect(rule, "sign list --state splendid", "splendid");
    expect(rule, "sign face 999 " + file("x.svg"), "no sign 999");
    expect(rule, "sign face 1 " + file("x.gif"), ".svg, .pdf");
    expect(rule, "sign order " + file("x.doc"), ".pdf, .xlsx");
    expect(io, "sign order /no/such/folder/x.pdf", "cannot be written");

    EXPECT_EQ(history(), before);
}

TEST_F(RefusedCommands, RoadsThatCannotChange) {
    approve();
    const auto before = history();
    const std::string texts = " --meaning 寓意美好 --origin 村民议定 ";

    expect(rule, "road rename 99 富安街 --cause construction" + texts, "no road 99");
    expect(rule, "road rename 1 富安街" + texts, "R01");
    expect(rule, "road rename 1 兴学路 --cause construction" + texts, "U0");
    expect(conflict, "road rename 1 祥和街 --cause construction" + texts, "祥和街");
    expect(usage, "road rename 1 富安街 --cause boredom" + texts, "--cause");
    expect(conflict, "road merge 1 2", "end to end");
    expect(rule, "road merge 1 1", "the other roads");
    expect(rule, "road merge 1 99", "99");
    expect(conflict, "road split 1 118.6 37.5", "");
    expect(usage, "road split 1 118.6", "");
    expect(rule, "road extend 1 --line POINT(1~2)", "line");
    expect(rule, "road abolish 1", "why");
    expect(rule, "road rename 1 富安街 --cause construction --effective-on 2999-01-01" + texts,
           "2999-01-01");
    expect(rule, "road history 99", "99");

    EXPECT_EQ(history(), before);
}

TEST_F(RefusedCommands, QuestionsToTheHistory) {
    expect(rule, "audit show 99999", "no such event");
    expect(rule, "audit show soon", "no sequence number");
    expect(usage, "audit show", "ID");
    expect(io, "audit checkpoint /no/such/folder/kept.note", "Cannot write");
    expect(io, "audit verify --checkpoint " + file("none.note"), "none.note");
    std::ofstream{file("forged.note")} << "luming\n5\nAAAA\n\n— luming forged\n";
    expect(rule, "audit verify --checkpoint " + file("forged.note"));
    expect(usage, "stats --by continent", "--by");
    expect(usage, "changes --since soon", "--since");
}

TEST_F(RefusedCommands, AHistoryThatSomebodyChangedIsFound) {
    expect(ok, "audit checkpoint " + file("kept.note"));
    const auto changed = support::run_program(
        file("."),
        {"sqlite3", file("r.sqlite"),
         "DROP TRIGGER events_are_not_changed; UPDATE events SET actor='某人' WHERE sequence = 5"});
    ASSERT_EQ(changed.exit_code, 0) << changed.err;

    expect(rule, "audit verify", "not what its history says");
    expect(rule, "audit verify --checkpoint " + file("kept.note"), "not what its history says");
}

}  // namespace

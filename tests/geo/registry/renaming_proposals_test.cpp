// SPDX-License-Identifier: Apache-2.0
// A road that has a name gets another one by a proposal (RULEBOOK R01-R04).
#include <gmock/gmock.h>

#include "geo/base/error.hpp"
#include "geo/registry/renaming.hpp"
#include "geo/registry/signs.hpp"
#include "geo/storage/sign_store.hpp"
#include "tests/geo/registry/casework_support.hpp"

namespace geo::registry {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class RenamingProposals : public CaseworkTest {
  protected:
    RenamingProposals() { named("祥和路"); }

    Proposal named(const std::string& name) {
        return done(Action::approve, submitted(name), on("2025-06-01"));
    }
    NameProposal renaming(const std::string& name) {
        auto wanted = content(name, 0);
        wanted.renaming_cause = RenamingCause::construction;
        return wanted;
    }
    Proposal handed_in(const NameProposal& wanted) {
        return done(Action::submit, create_proposal(registry, surveyor, wanted), {}, surveyor);
    }
    std::vector<PlaceName> names() {
        return storage::NameStore{*registry.database().read()}.of_road(RoadId{1});
    }
    std::string name_now() {
        const auto name = storage::NameStore{*registry.database().read()}.in_force(RoadId{1});
        return name ? name->name.full : "";
    }
    std::vector<Sign> signs() {
        return storage::SignStore{*registry.database().read()}.of_road(RoadId{1});
    }
    Event last_road_event() {
        return storage::EventLog{*registry.database().read()}.of("road", "1").back();
    }
    /// One sign of the road hangs, the others are planned.
    void put_up_one_of_several() {
        const auto planned = plan_signs(registry, reviewer, RoadId{1});
        ASSERT_GT(planned.size(), 1U);
        const auto& sign = planned.front();
        const auto made =
            act_on_sign(registry, reviewer, signing::SignAction::make, {sign.id, sign.version}, {});
        act_on_sign(registry, reviewer, signing::SignAction::install, {sign.id, made.sign.version},
                    {});
    }
};

TEST_F(RenamingProposals, TheOldNameBecomesAFormerOneWithItsDays) {
    today_is("2025-07-10");
    const Proposal handed = handed_in(renaming("瑞丰路"));
    EXPECT_EQ(handed.former_name, "祥和路");

    const Proposal approved = done(Action::approve, handed, on("2025-07-01", "8号"));

    ASSERT_THAT(names(), SizeIs(2));
    EXPECT_EQ(names()[0].name.full, "瑞丰路");
    EXPECT_EQ(names()[0].valid_from, "2025-07-01");
    EXPECT_EQ(names()[1].name.full, "祥和路");
    EXPECT_EQ(names()[1].status, NameStatus::former);
    EXPECT_EQ(names()[1].valid_from, "2025-06-01");
    EXPECT_EQ(names()[1].valid_to, "2025-07-01");
    EXPECT_EQ(stored(approved.id).former_name, "祥和路");
    EXPECT_EQ(stored(approved.id).content.renaming_cause, RenamingCause::construction);
}

TEST_F(RenamingProposals, TheRoadsStoryTellsTheRenaming) {
    const Proposal handed = handed_in(renaming("瑞丰路"));
    done(Action::approve, handed);

    const Event event = last_road_event();

    EXPECT_EQ(event.action, "road.renamed");
    for (const char* part : {R"("former_name":"祥和路")", R"("cause":"construction")",
                             R"("effective_on":"2025-06-01")", R"("name":"瑞丰路")"})
        EXPECT_THAT(event.payload, HasSubstr(part));
    EXPECT_THAT(event.payload,
                HasSubstr("\"proposal\":\"" + std::to_string(handed.id.value()) + "\""));
}

TEST_F(RenamingProposals, WithoutACauseItIsADraftThatCannotBeHandedIn) {
    const Proposal draft = create_proposal(registry, surveyor, content("瑞丰路", 0));
    EXPECT_THAT(rules(draft.findings), Contains("R01:B"));

    const auto refused = act(Action::submit, draft, {}, surveyor);

    EXPECT_FALSE(refused.outcome.is_allowed());
    EXPECT_THAT(refused.outcome.missing, ElementsAre(lifecycle::Gate::no_blocking_finding));
    const auto mended =
        edit_proposal(registry, surveyor, {draft.id, draft.version, {}}, renaming("瑞丰路"));
    EXPECT_THAT(rules(mended.proposal.findings), Not(Contains("R01:B")));
    done(Action::submit, mended.proposal, {}, surveyor);
}

TEST_F(RenamingProposals, AProtectedNameTakesMeasuresFirst) {
    protect_name(registry, reviewer, {"祥和路", "370523", "老地名", {}});
    auto wanted = renaming("瑞丰路");
    EXPECT_THAT(rules(create_proposal(registry, surveyor, wanted).findings), Contains("R02:B"));

    wanted.protective_measures = "在原址立碑，旧名写入地名志";
    done(Action::approve, handed_in(wanted));

    EXPECT_EQ(name_now(), "瑞丰路");
    EXPECT_THAT(last_road_event().payload, HasSubstr("立碑"));
}

TEST_F(RenamingProposals, TheSameNameIsNoRenaming) {
    try {
        create_proposal(registry, surveyor, renaming("祥和路"));
        FAIL() << "taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::conflict);
        EXPECT_THAT(error.text().en, HasSubstr("already"));
    }
}

TEST_F(RenamingProposals, WhoeverComesSecondIsToldTheNewName) {
    const Proposal first = handed_in(renaming("瑞丰路"));
    const Proposal second = handed_in(renaming("福寿路"));
    done(Action::approve, first);

    try {
        act(Action::approve, second);
        FAIL() << "approved";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::conflict);
        EXPECT_THAT(error.text().en, HasSubstr("瑞丰路"));
    }
    EXPECT_EQ(name_now(), "瑞丰路");
}

TEST_F(RenamingProposals, ItHoldsNoEarlierThanTheNameItReplaces) {
    const Proposal handed = handed_in(renaming("瑞丰路"));

    EXPECT_THROW(act(Action::approve, handed, on("2025-05-31")), Error);

    EXPECT_EQ(name_now(), "祥和路");
}

TEST_F(RenamingProposals, SignsOfTheOldNameAreMarkedAndPlannedOnesTakeTheNew) {
    put_up_one_of_several();
    done(Action::approve, handed_in(renaming("瑞丰路")));

    EXPECT_TRUE(signs()[0].is_outdated);
    EXPECT_EQ(signs()[0].name, "祥和路");
    EXPECT_FALSE(signs()[1].is_outdated);
    EXPECT_EQ(signs()[1].name, "瑞丰路");
}

TEST_F(RenamingProposals, UndoingTheApprovalRestoresEverything) {
    put_up_one_of_several();
    const auto before = names();
    const Proposal approved = done(Action::approve, handed_in(renaming("瑞丰路")));

    const Proposal undone = done(Action::undo, approved, because("批错了"));

    ASSERT_THAT(names(), SizeIs(1));
    EXPECT_EQ(names()[0].name.full, before[0].name.full);
    EXPECT_EQ(names()[0].valid_from, before[0].valid_from);
    EXPECT_EQ(names()[0].valid_to, std::nullopt);
    EXPECT_EQ(names()[0].status, NameStatus::in_force);
    EXPECT_FALSE(signs()[0].is_outdated);
    EXPECT_EQ(signs()[1].name, "祥和路");
    EXPECT_EQ(last_road_event().action, "road.name_undone");
    done(Action::approve, undone);
    EXPECT_EQ(name_now(), "瑞丰路");
}

TEST_F(RenamingProposals, UndoingAFirstNameTakesItsPlannedSignsBack) {
    const Proposal first = done(Action::approve, submitted("福寿街", 1));
    const auto planned = plan_signs(registry, reviewer, RoadId{2});
    ASSERT_FALSE(planned.empty());

    done(Action::undo, first, because("批错了"));

    for (const Sign& sign : storage::SignStore{*registry.database().read()}.of_road(RoadId{2}))
        EXPECT_EQ(sign.state, SignState::removed);
}

TEST_F(RenamingProposals, ABareCheckIsToldOfTheRenamingToo) {
    const auto without = check_name(registry, content("瑞丰路", 0), CheckScope::proposal);
    const auto with = check_name(registry, renaming("瑞丰路"), CheckScope::proposal);

    EXPECT_THAT(rules(without.findings), Contains("R01:B"));
    EXPECT_THAT(rules(with.findings), Not(Contains("R01:B")));
    EXPECT_THAT(rules(with.findings), Contains("R04:I"));
}

}  // namespace
}  // namespace geo::registry

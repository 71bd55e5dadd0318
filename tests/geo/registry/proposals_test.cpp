// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/proposals.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "geo/base/error.hpp"
#include "geo/registry/import.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

using lifecycle::Action;

class Proposals : public testing::Test {
  protected:
    Proposals() {
        const ImportOrigin origin{"world", "导入员", false};
        VillageImport villages{registry, origin};
        villages.add(village("370502104236", "三里村", 118.5));
        villages.add(village("370502104237", "吕家村", 118.6));
        villages.commit();
        RoadImport roads{registry, origin};
        roads.add(road("named", 118.52, "安宁街"));
        roads.add(road("nameless", 118.54, ""));
        roads.add(road("other", 118.64, ""));
        roads.commit();
    }

    static VillageRow village(const std::string& code, const std::string& name, double lon) {
        VillageRow row;
        row.code = code;
        row.name = name;
        row.town = "史口镇";
        const Ring shell{
            {lon, 37.0}, {lon + 0.1, 37.0}, {lon + 0.1, 37.1}, {lon, 37.1}, {lon, 37.0}};
        row.outline = MultiPolygon{{Polygon{{shell}}}};
        return row;
    }

    static RoadRow road(const std::string& id, double lon, const std::string& name) {
        RoadRow row;
        row.source_id = id;
        row.centre_line = {{{lon, 37.05}, {lon + 0.01, 37.05}}};
        row.name = name;
        return row;
    }

    RoadId id_of(const std::string& source_id) {
        return storage::RoadStore{*registry.database().read()}
            .find_by_source("world", source_id)
            ->id;
    }

    NameProposal content(const std::string& name, const std::string& road = "nameless") {
        NameProposal proposal;
        proposal.village = VillageCode{road == "other" ? "370502104237" : "370502104236"};
        proposal.road = id_of(road);
        proposal.name = name;
        proposal.meaning = "安定祥和";
        proposal.origin = "村民代表会议议定";
        return proposal;
    }

    Proposal submitted(const std::string& name, const std::string& road = "nameless") {
        const Proposal draft = create_proposal(registry, surveyor, content(name, road));
        return act_on_proposal(registry, surveyor, Action::submit, {draft.id, draft.version, {}})
            .proposal;
    }

    static bool has(const std::vector<Finding>& findings, const std::string& rule) {
        return std::any_of(findings.begin(), findings.end(),
                           [&](const Finding& finding) { return finding.rule == rule; });
    }

    storage::ScratchFolder folder;
    FixedClock clock{Instant{std::chrono::milliseconds{1735660800000}}};
    Registry registry{storage::Database::create(folder.file("r.sqlite")), clock};
    Actor surveyor{"测绘员"};
    Actor reviewer{"审核员"};
};

TEST_F(Proposals, AnApprovedNameIsInForceFromTheRegistrysDay) {
    const Proposal proposal = submitted("祥和路");

    const auto result = act_on_proposal(registry, reviewer, Action::approve,
                                        {proposal.id, proposal.version, "同意"});

    ASSERT_TRUE(result.outcome.is_allowed());
    EXPECT_EQ(result.proposal.state, ProposalState::approved);
    const auto name = storage::NameStore{*registry.database().read()}.in_force(id_of("nameless"));
    ASSERT_TRUE(name);
    EXPECT_EQ(name->name.full, "祥和路");
    EXPECT_EQ(name->pinyin.toned, "Xiánghé Lù");
    EXPECT_EQ(name->valid_from, "2025-01-01");
    EXPECT_EQ(name->meaning, "安定祥和");
}

TEST_F(Proposals, HomophoneInTheTownBlocksAndNamesTheOther) {
    const auto check = check_name(registry, content("安凝街", "other"), CheckScope::proposal);

    EXPECT_EQ(check.verdict, "block");
    ASSERT_TRUE(has(check.findings, "U02"));
}

TEST_F(Proposals, SubmitWithABlockingFindingIsRefusedAndChangesNothing) {
    const Proposal draft = create_proposal(registry, surveyor, content("安宁街"));

    const auto result =
        act_on_proposal(registry, surveyor, Action::submit, {draft.id, draft.version, {}});

    EXPECT_EQ(result.outcome.refusal, lifecycle::Refusal::missing_gates);
    EXPECT_TRUE(has(result.proposal.findings, "U01"));
    EXPECT_EQ(storage::ProposalStore{*registry.database().read()}.get(draft.id).state,
              ProposalState::draft);
}

TEST_F(Proposals, ANameHandedInByOneBlocksTheNextUntilItIsWithdrawn) {
    const Proposal first = submitted("祥和路");

    EXPECT_TRUE(has(check_name(registry, content("祥和路", "other"), CheckScope::proposal).findings,
                    "U01"));
    act_on_proposal(registry, surveyor, Action::withdraw, {first.id, first.version, {}});
    EXPECT_FALSE(has(
        check_name(registry, content("祥和路", "other"), CheckScope::proposal).findings, "U01"));
}

TEST_F(Proposals, ADraftDisturbsNobody) {
    create_proposal(registry, surveyor, content("祥和路"));

    EXPECT_FALSE(has(
        check_name(registry, content("祥和路", "other"), CheckScope::proposal).findings, "U01"));
}

TEST_F(Proposals, NobodyApprovesTheirOwn) {
    const Proposal proposal = submitted("祥和路");

    const auto result =
        act_on_proposal(registry, surveyor, Action::approve, {proposal.id, proposal.version, {}});

    EXPECT_EQ(result.outcome.missing, std::vector{lifecycle::Gate::other_person});
}

TEST_F(Proposals, RejectNeedsAReason) {
    const Proposal proposal = submitted("祥和路");

    const auto bare =
        act_on_proposal(registry, reviewer, Action::reject, {proposal.id, proposal.version, {}});
    const auto reasoned = act_on_proposal(registry, reviewer, Action::reject,
                                          {proposal.id, proposal.version, "与规划不符"});

    EXPECT_EQ(bare.outcome.missing, std::vector{lifecycle::Gate::reason});
    EXPECT_EQ(reasoned.proposal.state, ProposalState::rejected);
    EXPECT_EQ(reasoned.proposal.decision_reason, "与规划不符");
}

TEST_F(Proposals, ALineBecomesARoadWhenApproved) {
    NameProposal drawn = content("渔歌路");
    drawn.road.reset();
    drawn.line = LineString{{{118.51, 37.02}, {118.53, 37.02}}};
    const Proposal draft = create_proposal(registry, surveyor, drawn);
    const auto handed_in =
        act_on_proposal(registry, surveyor, Action::submit, {draft.id, draft.version, {}});

    const auto result = act_on_proposal(registry, reviewer, Action::approve,
                                        {draft.id, handed_in.proposal.version, {}});

    ASSERT_TRUE(result.proposal.content.road);
    const Road road =
        storage::RoadStore{*registry.database().read()}.get(*result.proposal.content.road);
    EXPECT_EQ(road.centre_line, *drawn.line);
    EXPECT_NEAR(road.length_metres, 1780, 20);
}

TEST_F(Proposals, ARoadWithANameIsNotNamedAgainWithoutACause) {
    const Proposal draft = create_proposal(registry, surveyor, content("祥和路", "named"));

    EXPECT_FALSE(act_on_proposal(registry, surveyor, Action::submit, {draft.id, draft.version, {}})
                     .outcome.is_allowed());
}

TEST_F(Proposals, OneOfTwoRivalsWins) {
    const Proposal first = submitted("祥和路");
    const Proposal second = submitted("瑞丰路");
    act_on_proposal(registry, reviewer, Action::approve, {first.id, first.version, {}});

    EXPECT_THROW(
        act_on_proposal(registry, reviewer, Action::approve, {second.id, second.version, {}}),
        Error);
}

TEST_F(Proposals, OfManyReviewersAtOnceExactlyOneDecides) {
    const Proposal proposal = submitted("祥和路");
    std::atomic<int> approved{0}, stale{0};
    std::vector<std::thread> reviewers;
    for (int i = 0; i < 16; ++i)
        reviewers.emplace_back([&, i] {
            try {
                const auto result =
                    act_on_proposal(registry, Actor{"审核员" + std::to_string(i)}, Action::approve,
                                    {proposal.id, proposal.version, {}});
                if (result.outcome.is_allowed()) ++approved;
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::stale) ++stale;
            }
        });
    for (std::thread& thread : reviewers) thread.join();

    EXPECT_EQ(approved, 1);
    EXPECT_EQ(stale, 15);
    const auto events = storage::EventLog{*registry.database().read()}.of(
        "road", std::to_string(id_of("nameless").value()));
    EXPECT_EQ(events.size(), 1U);
}

TEST_F(Proposals, BadContentIsRefusedByItsField) {
    const auto pointer_of = [&](NameProposal bad) {
        try {
            create_proposal(registry, surveyor, bad);
        } catch (const Error& error) {
            return error.pointer();
        }
        return std::string{"accepted"};
    };
    NameProposal no_target = content("祥和路");
    no_target.road.reset();
    NameProposal point = no_target;
    point.line = LineString{{{118.5, 37.0}, {118.5, 37.0}}};
    NameProposal wrong_village = content("祥和路");
    wrong_village.village = VillageCode{"370502104237"};
    NameProposal wide = content("祥和路");
    wide.width_metres = std::numeric_limits<double>::quiet_NaN();
    NameProposal huge = content(std::string(1'000'000, 'x'));
    NameProposal broken = content("祥\xff路");

    EXPECT_EQ(pointer_of(no_target), "/road_id");
    EXPECT_EQ(pointer_of(point), "/line");
    EXPECT_EQ(pointer_of(wrong_village), "/village_code");
    EXPECT_EQ(pointer_of(wide), "/width_m");
    EXPECT_EQ(pointer_of(huge), "/name");
    EXPECT_EQ(pointer_of(broken), "/name");
}

TEST_F(Proposals, UnknownVillageAndRoadAreNotFound) {
    NameProposal nowhere = content("祥和路");
    nowhere.village = VillageCode{"000000000000"};
    NameProposal no_road = content("祥和路");
    no_road.road = RoadId{99999};

    for (const NameProposal& bad : {nowhere, no_road}) try {
            check_name(registry, bad, CheckScope::bare_name);
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::not_found);
        }
}

TEST_F(Proposals, ABareNameIsNotAskedForItsMeaning) {
    NameProposal bare = content("祥和路");
    bare.meaning.clear();
    bare.origin.clear();

    EXPECT_FALSE(has(check_name(registry, bare, CheckScope::bare_name).findings, "M08"));
    EXPECT_TRUE(has(check_name(registry, bare, CheckScope::proposal).findings, "M08"));
}

}  // namespace
}  // namespace geo::registry

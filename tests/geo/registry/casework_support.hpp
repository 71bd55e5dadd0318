// SPDX-License-Identifier: Apache-2.0
// A village of unnamed roads beside each other, and people to lead their names from desk to desk.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "geo/base/calendar_day.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {

class CaseworkTest : public testing::Test {
  protected:
    using Action = lifecycle::Action;

    static constexpr int road_count = 6;
    static constexpr const char* village_code = "370523104236";

    CaseworkTest() {
        const ImportOrigin origin{"world", "导入员", false};
        VillageImport villages{registry, origin};
        VillageRow row;
        row.code = village_code;
        row.name = "三里村";
        row.town = "大王镇";
        row.county = "广饶县";
        row.city = "东营市";
        row.province = "山东省";
        const Ring shell{{118.5, 37.0}, {118.6, 37.0}, {118.6, 37.1}, {118.5, 37.1}, {118.5, 37.0}};
        row.outline = MultiPolygon{{Polygon{{shell}}}};
        villages.add(row);
        villages.commit();
        RoadImport roads{registry, origin};
        for (int i = 0; i < road_count; ++i) roads.add(road_row(i));
        roads.commit();
    }

    static RoadRow road_row(int index) {
        RoadRow row;
        row.source_id = "r" + std::to_string(index);
        row.village_code = village_code;
        const double lon = 118.51 + 0.012 * index;
        row.centre_line = {LineString{{{lon, 37.02}, {lon, 37.03}}}};
        return row;
    }

    static Instant at(const std::string& day) {
        return Instant{parse_day(day).value().time_since_epoch() + std::chrono::hours{4}};
    }
    void today_is(const std::string& day) { clock.set(at(day)); }

    NameProposal content(const std::string& name, int road) {
        NameProposal proposal;
        proposal.village = VillageCode{village_code};
        proposal.road = RoadId{road + 1};
        proposal.name = name;
        proposal.meaning = "寄望祥和安宁";
        proposal.origin = "村民代表会议议定";
        return proposal;
    }

    Proposal drafted(const std::string& name, int road = 0) {
        return create_proposal(registry, surveyor, content(name, road));
    }
    Proposal submitted(const std::string& name, int road = 0) {
        return done(Action::submit, drafted(name, road), {}, surveyor);
    }

    ActionResult act(Action action, const Proposal& proposal,
                     const lifecycle::ActionDetails& details, const Actor& actor) {
        return act_on_proposal(registry, actor, action, {proposal.id, proposal.version, details});
    }
    ActionResult act(Action action, const Proposal& proposal,
                     const lifecycle::ActionDetails& details = {}) {
        return act(action, proposal, details, reviewer);
    }
    /// The proposal after an action that must be allowed.
    Proposal done(Action action, const Proposal& proposal, const lifecycle::ActionDetails& details,
                  const Actor& actor) {
        const auto result = act(action, proposal, details, actor);
        EXPECT_TRUE(result.outcome.is_allowed())
            << lifecycle::to_string(action) << ": " << result.outcome.message.en;
        return result.proposal;
    }
    Proposal done(Action action, const Proposal& proposal,
                  const lifecycle::ActionDetails& details = {}) {
        return done(action, proposal, details, reviewer);
    }

    static lifecycle::ActionDetails on(const std::string& day, const std::string& document = {},
                                       const std::string& authority = {}) {
        lifecycle::ActionDetails details;
        details.day = day;
        details.document_no = document;
        details.authority = authority;
        return details;
    }
    static lifecycle::ActionDetails because(const std::string& reason) {
        lifecycle::ActionDetails details;
        details.reason = reason;
        return details;
    }
    static std::vector<std::string> rules(const std::vector<Finding>& findings) {
        std::vector<std::string> out;
        for (const Finding& one : findings)
            out.push_back(one.rule + ":" + severity_letter(one.severity));
        return out;
    }
    Proposal stored(ProposalId id) {
        return storage::ProposalStore{*registry.database().read()}.get(id);
    }
    std::int64_t last_event() {
        return storage::EventLog{*registry.database().read()}.last_sequence();
    }

    storage::ScratchFolder folder;
    FixedClock clock{at("2025-06-01")};
    Registry registry{storage::Database::create(folder.file("r.sqlite")), clock};
    Actor surveyor{"采集员", lifecycle::Role::surveyor, "370523"};
    Actor town{"镇干部", lifecycle::Role::town, "370523104"};
    Actor reviewer{"审核员", lifecycle::Role::county, "370523"};
};

class Casework : public CaseworkTest {
  protected:
    /// Nothing is thrown and nothing is accepted: the error that it must be.
    template <typename Call>
    static ErrorKind refused(Call call, std::string* pointer = nullptr) {
        try {
            call();
        } catch (const Error& error) {
            if (pointer != nullptr) *pointer = error.pointer();
            return error.kind();
        }
        ADD_FAILURE() << "nothing was refused";
        return ErrorKind::storage;
    }
    std::optional<PlaceName> name_of_road(int road) {
        return storage::NameStore{*registry.database().read()}.in_force(RoadId{road + 1});
    }
    Proposal approved(const std::string& name, const lifecycle::ActionDetails& details,
                      int road = 0) {
        return done(Action::approve, submitted(name, road), details);
    }
};

}  // namespace geo::registry

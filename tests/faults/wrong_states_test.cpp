// SPDX-License-Identifier: Apache-2.0
// Every action in every state that does not know it, over HTTP and out of the state tables
// themselves: it is refused in words, and nothing whatever has changed.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "api/http/proposal_json.hpp"
#include "geo/lifecycle/transitions.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/signing/sign_states.hpp"
#include "tests/support/sample_application.hpp"

namespace {

using geo::Proposal;
using geo::ProposalState;
using geo::SignState;
using geo::lifecycle::Action;
using geo::lifecycle::Gate;
using geo::lifecycle::Role;
using geo::signing::SignAction;
using nlohmann::json;
using support::Reply;
using testing::HasSubstr;

class WrongStates : public testing::Test {
  protected:
    std::int64_t events() const {
        const auto reader = sample.registry.database().read();
        auto row = reader->query("SELECT max(sequence) FROM events");
        row.step();
        return row.integer(0);
    }
    Reply send(const char* method, const std::string& target, const json& body,
               const std::string& fields) const {
        return caller.send(method, target, "Content-Type: application/json\r\n" + fields,
                           body.dump());
    }
    Reply get(const std::string& target) const {
        return caller.get(target, sample.bearer("审核员"));
    }
    std::string as_reviewer(const std::string& etag, const char* language = "zh") const {
        return sample.bearer("审核员") + "If-Match: " + etag + "\r\nAccept-Language: " + language +
               "\r\n";
    }

    /// Asks in both languages. \param told  what each answer says beside why
    void expect_refused(const char* method, const std::string& target, const json& body,
                        const std::string& resource, const geo::BilingualText& told) {
        const auto before = get(resource);
        const auto seq = events();
        const auto zh = send(method, target, body, as_reviewer(before.field("ETag")));
        const auto en = send(method, target, body, as_reviewer(before.field("ETag"), "en"));
        EXPECT_EQ(zh.status, 409) << method << ' ' << target << ' ' << zh.body;
        EXPECT_EQ(zh.field("Content-Type"), "application/problem+json") << target;
        EXPECT_THAT(zh.json().value("detail", ""), HasSubstr(told.zh)) << target;
        EXPECT_THAT(en.json().value("detail", ""), HasSubstr(told.en)) << target;
        EXPECT_EQ(get(resource).body, before.body) << target;
        EXPECT_EQ(events(), seq) << target << " left an event";
        ++refusals;
    }

    mutable support::SampleApplication sample;
    support::Caller caller{sample, {api::http::add_routes}};
    int refusals = 0;
};

class WrongProposalStates : public WrongStates {
  protected:
    static std::string address(const Proposal& proposal) {
        return fmt::format("/proposals/{}", proposal.id.value());
    }
    ProposalState state_of(const Proposal& proposal) const {
        return *geo::from_string<ProposalState>(
            get(address(proposal)).json()["state"].get<std::string>());
    }

    static json good_body(Action action) {
        switch (action) {
            case Action::consult:
                return {{"reason", "村民代表会议一致同意"}};
            case Action::file:
                return {{"document_no", "东政字〔2026〕8号"}, {"authority", "东营市人民政府"}};
            case Action::announce:
                return {{"document_no", "公告〔2026〕3号"},
                        {"media", {"东营日报"}},
                        {"romanisation_confirmed", true}};
            case Action::send_back:
            case Action::reject:
            case Action::undo:
            case Action::approve:
            case Action::review:
                return {{"reason", "同意"}};
            default:
                return json::object();
        }
    }

    void step(const Proposal& proposal, Action action) {
        const auto etag = get(address(proposal)).field("ETag");
        const auto reply =
            send("POST", fmt::format("{}/{}", address(proposal), geo::lifecycle::to_string(action)),
                 good_body(action), as_reviewer(etag));
        ASSERT_EQ(reply.status, 200) << geo::lifecycle::to_string(action) << ' ' << reply.body;
    }

    void refuse_what_the_state_does_not_know(const Proposal& proposal) {
        const ProposalState state = state_of(proposal);
        seen.insert(state);
        for (const Action action : api::http::exposed_actions()) {
            if (geo::lifecycle::find_transition(state, action) != nullptr) continue;
            expect_refused(
                "POST", fmt::format("{}/{}", address(proposal), geo::lifecycle::to_string(action)),
                good_body(action), address(proposal), geo::lifecycle::name_of(state));
        }
        if (geo::lifecycle::find_transition(state, Action::edit) == nullptr)
            expect_refused("PATCH", address(proposal), {{"meaning", "另一含义"}}, address(proposal),
                           geo::lifecycle::name_of(state));
    }

    /// Gates that an empty body cannot pass, wherever the table has them.
    void refuse_what_lacks_something(const Proposal& proposal) {
        const ProposalState state = state_of(proposal);
        for (const auto& line : geo::lifecycle::transitions()) {
            if (line.from != state || line.gates.empty()) continue;
            const Gate gate = line.gates.front();
            if (gate != Gate::reason && gate != Gate::consultation_result) continue;
            const auto target =
                fmt::format("{}/{}", address(proposal), geo::lifecycle::to_string(line.action));
            expect_refused("POST", target, json::object(), address(proposal),
                           geo::lifecycle::name_of(gate));
            const auto reply = send("POST", target, json::object(),
                                    as_reviewer(get(address(proposal)).field("ETag")));
            EXPECT_EQ(reply.json()["missing"], json::array({geo::lifecycle::to_string(gate)}));
        }
    }

    /// Nobody whose role is not in the line of the table.
    void refuse_other_roles(const Proposal& proposal) {
        const auto seq = events();
        const auto etag = get(address(proposal)).field("ETag");
        for (const Role role : {Role::postal, Role::gis, Role::anonymous})
            for (const Action action : api::http::exposed_actions()) {
                const auto who =
                    role == Role::anonymous
                        ? std::string{}
                        : sample.people.bearer(std::string{geo::lifecycle::to_string(role)}, role);
                const auto reply =
                    send("POST",
                         fmt::format("{}/{}", address(proposal), geo::lifecycle::to_string(action)),
                         good_body(action), who + "If-Match: " + etag + "\r\n");
                EXPECT_EQ(reply.status, role == Role::anonymous ? 401 : 403) << reply.body;
            }
        const auto reader = sample.registry.database().read();
        auto row = reader->query(
            "SELECT count(*) FROM events WHERE entity_type = 'proposal' AND "
            "sequence > ?");
        row.bind(seq);
        row.step();
        EXPECT_EQ(row.integer(0), 0);
    }

    void look_at(const Proposal& proposal) {
        refuse_what_the_state_does_not_know(proposal);
        refuse_what_lacks_something(proposal);
        refuse_other_roles(proposal);
    }

    std::set<ProposalState> seen;
};

TEST_F(WrongProposalStates, ChangeNothingAndAreNamed) {
    const Proposal& main = sample.submitted_proposal;
    const Proposal& aside = sample.draft_proposal;

    look_at(aside);
    for (const Action action :
         {Action::submit, Action::send_back, Action::submit, Action::reject, Action::undo}) {
        step(aside, action);
        look_at(aside);
    }
    step(aside, Action::withdraw);
    look_at(aside);
    for (const Action action :
         {Action::consult, Action::endorse, Action::review, Action::approve, Action::file,
          Action::announce, Action::install, Action::map, Action::archive}) {
        look_at(main);
        step(main, action);
    }
    look_at(main);

    EXPECT_EQ(seen.size(), 14U) << "a state was never looked at";
    EXPECT_GT(refusals, 100);
}

class WrongSignStates : public WrongStates {
  protected:
    static std::string address(std::int64_t sign) { return fmt::format("/signs/{}", sign); }
    SignState state_of(std::int64_t sign) const {
        return *geo::from_string<SignState>(get(address(sign)).json()["state"].get<std::string>());
    }
    void look_at(std::int64_t sign) {
        const SignState state = state_of(sign);
        seen.insert(state);
        for (const SignAction action : geo::signing::sign_actions()) {
            if (geo::signing::next_state(state, action)) continue;
            expect_refused("POST",
                           fmt::format("{}/{}", address(sign), geo::signing::to_string(action)),
                           json::object(), address(sign), geo::signing::name_of(state));
        }
    }
    void step(std::int64_t sign, SignAction action) {
        const auto etag = get(address(sign)).field("ETag");
        const auto reply =
            send("POST", fmt::format("{}/{}", address(sign), geo::signing::to_string(action)),
                 json::object(), as_reviewer(etag));
        ASSERT_EQ(reply.status, 200) << reply.body;
    }

    std::set<SignState> seen;
};

TEST_F(WrongSignStates, ChangeNothingAndAreNamed) {
    const auto planned = send("POST", "/signs/plan", {{"road_id", sample.road("r1").value()}},
                              sample.bearer("审核员"));
    ASSERT_EQ(planned.status, 201) << planned.body;
    const auto items = planned.json()["items"];
    ASSERT_GE(items.size(), 2U);
    const auto first = items[0]["id"].get<std::int64_t>();
    const auto second = items[1]["id"].get<std::int64_t>();

    look_at(first);
    for (const SignAction action : {SignAction::make, SignAction::install, SignAction::damage,
                                    SignAction::repair, SignAction::replace}) {
        step(first, action);
        look_at(first);
    }
    step(second, SignAction::remove);
    look_at(second);

    EXPECT_EQ(seen.size(), 6U) << "a state was never looked at";
    EXPECT_GT(refusals, 20);
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// Tokens and sessions that do not hold, people where they have no business, and who guesses
// passwords. LUMING_LOGINS says how many log-ins are tried; ./dev faults tries ten thousand.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "api/http/proposal_json.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/people.hpp"
#include "tests/faults/ready_county.hpp"
#include "tests/support/running_server.hpp"
#include "tests/support/sample_application.hpp"

namespace {

using namespace std::chrono_literals;
using geo::lifecycle::Role;
using nlohmann::json;
using support::good_password;
using support::Reply;

class Credentials : public testing::Test {
  protected:
    static constexpr const char* origin = "Origin: http://localhost:8080\r\n";

    std::string approve() const {
        return fmt::format("/proposals/{}/approve", sample.submitted_proposal.id.value());
    }
    Reply write(const std::string& fields) const {
        return caller.send("POST", approve(),
                           "Content-Type: application/json\r\nIf-Match: \"v2\"\r\n" + fields, "{}");
    }
    std::string cookie_of(const std::string& name) {
        const auto reply = caller.send("POST", "/sessions", "Content-Type: application/json\r\n",
                                       json{{"name", name}, {"password", good_password}}.dump());
        EXPECT_EQ(reply.status, 201) << reply.body;
        const auto field = reply.field("Set-Cookie");
        return "Cookie: " + field.substr(0, field.find(';')) + "\r\n";
    }
    std::int64_t events() const {
        const auto reader = sample.registry.database().read();
        auto row = reader->query("SELECT count(*) FROM events WHERE action = 'proposal.approve'");
        row.step();
        return row.integer(0);
    }
    void pass(std::chrono::milliseconds time) { sample.clock.set(sample.clock.now() + time); }

    mutable support::SampleApplication sample;
    support::Caller caller{sample, {api::http::add_routes}};
};

TEST_F(Credentials, ForgedAndTruncatedTokensAreNobodys) {
    const auto good = sample.people.token("审核员", Role::county, "370502");
    std::vector<std::string> forged{"",
                                    "lm_",
                                    "lm_" + std::string(43, 'A'),
                                    good.substr(0, good.size() - 1),
                                    good + "A",
                                    good.substr(3),
                                    "LM_" + good.substr(3),
                                    good + "' OR '1'='1",
                                    "' OR '1'='1' --",
                                    "%00",
                                    "null",
                                    std::string(4000, 'A'),
                                    "\xE4\xBB\xA4\xE7\x89\x8C"};
    for (std::size_t at = 3; at < good.size(); at += 5) {
        auto flipped = good;
        flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
        forged.push_back(flipped);
    }

    for (const auto& token : forged)
        EXPECT_EQ(write("Authorization: Bearer " + token + "\r\n").status, 401) << token;
    for (const auto& field :
         {std::string{"Authorization: Basic YWRtaW46YWRtaW4=\r\n"},
          "Authorization: " + good + "\r\n", std::string{"Authorization: Bearer\r\n"}})
        EXPECT_EQ(write(field).status, 401) << field;
    const auto twice = "Authorization: Bearer " + good + "\r\n";
    EXPECT_EQ(write(twice + twice).status, 400) << "two of them mean two people";
    EXPECT_EQ(events(), 0);
    EXPECT_EQ(write(twice).status, 200);
}

TEST_F(Credentials, TokensEndWithTheirDayAndTheirUser) {
    sample.people.add("王芳", Role::county, "370502");
    const auto& admin = sample.people.admin();
    const auto field = [](const geo::registry::IssuedToken& token) {
        return "Authorization: Bearer " + token.text + "\r\n";
    };
    const auto short_lived = field(issue_token(sample.registry, admin, "王芳", 1));
    const auto revoked = issue_token(sample.registry, admin, "王芳");
    const auto of_disabled = field(issue_token(sample.registry, admin, "王芳"));
    const auto who = [&](const std::string& token) {
        return caller.get("/sessions/current", token).status;
    };
    ASSERT_EQ(who(short_lived), 200);

    revoke_token(sample.registry, admin, revoked.token.id);
    pass(24h + 1ms);
    EXPECT_EQ(who(short_lived), 401);
    EXPECT_EQ(who(field(revoked)), 401);
    EXPECT_EQ(who(of_disabled), 200);
    set_disabled(sample.registry, admin, "王芳", true);
    EXPECT_EQ(who(of_disabled), 401);

    for (const auto& token : {short_lived, field(revoked), of_disabled})
        EXPECT_EQ(write(token).status, 401);
    EXPECT_EQ(events(), 0);
}

TEST_F(Credentials, SessionsEndWhenTheyShould) {
    sample.people.add("王芳", Role::county, "370502");
    const auto write_with = [&](const std::string& cookie) {
        return write(cookie + origin).status;
    };

    const auto idle = cookie_of("王芳");
    pass(geo::registry::session_idle_limit + 1min);
    EXPECT_EQ(write_with(idle), 401) << "nobody used it for hours";

    const auto long_used = cookie_of("王芳");
    for (int hour = 0; hour < 12; ++hour) {
        caller.get("/sessions/current", long_used);
        pass(1h);
    }
    EXPECT_EQ(write_with(long_used), 401) << "used all the time, and too old";

    const auto left = cookie_of("王芳");
    caller.send("DELETE", "/sessions/current", left + origin);
    EXPECT_EQ(write_with(left), 401) << "logged out";

    const auto of_disabled = cookie_of("王芳");
    set_disabled(sample.registry, sample.people.admin(), "王芳", true);
    EXPECT_EQ(write_with(of_disabled), 401) << "disabled";
    set_disabled(sample.registry, sample.people.admin(), "王芳", false);
    EXPECT_EQ(write_with(of_disabled), 401) << "enabled again, the old session stays ended";

    for (const char* forged : {"Cookie: luming_session=\r\n", "Cookie: luming_session=x\r\n",
                               "Cookie: luming_session=' OR 1=1 --\r\n"})
        EXPECT_EQ(write_with(forged), 401) << forged;
    EXPECT_EQ(events(), 0);
}

TEST_F(Credentials, OtherPagesWriteForNobody) {
    sample.people.add("王芳", Role::county, "370502");
    const auto cookie = cookie_of("王芳");

    for (const char* from : {"", "Origin: http://evil.example\r\n", "Origin: null\r\n",
                             "Origin: http://localhost:8080.evil.example\r\n",
                             "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n",
                             "Origin: http://localhost:8080\r\nSec-Fetch-Site: cross-site\r\n"})
        EXPECT_EQ(write(cookie + from).status, 403) << from;
    EXPECT_EQ(write(cookie + cookie + origin).status, 400);

    EXPECT_EQ(events(), 0);
    EXPECT_EQ(write(cookie + origin).status, 200);
}

TEST_F(Credentials, AnotherCountysProposalIsNoneOfTheirBusiness) {
    geo::registry::VillageImport villages{sample.registry, {"other", "导入员", false}};
    geo::registry::VillageRow row;
    row.code = "370523101201";
    row.name = "外县村";
    villages.add(row);
    villages.commit();
    const auto seq = [&] {
        const auto reader = sample.registry.database().read();
        auto last = reader->query("SELECT max(sequence) FROM events");
        last.step();
        return last.integer(0);
    };
    const auto stranger = sample.people.bearer("外县审核员", Role::county, "370523");
    const auto before = seq();

    for (const auto action : api::http::exposed_actions()) {
        const auto reply =
            caller.send("POST",
                        fmt::format("/proposals/{}/{}", sample.submitted_proposal.id.value(),
                                    geo::lifecycle::to_string(action)),
                        "Content-Type: application/json\r\nIf-Match: \"v2\"\r\n" + stranger, "{}");
        EXPECT_EQ(reply.status, 403) << reply.body;
    }
    for (const char* part : {"attachments", "application.pdf", "filing.pdf", "objections.pdf"})
        EXPECT_EQ(
            caller
                .get(fmt::format("/proposals/{}/{}", sample.submitted_proposal.id.value(), part),
                     stranger)
                .status,
            403)
            << part;
    EXPECT_EQ(
        caller.get(fmt::format("/proposals/{}", sample.draft_proposal.id.value()), stranger).status,
        404)
        << "whether there is such a draft is none of their business either";
    EXPECT_EQ(seq(), before);
}

// ---- guessing, at the real server, whose hashes cost what they cost

struct Guesses {
    std::atomic<int> wrong{0}, limited{0}, busy{0}, odd{0}, without_wait{0};
};

void guess(std::uint16_t port, int first, int count, Guesses& guesses) {
    support::HttpClient client{port};
    for (int i = first; i < first + count; ++i) {
        const json body{{"name", i % 2 == 0 ? "李建国" : fmt::format("猜{}", i)},
                        {"password", fmt::format("guess number {}", i)}};
        const auto answer = client.post("/sessions", body.dump());
        guesses.wrong += answer.status == 401 ? 1 : 0;
        guesses.limited += answer.status == 429 ? 1 : 0;
        guesses.busy += answer.status == 503 ? 1 : 0;
        const bool is_known = answer.status == 401 || answer.status == 429 || answer.status == 503;
        guesses.odd += is_known ? 0 : 1;
        const bool must_wait = answer.status == 429 || answer.status == 503;
        guesses.without_wait += must_wait && answer.field("retry-after").empty() ? 1 : 0;
    }
}

TEST(GuessedPasswords, AreFewAndStopNobodyElse) {
    if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
    constexpr int clients = 8, most_by_address = 30;
    const char* text = std::getenv("LUMING_LOGINS");
    const int attempts = text != nullptr ? std::atoi(text) : 400;
    const faults::ReadyCounty county{1};
    support::RunningServer server{LUMING_BINARY, county.database(), county.log()};
    Guesses guesses;
    std::vector<std::thread> guessers;
    for (int i = 0; i < clients; ++i)
        guessers.emplace_back([&, i] {
            guess(server.port(), i * (attempts / clients), attempts / clients, guesses);
        });

    support::HttpClient reader{server.port()};
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(reader.get("/search?q=%E5%AE%89%E5%AE%81%E8%B7%AF").status, 200);
    const auto approved =
        faults::act(reader, county.reviewer(), county.proposals()[0], 2, "approve", "{}");
    for (auto& guesser : guessers) guesser.join();

    EXPECT_EQ(approved.status, 200) << "who has a token works on";
    EXPECT_EQ(guesses.odd, 0);
    EXPECT_EQ(guesses.without_wait, 0) << "429 and 503 say when to come back";
    EXPECT_GT(guesses.wrong, 0);
    EXPECT_LE(guesses.wrong, most_by_address) << "so many passwords were really tried";
    EXPECT_GE(guesses.limited, attempts - attempts % clients - most_by_address - guesses.busy);
    reader.close();
    EXPECT_EQ(server.stop(), 0) << server.said();
}

}  // namespace

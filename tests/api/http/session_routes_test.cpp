// SPDX-License-Identifier: Apache-2.0
// Who is asking: log-ins, cookies, tokens, and what strangers try with them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "api/http/transport/server.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using geo::lifecycle::Role;
using nlohmann::json;
using support::good_password;
using support::Reply;
using testing::HasSubstr;
using testing::Not;

const std::string as_json = "Content-Type: application/json\r\n";
const std::string from_page = "Origin: http://localhost:8080\r\n";

class SessionRoutes : public testing::Test {
  protected:
    SessionRoutes() { sample.people.add("李明", Role::county, "370502"); }

    Reply post(const std::string& target, const json& body, const std::string& fields = {}) const {
        return caller.send("POST", target, as_json + fields, body.dump());
    }
    Reply log_in(const std::string& name, const std::string& password,
                 const std::string& fields = {}) const {
        return post("/sessions", {{"name", name}, {"password", password}}, fields);
    }
    /// The Cookie field of somebody who has just logged in.
    std::string cookie() const {
        const auto field = log_in("李明", good_password).field("Set-Cookie");
        return "Cookie: " + field.substr(0, field.find(';')) + "\r\n";
    }
    Reply who(const std::string& fields) const { return caller.get("/sessions/current", fields); }
    Reply reject(const std::string& fields) const {
        return post(
            "/proposals/" + std::to_string(sample.submitted_proposal.id.value()) + "/reject",
            {{"reason", "与规划不符"}}, "If-Match: \"v2\"\r\n" + fields);
    }
    void pass(geo::Instant::duration time) { sample.clock.set(sample.clock.now() + time); }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_session_routes, add_proposal_routes, add_naming_routes}};
};

TEST_F(SessionRoutes, LoggingInGivesACookieThatNoScriptAndNoOtherSiteGets) {
    const auto reply = log_in("李明", good_password);

    ASSERT_EQ(reply.status, 201) << reply.body;
    EXPECT_THAT(reply.field("Set-Cookie"),
                testing::MatchesRegex("luming_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; "
                                      "SameSite=Strict; Max-Age=43200"));
    EXPECT_EQ(reply.field("Cache-Control"), "no-store");
    EXPECT_EQ(reply.json()["role"], "county");
    EXPECT_EQ(reply.json()["area"], "370502");
    EXPECT_THAT(reply.json()["capabilities"].get<std::vector<std::string>>(),
                testing::Contains("decide"));
}

TEST_F(SessionRoutes, BehindHttpsTheCookieIsSecure) {
    EXPECT_THAT(session_cookie("x", true), HasSubstr("; Secure"));
    EXPECT_THAT(no_session_cookie(true),
                testing::AllOf(HasSubstr("Max-Age=0"), HasSubstr("Secure")));
}

TEST_F(SessionRoutes, WhoAmI) {
    EXPECT_EQ(who({}).json()["role"], "anonymous");
    EXPECT_TRUE(who({}).json()["name"].is_null());
    EXPECT_EQ(who(cookie()).json()["name"], "李明");
    EXPECT_EQ(who(sample.bearer("测绘员")).json()["role"], "surveyor");
    EXPECT_EQ(who("Cookie: luming_session=forged\r\n").json()["role"], "anonymous");
}

TEST_F(SessionRoutes, AWrongNameAndAWrongPasswordAreAnsweredAlike) {
    auto wrong_name = log_in("王芳", good_password);
    auto wrong_password = log_in("李明", "wrong password");

    EXPECT_EQ(wrong_name.status, 401);
    EXPECT_EQ(wrong_password.status, 401);
    EXPECT_EQ(wrong_name.body, wrong_password.body);
    EXPECT_EQ(wrong_name.field("WWW-Authenticate"), "Bearer realm=\"luming\"");
    EXPECT_EQ(wrong_name.field("Set-Cookie"), "");
}

TEST_F(SessionRoutes, ALogInIsTwoTexts) {
    EXPECT_EQ(post("/sessions", {{"name", "李明"}}).json()["pointer"], "/password");
    EXPECT_EQ(post("/sessions", {{"name", 7}, {"password", "x"}}).json()["pointer"], "/name");
    EXPECT_EQ(log_in(std::string("李明\0x", 8), good_password).status, 400);
    EXPECT_EQ(log_in("李明", std::string("x\0y", 3)).status, 400);
    EXPECT_EQ(caller.send("POST", "/sessions", as_json, "{\"name\":\"\xFF\"}").status, 400);
    EXPECT_EQ(caller.send("POST", "/sessions", "Content-Type: text/plain\r\n", "{}").status, 415);
    EXPECT_EQ(log_in("' OR 1=1 --", good_password).status, 401);
    EXPECT_EQ(log_in("<script>alert(1)</script>", good_password).status, 401);
}

TEST_F(SessionRoutes, AWriteByCookieComesFromAPageOfOurs) {
    const auto session = cookie();

    for (const std::string fields :
         {"", "Origin: http://evil.example\r\n", "Origin: null\r\n", "Origin: http://localhost\r\n",
          "Origin: http://localhost:8080.evil.example\r\n", "Origin: file://localhost:8080\r\n",
          "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n",
          "Sec-Fetch-Site: none\r\n", "Referer: http://localhost:8080/\r\n",
          "Sec-Fetch-Site: same-origin\r\nOrigin: http://evil.example\r\n",
          "Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost:8080\r\n"})
        EXPECT_EQ(reject(session + fields).status, 403) << fields;
    EXPECT_EQ(reject(session + from_page + "Origin: http://evil.example\r\n").status, 400);
    EXPECT_EQ(reject(session + from_page).status, 200);
    EXPECT_EQ(log_in("李明", good_password, "Origin: http://evil.example\r\n").status, 403);
    EXPECT_EQ(log_in("李明", good_password, "Sec-Fetch-Site: cross-site\r\n").status, 403);
}

TEST_F(SessionRoutes, ABrowserThatVouchesIsEnough) {
    EXPECT_EQ(reject(cookie() + "Sec-Fetch-Site: same-origin\r\n").status, 200);
}

TEST_F(SessionRoutes, ATokenNeedsNoPage) {
    EXPECT_EQ(reject(sample.bearer("审核员") + "Origin: http://evil.example\r\n").status, 200);
}

TEST_F(SessionRoutes, WithoutCredentialsNothingIsWritten) {
    const auto reply = reject({});

    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(reply.field("WWW-Authenticate"), "Bearer realm=\"luming\"");
    EXPECT_EQ(reply.field("Content-Type"), "application/problem+json");
    EXPECT_EQ(reject("Luming-Actor: admin\r\n").status, 401);
}

TEST_F(SessionRoutes, UntilThereIsAUserTheAnswerSaysHowToMakeOne) {
    support::SampleApplication empty;
    support::Caller ask{empty, {add_proposal_routes}};

    const auto reply = ask.send("POST", "/proposals", as_json, "{}");

    EXPECT_EQ(reply.status, 401);
    EXPECT_THAT(reply.body, HasSubstr("luming user add"));
}

TEST_F(SessionRoutes, TokensThatDoNotHold) {
    const auto good = sample.people.token("审核员", Role::county, "370502");
    const auto expiring = issue_token(sample.registry, sample.people.admin(), "审核员", 1);
    const auto revoked = issue_token(sample.registry, sample.people.admin(), "审核员");
    revoke_token(sample.registry, sample.people.admin(), revoked.token.id);
    pass(std::chrono::hours{24});

    for (const auto& token :
         {std::string{"x"}, std::string{}, good + "x", good.substr(0, 45), "Lm_" + good.substr(3),
          expiring.text, revoked.text, std::string(5000, 'a')}) {
        const auto reply = reject("Authorization: Bearer " + token + "\r\n");
        EXPECT_EQ(reply.status, 401) << token;
        EXPECT_EQ(reply.field("WWW-Authenticate"),
                  "Bearer realm=\"luming\", error=\"invalid_token\"")
            << token;
    }
    EXPECT_EQ(reject("Authorization: Basic " + good + "\r\n").status, 401);
    EXPECT_EQ(reject("Authorization: " + good + "\r\n").status, 401);
    EXPECT_EQ(reject("authorization: bearer  " + good + "\r\n").status, 200);
}

TEST_F(SessionRoutes, SmuggledCredentialsAreRefused) {
    const auto token = sample.bearer("审核员");
    const auto session = cookie();
    const auto value = session.substr(8, session.size() - 10);

    EXPECT_EQ(reject(token + "Authorization: Bearer lm_other\r\n").status, 400);
    EXPECT_EQ(reject("Authorization: Bearer lm_other\r\n" + token).status, 400);
    EXPECT_EQ(reject(from_page + session + "Cookie: a=b\r\n").status, 400);
    EXPECT_EQ(reject(from_page + "Cookie: luming_session=forged; " + value + "\r\n").status, 400);
    EXPECT_EQ(reject(from_page + "Cookie: LUMING_SESSION=" + value.substr(15) + "\r\n").status,
              401);
    EXPECT_EQ(reject(from_page + "Cookie: xluming_session=" + value.substr(15) + "\r\n").status,
              401);
    EXPECT_EQ(reject("Authorization: Bearer lm_other\r\n" + session + from_page).status, 401);
    EXPECT_EQ(reject(from_page + "Cookie: a=b;  " + value + " ; c=d\r\n").status, 200);
}

TEST_F(SessionRoutes, ASessionEndsByLoggingOutByTimeAndByBeingDisabled) {
    const auto first = cookie();
    const auto out = caller.send("DELETE", "/sessions/current", first + from_page);
    EXPECT_EQ(out.status, 204);
    EXPECT_THAT(out.field("Set-Cookie"), HasSubstr("luming_session=; Path=/; HttpOnly"));
    EXPECT_EQ(reject(first + from_page).status, 401);

    const auto second = cookie();
    pass(std::chrono::hours{3});
    EXPECT_EQ(reject(second + from_page).status, 401);

    const auto third = cookie();
    set_disabled(sample.registry, sample.people.admin(), "李明", true);
    EXPECT_EQ(reject(third + from_page).status, 401);
    EXPECT_EQ(log_in("李明", good_password).status, 401);
}

TEST_F(SessionRoutes, SomebodyElseCannotLogMeOut) {
    const auto session = cookie();

    EXPECT_EQ(caller.send("DELETE", "/sessions/current", session).status, 403);
    EXPECT_EQ(who(session).json()["name"], "李明");
    EXPECT_EQ(caller.send("DELETE", "/sessions/current").status, 204);
}

TEST_F(SessionRoutes, OnesOwnPasswordIsChangedWithTheOldOne) {
    const auto session = cookie();
    const auto change = [&](const std::string& old_one, const std::string& new_one) {
        return post("/sessions/current/password",
                    {{"old_password", old_one}, {"new_password", new_one}}, session + from_page);
    };

    EXPECT_EQ(change("wrong password", "another good one").status, 403);
    EXPECT_EQ(change(good_password, "short").status, 400);
    EXPECT_EQ(change(good_password, "another good one").status, 204);
    EXPECT_EQ(who(session).json()["role"], "anonymous");
    EXPECT_EQ(log_in("李明", good_password).status, 401);
    EXPECT_EQ(log_in("李明", "another good one").status, 201);
    EXPECT_EQ(
        post("/sessions/current/password", {{"old_password", "a"}, {"new_password", "b"}}).status,
        401);
}

TEST_F(SessionRoutes, TenThousandGuessesAreAThousandthTried) {
    int tried = 0;
    Reply last;
    for (int i = 0; i < 10'000; ++i) {
        last = log_in("李明", "guess number " + std::to_string(i));
        tried += last.status == 401 ? 1 : 0;
        ASSERT_TRUE(last.status == 401 || last.status == 429);
    }

    EXPECT_EQ(tried, 10);
    EXPECT_EQ(last.status, 429);
    EXPECT_EQ(last.field("Content-Type"), "application/problem+json");
    EXPECT_EQ(last.field("Retry-After"), "60");
    EXPECT_EQ(log_in("李明", good_password).status, 429);
    pass(std::chrono::minutes{11});
    EXPECT_EQ(log_in("李明", good_password).status, 201);
}

TEST_F(SessionRoutes, GuessingManyNamesFromOneAddressIsSlowedToo) {
    int tried = 0;
    for (int i = 0; i < 1'000; ++i)
        tried += log_in("用户" + std::to_string(i), "a usual password").status == 401 ? 1 : 0;

    EXPECT_EQ(tried, 30);
}

TEST_F(SessionRoutes, AGoodPasswordForgivesTheFailuresOfItsUser) {
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 9; ++i) EXPECT_EQ(log_in("李明", "wrong password").status, 401);
        EXPECT_EQ(log_in("李明", good_password).status, 201);
    }
}

TEST_F(SessionRoutes, StrangersWritesAreLimitedByAddress) {
    auto settings = DoorSettings{};
    settings.cost = geo::registry::PasswordCost::least();
    settings.writes_of_users = {1.0, 3.0};
    Doorkeeper strict{sample.registry, settings};
    const Application application{sample.registry, sample.published, sample.tiles, strict};
    Router router;
    router.set_guard(
        [&](const auto& request, const auto& route) { return strict.check(request, route); });
    add_proposal_routes(router, application);
    Server server{{.threads = 2}, std::move(router)};
    server.start();
    support::HttpClient client{server.port()};
    const auto fields = as_json + sample.bearer("测绘员");

    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.post("/proposals", "{}", fields).status, 400);
    const auto refused = client.post("/proposals", "{}", fields);

    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.field("retry-after"), "1");
    EXPECT_EQ(client.get("/proposals").status, 200);
}

TEST_F(SessionRoutes, AMegabyteOfPasswordIsNotEvenRead) {
    Router router;
    add_routes(router, sample.application);
    Server server{{.threads = 2}, std::move(router)};
    server.start();
    support::HttpClient client{server.port()};

    const auto body = json{{"name", "李明"}, {"password", std::string(1'000'000, 'a')}}.dump();

    EXPECT_EQ(client.post("/sessions", body).status, 413);
    support::HttpClient other{server.port()};
    EXPECT_EQ(
        other.post("/sessions", json{{"name", "李明"}, {"password", good_password}}.dump()).status,
        201);
}

TEST_F(SessionRoutes, AnotherCountysProposalIsNotTouched) {
    const auto other = sample.people.bearer("外县", Role::county, "");
    const auto town = sample.people.bearer("本镇", Role::town, "370502104000");
    const auto village = sample.people.bearer("邻村", Role::surveyor, "370502104201");

    EXPECT_EQ(reject(town).status, 403);
    const auto reply = post("/proposals",
                            {{"village_code", sample.second_village},
                             {"road_id", sample.road("r3").value()},
                             {"name", "和畅路"},
                             {"meaning", "和畅"},
                             {"origin", "村民议定"}},
                            village + "Accept-Language: en\r\n");
    EXPECT_EQ(reply.status, 403);
    EXPECT_THAT(reply.body, HasSubstr("370502104201"));
    EXPECT_EQ(reject(other).status, 200);
}

TEST_F(SessionRoutes, ADraftIsItsAuthorsAndTheStaffs) {
    const auto target = "/proposals/" + std::to_string(sample.draft_proposal.id.value());
    const auto seen_by = [&](const std::string& fields) {
        return caller.get(target, fields).status;
    };

    EXPECT_EQ(seen_by({}), 404);
    EXPECT_EQ(seen_by(sample.bearer("测绘员")), 200);
    EXPECT_EQ(seen_by(sample.people.bearer("邻村", Role::town, "370502104201")), 404);
    EXPECT_EQ(seen_by(sample.people.bearer("邮局", Role::postal, "370502")), 404);
    EXPECT_EQ(seen_by(sample.people.bearer("县局", Role::county, "370502")), 200);
}

TEST_F(SessionRoutes, CheckingANameNeedsNobody) {
    const json body{{"village_code", sample.first_village}, {"name", "丰年路"}};

    EXPECT_EQ(post("/naming/check", body).status, 200);
    EXPECT_EQ(post("/naming/check", body, "Cookie: luming_session=over\r\n").status, 200);
}

}  // namespace
}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "geo/base/error.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/user_rules.hpp"
#include "geo/storage/event_log.hpp"
#include "tests/support/people.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

using lifecycle::Capability;
using lifecycle::Role;
using lifecycle::User;
using std::chrono::hours;
using std::chrono::minutes;
using support::good_password;

template <typename Work>
std::optional<ErrorKind> kind_of(Work work) {
    try {
        work();
    } catch (const Error& error) {
        EXPECT_FALSE(error.text().zh.empty());
        EXPECT_FALSE(error.text().en.empty());
        return error.kind();
    }
    return std::nullopt;
}

class People : public testing::Test {
  protected:
    People() {
        VillageImport villages{registry, {"world", "导入员", false}};
        VillageRow row;
        row.code = "370502104236";
        row.name = "三里村";
        row.town = "史口镇";
        row.outline = MultiPolygon{{Polygon{
            {{{118.5, 37.0}, {118.6, 37.0}, {118.6, 37.1}, {118.5, 37.1}, {118.5, 37.0}}}}}};
        villages.add(row);
        villages.commit();
    }

    std::optional<ErrorKind> kind_of_adding(const NewUser& user) {
        return kind_of([&] { add_user(registry, admin, user, passwords()); });
    }
    Passwords& passwords() { return people.passwords(); }
    std::string session_of(const std::string& name) {
        return log_in(registry, name, good_password, passwords())->secret;
    }
    bool is_known(const std::string& secret) {
        return find_actor_by_session(registry, secret).has_value();
    }
    void pass(Instant::duration time) { clock.set(clock.now() + time); }

    storage::ScratchFolder folder;
    FixedClock clock{Instant{std::chrono::milliseconds{1'790'000'000'000}}};
    Registry registry{storage::Database::create(folder.file("r.sqlite")), clock};
    support::People people{registry};
    Actor admin{"管理员"};
};

TEST_F(People, AUserHasANameARoleAndAnArea) {
    EXPECT_FALSE(has_users(registry));

    people.add("李明", Role::county, "370502000000");

    const auto users = list_users(registry);
    ASSERT_EQ(users.size(), 1U);
    EXPECT_TRUE(has_users(registry));
    EXPECT_EQ(users[0].name, "李明");
    EXPECT_EQ(users[0].role, Role::county);
    EXPECT_EQ(users[0].area, "370502");
    EXPECT_TRUE(users[0].has_password);
    EXPECT_FALSE(users[0].is_disabled);
}

TEST_F(People, ANameIsTakenInWhateverFormItIsTyped) {
    people.add("Ren\u00e9", Role::gis);

    EXPECT_EQ(kind_of_adding({"Rene\u0301", Role::gis, {}, {}}), ErrorKind::conflict);
    EXPECT_TRUE(log_in(registry, "Rene\u0301", good_password, passwords()));
}

TEST_F(People, NamesThatAreNone) {
    const std::vector<std::string> bad{"",
                                       " 李明",
                                       "李明\n",
                                       std::string("a\0b", 3),
                                       "\xFF\xFE",
                                       "a\u200Bb",
                                       "\u202Eabc",
                                       std::string(65, 'a'),
                                       std::string(1'000'000, 'a')};
    for (const auto& name : bad)
        EXPECT_EQ(kind_of_adding({name, Role::gis, {}, {}}), ErrorKind::invalid_input) << name;
    EXPECT_FALSE(has_users(registry));
}

TEST_F(People, SqlAndHtmlAreNamesLikeOthers) {
    const std::vector<std::string> odd{"Robert'); DROP TABLE users;--", "<script>alert(1)</script>",
                                       "' OR '1'='1", "O'Brien", "\"; --"};
    for (const auto& name : odd) people.add(name, Role::gis);

    const auto users = list_users(registry);
    ASSERT_EQ(users.size(), odd.size());
    for (std::size_t i = 0; i < odd.size(); ++i) {
        EXPECT_EQ(users[i].name, odd[i]);
        EXPECT_EQ(log_in(registry, odd[i], good_password, passwords())->user.name, odd[i]);
    }
    EXPECT_FALSE(log_in(registry, "' OR ''='", good_password, passwords()));
}

TEST_F(People, PasswordsThatAreTooEasy) {
    for (const std::string password : {"", "short", "九个字的口令不够用", "longenough\0but"})
        EXPECT_EQ(kind_of_adding({"a", Role::gis, {}, password.substr(0, 9)}),
                  ErrorKind::invalid_input)
            << password;
    EXPECT_EQ(kind_of_adding({"Wang Xiaoming", Role::gis, {}, "Wang Xiaoming"}),
              ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_adding({"a", Role::gis, {}, std::string("ten chars\0 and", 14)}),
              ErrorKind::invalid_input);
    EXPECT_EQ(kind_of_adding({"a", Role::gis, {}, std::string(1'000'000, 'a')}),
              ErrorKind::too_large);
}

TEST_F(People, AnAreaIsADivisionThatIsThere) {
    for (const std::string area :
         {"37", "3705", "370502", "370502104", "370502104236", "370500000000", "370502104000"})
        EXPECT_EQ(kind_of_adding({"用户" + area, Role::town, area, {}}), std::nullopt) << area;
    for (const std::string area :
         {"3", "37050", "3705021042", "370503", "999999", "x", "%", "' OR 1", "370502104237"})
        EXPECT_EQ(kind_of_adding({"另" + area, Role::town, area, {}}), ErrorKind::invalid_input)
            << area;
    EXPECT_EQ(area_of("370000000000"), "37");
    EXPECT_EQ(area_of("370502100000"), "370502100");
}

TEST_F(People, NobodyIsAddedAsThePublicOrByWhoIsNoAdministrator) {
    EXPECT_EQ(kind_of_adding({"a", Role::anonymous, {}, {}}), ErrorKind::invalid_input);
    for (const Role role : {Role::surveyor, Role::town, Role::county, Role::postal, Role::gis})
        EXPECT_EQ(kind_of([&] {
                      add_user(registry, Actor{"某人", role, ""}, {"b", Role::admin, {}, {}},
                               passwords());
                  }),
                  ErrorKind::forbidden);
    EXPECT_EQ(kind_of([&] {
                  add_user(registry, Actor::anonymous(), {"b", Role::admin, {}, {}}, passwords());
              }),
              ErrorKind::unauthenticated);
    EXPECT_FALSE(has_users(registry));
}

TEST_F(People, ALogInHoldsUntilItIsIdleOrOld) {
    people.add("李明", Role::county, "370502");
    const auto idle = session_of("李明");
    const auto busy = session_of("李明");

    for (int i = 0; i < 11; ++i) {
        pass(hours{1});
        EXPECT_TRUE(is_known(busy)) << i;
    }
    EXPECT_FALSE(is_known(idle));
    pass(hours{1});
    EXPECT_FALSE(is_known(busy));
}

TEST_F(People, ASessionTellsWhoItIs) {
    people.add("李明", Role::county, "370502");

    const auto actor = find_actor_by_session(registry, session_of("李明"));

    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->name(), "李明");
    EXPECT_EQ(actor->role(), Role::county);
    EXPECT_TRUE(actor->covers(VillageCode{"370502104236"}));
    EXPECT_FALSE(actor->covers(VillageCode{"370503104236"}));
}

TEST_F(People, ForgedSecretsMeanNobody) {
    people.add("李明", Role::admin);
    const auto secret = session_of("李明");
    const auto token = issue_token(registry, admin, "李明").text;

    for (std::size_t i = 0; i < secret.size(); ++i) {
        auto forged = secret;
        forged[i] = forged[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(is_known(forged)) << i;
    }
    EXPECT_FALSE(is_known(""));
    EXPECT_FALSE(is_known(token));
    EXPECT_FALSE(find_actor_by_token(registry, "lm_"));
    EXPECT_FALSE(find_actor_by_token(registry, "lm_" + secret));
    EXPECT_FALSE(find_actor_by_token(registry, token.substr(3)));
    EXPECT_FALSE(find_actor_by_token(registry, token + "A"));
    EXPECT_TRUE(find_actor_by_token(registry, token));
}

TEST_F(People, DisablingEndsEverythingAndEnablingBringsTokensBack) {
    people.add("李明", Role::county);
    const auto session = session_of("李明");
    const auto token = issue_token(registry, admin, "李明").text;

    set_disabled(registry, admin, "李明", true);

    EXPECT_FALSE(is_known(session));
    EXPECT_FALSE(find_actor_by_token(registry, token));
    EXPECT_FALSE(log_in(registry, "李明", good_password, passwords()));
    EXPECT_EQ(kind_of([&] { issue_token(registry, admin, "李明"); }), ErrorKind::conflict);
    set_disabled(registry, admin, "李明", false);
    EXPECT_FALSE(is_known(session));
    EXPECT_TRUE(find_actor_by_token(registry, token));
}

TEST_F(People, ANewPasswordEndsTheSessions) {
    people.add("李明", Role::county);
    const auto session = session_of("李明");
    const Actor self{"李明", Role::county, ""};

    EXPECT_EQ(kind_of([&] {
                  change_own_password(registry, self, {"not the old one", "another good one"},
                                      passwords());
              }),
              ErrorKind::forbidden);
    EXPECT_TRUE(is_known(session));
    change_own_password(registry, self, {good_password, "another good one"}, passwords());

    EXPECT_FALSE(is_known(session));
    EXPECT_FALSE(log_in(registry, "李明", good_password, passwords()));
    EXPECT_TRUE(log_in(registry, "李明", "another good one", passwords()));
}

TEST_F(People, ATokenHoldsForItsDaysOrUntilItIsRevoked) {
    people.add("程序", Role::gis);
    const auto forever = issue_token(registry, admin, "程序");
    const auto short_lived = issue_token(registry, admin, "程序", 7);

    EXPECT_EQ(forever.text.size(), 46U);
    EXPECT_TRUE(forever.text.starts_with("lm_"));
    EXPECT_TRUE(find_actor_by_token(registry, short_lived.text));
    EXPECT_EQ(tokens_of(registry, "程序")[1].last_used_on, "2026-09-21");
    pass(hours{24 * 7});
    EXPECT_FALSE(find_actor_by_token(registry, short_lived.text));
    EXPECT_TRUE(find_actor_by_token(registry, forever.text));
    revoke_token(registry, admin, forever.token.id);
    EXPECT_FALSE(find_actor_by_token(registry, forever.text));
    for (const int days : {0, -1, 3661})
        EXPECT_EQ(kind_of([&] { issue_token(registry, admin, "程序", days); }),
                  ErrorKind::invalid_input);
}

TEST_F(People, TheHistoryTellsWhatWasDoneAndNoSecret) {
    people.add("李明", Role::county);
    const auto issued = issue_token(registry, admin, "李明");
    const auto session = session_of("李明");
    set_password(registry, admin, "李明", "quite another one", passwords());
    set_disabled(registry, admin, "李明", true);
    set_disabled(registry, admin, "李明", true);
    revoke_token(registry, admin, issued.token.id);

    const auto reader = registry.database().read();
    std::vector<std::string> actions;
    for (const Event& event : storage::EventLog{*reader}.of("user", "1")) {
        actions.push_back(event.action);
        EXPECT_EQ(event.actor, "管理员");
        for (const std::string& secret : {issued.text, session, std::string{good_password},
                                          std::string{"quite another one"}, std::string{"argon2"}})
            EXPECT_EQ(event.payload.find(secret), std::string::npos) << event.payload;
    }
    EXPECT_THAT(actions, testing::ElementsAre("user.add", "user.issue_token", "user.set_password",
                                              "user.disable", "user.revoke_token"));
}

TEST_F(People, TheFileKeepsNoSecret) {
    people.add("李明", Role::county);
    const auto issued = issue_token(registry, admin, "李明");
    const auto session = session_of("李明");
    const auto reader = registry.database().read();

    for (const std::string sql : {"SELECT hash FROM sessions", "SELECT hash FROM tokens"}) {
        auto row = reader->query(sql);
        while (row.step()) {
            EXPECT_EQ(row.blob(0).size(), 32U);
            EXPECT_NE(row.blob(0), session);
        }
    }
    auto row = reader->query("SELECT password FROM users");
    ASSERT_TRUE(row.step());
    EXPECT_TRUE(row.text(0).starts_with("$argon2id$"));
}

TEST_F(People, TwoLogInsAtOnceAreTwoSessions) {
    people.add("李明", Role::county);
    std::string first, second;

    std::thread one{[&] { first = session_of("李明"); }};
    std::thread two{[&] { second = session_of("李明"); }};
    one.join();
    two.join();

    EXPECT_NE(first, second);
    EXPECT_TRUE(is_known(first));
    log_out(registry, first);
    EXPECT_FALSE(is_known(first));
    EXPECT_TRUE(is_known(second));
}

TEST_F(People, OverSessionsArePurged) {
    people.add("李明", Role::county);
    session_of("李明");
    pass(hours{3});
    session_of("李明");

    purge_sessions(registry);

    const auto reader = registry.database().read();
    auto row = reader->query("SELECT count(*) FROM sessions");
    row.step();
    EXPECT_EQ(row.integer(0), 1);
}

TEST(Passwords, OnlyAFewAreHashedAtOnceAndTheRestIsToldToComeBack) {
    Passwords passwords{{3, 16U << 20U}, {1, 1, std::chrono::milliseconds{5000}}};
    std::atomic<int> done{0}, refused{0};
    std::vector<std::thread> threads;

    for (int i = 0; i < 40; ++i)
        threads.emplace_back([&] {
            try {
                passwords.hash(good_password);
                ++done;
            } catch (const Error& error) {
                EXPECT_EQ(error.kind(), ErrorKind::unavailable);
                ++refused;
            }
        });
    for (auto& thread : threads) thread.join();

    EXPECT_GE(done, 2);
    EXPECT_EQ(done + refused, 40);
    EXPECT_TRUE(passwords.verify(good_password, passwords.hash(good_password)));
}

TEST(Passwords, NobodyTakesAsLongAsSomebody) {
    Passwords passwords{{4, 32U << 20U}};
    const auto stored = passwords.hash(good_password);
    passwords.verify("x", std::nullopt);  // makes the decoy
    const auto time_of = [&](const std::optional<std::string>& hash) {
        auto best = std::chrono::steady_clock::duration::max();
        for (int i = 0; i < 5; ++i) {
            const auto start = std::chrono::steady_clock::now();
            EXPECT_FALSE(passwords.verify("a wrong password", hash));
            best = std::min(best, std::chrono::steady_clock::now() - start);
        }
        return best;
    };

    const auto somebody = time_of(stored);
    const auto nobody = time_of(std::nullopt);

    EXPECT_LT(nobody, somebody * 3);
    EXPECT_LT(somebody, nobody * 3);
}

}  // namespace
}  // namespace geo::registry

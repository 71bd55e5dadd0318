// SPDX-License-Identifier: Apache-2.0
// The server is killed in the middle of approvals, again and again. What was acknowledged stays,
// what was under way is there wholly or not at all, and the next start needs nobody's help.
// LUMING_KILLS says how often: ./dev faults does it two hundred times.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "geo/storage/proposal_store.hpp"
#include "tests/faults/ready_county.hpp"
#include "tests/support/program.hpp"
#include "tests/support/running_server.hpp"

namespace {

using faults::act;
using faults::count;
using faults::faults_in;
using faults::ReadyCounty;
using faults::version_in;
using geo::ProposalId;
using nlohmann::json;
using support::HttpClient;
using support::RunningServer;

int wanted_kills() {
    const char* text = std::getenv("LUMING_KILLS");
    return text != nullptr ? std::atoi(text) : 12;
}

/// One proposal as a client last heard of it.
struct Heard {
    ProposalId id;
    std::int64_t version = 2;  ///< submitted
    bool is_approved = false;
};

/// Approves its proposals and takes the approvals back, until the server is gone.
int work_until_killed(std::uint16_t port, const std::string& reviewer, std::vector<Heard>& heard) {
    int answers = 0;
    HttpClient client{port};
    for (std::size_t i = 0;; i = (i + 1) % heard.size()) {
        Heard& one = heard[i];
        try {
            const auto answer = act(client, reviewer, one.id, one.version,
                                    one.is_approved ? "undo" : "approve", R"({"reason":"核对"})");
            EXPECT_EQ(answer.status, 200) << answer.body;
            if (answer.status != 200) return answers;
            one.version = version_in(answer);
            one.is_approved = !one.is_approved;
            ++answers;
        } catch (const std::runtime_error&) {
            return answers;
        }
    }
}

class KilledServer : public testing::Test {
  protected:
    static constexpr std::size_t clients = 4;

    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
        for (std::size_t i = 0; i < county.proposals().size(); ++i)
            heard[i % clients].push_back({county.proposals()[i]});
    }

    void work_and_kill(std::chrono::milliseconds after) {
        RunningServer server{LUMING_BINARY, county.database(), county.log()};
        std::vector<std::thread> threads;
        for (auto& own : heard)
            threads.emplace_back(
                [&] { acknowledged += work_until_killed(server.port(), county.reviewer(), own); });
        std::this_thread::sleep_for(after);
        server.kill_at_once();
        for (auto& thread : threads) thread.join();
    }

    /// What was acknowledged is there; what was under way is there wholly or not at all.
    void compare_with_registry() {
        geo::storage::Connection connection{county.database(), geo::storage::Access::read};
        for (auto& own : heard)
            for (Heard& one : own) compare(one, connection);
    }

    /// Each version of a proposal has its event, its step and, while approved, its name in force.
    void expect_nothing_half_done() const {
        std::int64_t versions = 0, approved = 0;
        for (const auto& own : heard)
            for (const Heard& one : own) {
                versions += one.version - 2;
                approved += one.is_approved ? 1 : 0;
            }
        const auto in = [&](const char* sql) { return count(county.database(), sql); };
        EXPECT_EQ(in("SELECT count(*) FROM events WHERE action IN "
                     "('proposal.approve', 'proposal.undo')"),
                  versions);
        EXPECT_EQ(in("SELECT count(*) FROM names WHERE status = 'in_force'"), approved);
    }

    void expect_served() const {
        RunningServer server{LUMING_BINARY, county.database(), county.log()};
        HttpClient client{server.port()};
        for (const auto& own : heard)
            for (const Heard& one : own) {
                const auto shown =
                    json::parse(client.get(fmt::format("/proposals/{}", one.id.value())).body);
                EXPECT_EQ(shown["version"], one.version);
                EXPECT_EQ(shown["state"], one.is_approved ? "approved" : "submitted");
            }
        client.close();
        EXPECT_EQ(server.stop(), 0) << server.said();
    }

    const ReadyCounty county{32};
    std::vector<std::vector<Heard>> heard{clients};
    std::atomic<int> acknowledged{0};

  private:
    static void compare(Heard& one, geo::storage::Connection& connection) {
        const auto kept = geo::storage::ProposalStore{connection}.get(one.id);
        const bool is_approved = kept.state == geo::ProposalState::approved;
        EXPECT_THAT(kept.version, testing::AnyOf(one.version, one.version + 1));
        EXPECT_EQ(is_approved, kept.version == one.version ? one.is_approved : !one.is_approved);
        one.version = kept.version;
        one.is_approved = is_approved;
    }
};

TEST_F(KilledServer, HasLostNothingThatWasAcknowledged) {
    std::mt19937 random{20'261'124};
    std::uniform_int_distribution moment{5, 250};

    for (int kill = 0; kill < wanted_kills() && !HasFailure(); ++kill) {
        work_and_kill(std::chrono::milliseconds{moment(random)});
        compare_with_registry();
        EXPECT_EQ(faults_in(county.database()), "") << "after kill " << kill;
    }

    fmt::print("{} kills, {} acknowledged writes, none lost\n", wanted_kills(),
               acknowledged.load());
    EXPECT_GT(acknowledged, wanted_kills());
    expect_nothing_half_done();
    expect_served();
    const auto audit = support::run_program(
        county.file("."), {LUMING_BINARY, "--db", county.database(), "audit", "verify"});
    EXPECT_EQ(audit.exit_code, 0) << audit.out << audit.err;
}

}  // namespace

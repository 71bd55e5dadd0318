// SPDX-License-Identifier: Apache-2.0
// Clients that vanish in the middle of everything while others read. Pistache's own way of writing
// answers gives some of them to whoever inherits the descriptor; ours must never.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>
#include <vector>

#include "api/http/transport/server.hpp"
#include "tests/support/http_client.hpp"

namespace api::http {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr std::uint64_t enough_requests = 20'000;
constexpr std::uint64_t enough_aborts = 20'000;
constexpr auto time_limit = 20s;

/// Answers with the token many times over, so that answers come in all sizes and some of them do
/// not fit into the socket.
Response echo(const Request& request) {
    const auto count = request.query_integer("times", 1, {1, 1'000'000});
    std::string text{request.parameter("token")};
    text.push_back('.');
    const auto size = text.size() * static_cast<std::size_t>(count);
    text.reserve(size);
    while (text.size() < size) {
        text.append(text, 0, size - text.size());  // doubles
    }
    return {.content_type = "text/plain", .body = std::move(text)};
}

std::string request_for(const std::string& token, int times) {
    return "GET /echo/" + token + "?times=" + std::to_string(times) +
           " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

struct Storm {
    std::uint16_t port;
    const Gauges& gauges;
    std::atomic<std::uint64_t> answers{0};
    std::atomic<std::uint64_t> wrong{0};
    std::atomic<std::uint64_t> aborts{0};
    steady_clock::time_point until = steady_clock::now() + time_limit;

    bool goes_on() const {
        const bool is_enough = answers >= enough_requests && aborts >= enough_aborts;
        return !is_enough && steady_clock::now() < until;
    }
};

bool is_echo(const std::string& body, const std::string& token) {
    for (std::size_t at = 0; at < body.size(); at += token.size() + 1) {
        if (body.compare(at, token.size(), token) != 0) {
            return false;
        }
    }
    return !body.empty();
}

/// Reads patiently, on connections of some requests each; every answer must be its own.
void read_patiently(Storm& storm, int reader) {
    std::mt19937 random(static_cast<unsigned>(reader));
    for (int round = 0; storm.goes_on(); ++round) {
        support::HttpClient client(storm.port);
        for (int i = 0; i < 20; ++i) {
            const auto token = "r" + std::to_string(reader) + "-" + std::to_string(round) + "-" +
                               std::to_string(i);
            client.send(request_for(token, random() % 50 == 0 ? 3000 : 1));
            const auto answer = client.read_answer();
            storm.wrong += answer.status == 200 && is_echo(answer.body, token) ? 0U : 1U;
            ++storm.answers;
        }
    }
}

/// Asks and is gone: before the answer, in the middle of it, in the middle of the question.
void abort_always(Storm& storm, int aborter) {
    std::mt19937 random(1000U + static_cast<unsigned>(aborter));
    for (int round = 0; storm.goes_on(); ++round) {
        while (storm.gauges.connections > 500) {  // a storm, not a flood: readers come through
            std::this_thread::sleep_for(1ms);
        }
        const auto token = "a" + std::to_string(aborter) + "-" + std::to_string(round);
        const bool is_large = random() % 20 == 0;
        support::HttpClient client(storm.port, is_large ? 4096 : 0);
        const auto text = request_for(token, is_large ? 100'000 : 10);
        client.send(text.substr(0, random() % 4 == 0 ? random() % text.size() : text.size()));
        if (random() % 4 == 0) {
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 300));
        }
        client.abort();
        ++storm.aborts;
    }
}

void run(Storm& storm) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&storm, i] { read_patiently(storm, i); });
        threads.emplace_back([&storm, i] { abort_always(storm, i); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
}

TEST(HttpAborts, NeverGiveAnAnswerToAnotherClient) {
    Router router;
    router.add({.path = "/echo/{token}", .handler = echo, .query = {"times"}});
    Server server({.threads = 4, .slow_readers = {.stall = 2s}}, std::move(router));
    server.start();
    const auto before = support::count_descriptors();
    Storm storm{.port = server.port(), .gauges = server.gauges()};

    run(storm);

    EXPECT_EQ(storm.wrong, 0U);
    EXPECT_GE(storm.answers, enough_requests);
    EXPECT_GE(storm.aborts, enough_aborts);
    for (int i = 0; i < 400 && server.gauges().connections > 0; ++i) {
        std::this_thread::sleep_for(10ms);
    }
    std::this_thread::sleep_for(50ms);  // the descriptor is closed a moment after the connection
    EXPECT_EQ(server.gauges().connections, 0);
    EXPECT_EQ(server.gauges().in_flight, 0);
    EXPECT_EQ(support::count_descriptors(), before);
    EXPECT_TRUE(server.drain_and_stop(5s));
}

// Pistache hands a new connection to its I/O thread through a queue that can lose the wake-up call.
TEST(HttpBursts, NeverForgetAConnection) {
    Server server({.threads = 4}, Router{});
    server.start();
    for (int burst = 0; burst < 400; ++burst) {
        std::vector<support::HttpClient> clients;
        for (int i = 0; i < 64; ++i) {
            clients.emplace_back(server.port());
        }
        for (auto& client : clients) {
            client.send("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        for (auto& client : clients) {
            ASSERT_EQ(client.read_answer().status, 200);
        }
    }
}

}  // namespace
}  // namespace api::http

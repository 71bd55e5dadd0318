// SPDX-License-Identifier: Apache-2.0
// Requests that take long: nobody waits for them but who asked.
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <vector>

#include "tests/api/http/transport/test_server.hpp"

namespace api::http {
namespace {

using support::HttpClient;

/// One I/O thread: whatever it waits for, everybody waits for.
ServerOptions one_thread() {
    auto options = TestServer::quick();
    options.threads = 1;
    return options;
}

bool comes_to_pass(const std::function<bool()>& condition) {
    for (int i = 0; i < 2000 && !condition(); ++i) std::this_thread::sleep_for(5ms);
    return condition();
}

std::string get_text(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

TEST(SlowLane, AnswersAtTheSamePort) {
    TestServer server;
    auto client = server.client();

    EXPECT_EQ(client.get("/slow?x=7").body, "7");
    EXPECT_EQ(client.get("/slow").body, "1");
    EXPECT_EQ(client.get("/echo/after").body, "after");
}

TEST(SlowLane, HoldsNobodyUpOnTheOnlyThread) {
    TestServer server(one_thread());
    auto waiting = server.client();
    waiting.send(get_text("/gate/only"));
    ASSERT_TRUE(comes_to_pass([] { return gate("only").waiting() == 1; }));

    for (int i = 0; i < 20; ++i) EXPECT_EQ(server.client().get("/echo/quick").body, "quick");
    gate("only").open();

    EXPECT_EQ(waiting.read_answer().body, "\"through\"");
}

TEST(SlowLane, KeepsTheOrderOfAConnection) {
    TestServer server(one_thread());
    auto client = server.client();
    client.send(get_text("/gate/order") + get_text("/echo/second") + get_text("/slow?x=3") +
                get_text("/echo/fourth"));
    ASSERT_TRUE(comes_to_pass([] { return gate("order").waiting() == 1; }));
    gate("order").open();

    EXPECT_EQ(client.read_answer().body, "\"through\"");
    EXPECT_EQ(client.read_answer().body, "second");
    EXPECT_EQ(client.read_answer().body, "3");
    EXPECT_EQ(client.read_answer().body, "fourth");
}

TEST(SlowLane, HasHeadAndBodyAsTheyCame) {
    TestServer server;
    auto client = server.client();
    const std::string body(3'000'000, 'z');

    const auto whole = client.request(
        "POST /slow HTTP/1.1\r\nHost: x\r\nX-Word: hear\r\n"
        "Content-Type: text/plain\r\nContent-Length: 3000000\r\n\r\n" +
        body);
    const auto chunked = client.request(
        "POST /slow HTTP/1.1\r\nHost: x\r\nX-Word: a\r\n"
        "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
        "\r\n2\r\nbc\r\n0\r\n\r\n");

    EXPECT_EQ(whole.body, "hear" + body);
    EXPECT_EQ(chunked.body, "abc");
}

TEST(SlowLane, TakesABodyThatIsLong) {
    TestServer server;
    auto client = server.client();
    const auto sent = [&](std::size_t size) {
        return client
            .request(
                "POST /either HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                "Content-Length: " +
                std::to_string(size) + "\r\n\r\n" + std::string(size, 'b'))
            .body;
    };

    EXPECT_EQ(sent(1000), "1000");
    EXPECT_EQ(sent(1001), "1001");
    EXPECT_EQ(sent(200'000), "200000");
}

TEST(SlowLane, SendsLargeAnswersWholeAndGoesOn) {
    TestServer server;
    auto client = server.client();

    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(client.get("/slow/large").body, std::string(20'000'000, 'y'));
        EXPECT_EQ(client.get("/echo/next").body, "next");
    }
}

/// The next request often comes before the thread that sent the answer has said so: it must not
/// lie there until the clock ticks.
TEST(SlowLane, GoesOnAtOnceAfterAnAnswer) {
    TestServer server(one_thread());
    auto client = server.client();
    const auto start = std::chrono::steady_clock::now();

    for (int i = 0; i < 400; ++i) ASSERT_EQ(client.get("/slow").body, "1");

    EXPECT_LT(std::chrono::steady_clock::now() - start, 25s);  // by the clock alone: 100 s
}

TEST(SlowLane, HidesWhatWentWrongInside) {
    TestServer server;
    auto client = server.client();

    const auto broken = client.get("/slow/broken");

    EXPECT_EQ(broken.status, 500);
    EXPECT_EQ(broken.body.find("secret"), std::string::npos);
    EXPECT_EQ(client.get("/slow?nothing=1").status, 400);
}

TEST(SlowLane, ForgetsAClientThatGoes) {
    TestServer server(one_thread());
    {
        auto client = server.client();
        client.send(get_text("/gate/gone"));
        ASSERT_TRUE(comes_to_pass([] { return gate("gone").waiting() == 1; }));
    }
    ASSERT_TRUE(comes_to_pass([&] { return server.gauges().connections == 0; }));

    auto next = server.client();  // likely with the same number
    gate("gone").open();

    EXPECT_EQ(next.get("/echo/mine").body, "mine");
    EXPECT_TRUE(comes_to_pass([&] { return server.gauges().in_flight == 0; }));
}

TEST(SlowLane, SaysThatItIsBusyWhenTooMuchWaits) {
    TestServer server(one_thread());
    std::vector<HttpClient> clients;
    for (int i = 0; i < 260; ++i) {  // one at work, 256 waiting
        clients.push_back(server.client());
        clients.back().send(get_text("/gate/crowd"));
        if (i == 0) {
            ASSERT_TRUE(comes_to_pass([] { return gate("crowd").waiting() == 1; }));
        }
    }
    ASSERT_TRUE(comes_to_pass([&] { return server.gauges().by_class.at(5) == 3; }));
    gate("crowd").open();

    std::array<int, 6> answers{};
    for (auto& client : clients) {
        const auto answer = client.read_answer();
        ++answers.at(static_cast<std::size_t>(answer.status / 100));
        EXPECT_TRUE(answer.status == 200 || answer.field("retry-after") == "1");
    }
    EXPECT_EQ(answers[2], 257);
    EXPECT_EQ(answers[5], 3);
}

TEST(SlowLane, IsFinishedBeforeTheServerStops) {
    TestServer server;
    auto client = server.client();
    client.send(get_text("/gate/end"));
    ASSERT_TRUE(comes_to_pass([] { return gate("end").waiting() == 1; }));

    std::thread opener([] {
        std::this_thread::sleep_for(100ms);
        gate("end").open();
    });
    const bool is_done = server.drain_and_stop(10s);
    opener.join();

    EXPECT_TRUE(is_done);
    EXPECT_EQ(client.read_answer().body, "\"through\"");
}

}  // namespace
}  // namespace api::http

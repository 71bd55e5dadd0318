// SPDX-License-Identifier: Apache-2.0
// What a server on the open network meets: broken framing, smuggling, slowness, noise.
#include <gtest/gtest.h>

#include <random>

#include "tests/api/http/transport/test_server.hpp"

namespace api::http {
namespace {

class Hostile : public testing::Test {
  protected:
    static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
    static void TearDownTestSuite() { server_.reset(); }

    /// All that comes back for the bytes until the server closes.
    static std::string everything_for(const std::string& bytes) {
        auto client = server_->client();
        client.send(bytes);
        return client.read_rest(1000ms);
    }
    static std::size_t count_answers(const std::string& text) {
        std::size_t count = 0;
        for (auto at = text.find("\r\nDate: "); at != std::string::npos;
             at = text.find("\r\nDate: ", at + 1)) {
            ++count;
        }
        return count;
    }

    static std::unique_ptr<TestServer> server_;
};
std::unique_ptr<TestServer> Hostile::server_;

const std::string victim = "GET /echo/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

TEST_F(Hostile, TwentyThousandSlashesAreJustNotFound) {
    auto client = server_->client();

    EXPECT_EQ(client.get(std::string(20'000, '/')).status, 404);
    EXPECT_EQ(client.get("/echo/next").body, "next");
}

TEST_F(Hostile, AMegabyteOfHeaderIsRefusedQuickly) {
    const auto started = std::chrono::steady_clock::now();
    auto client = server_->client();
    client.send("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(1'000'000, 'a') + "\r\n\r\n");

    EXPECT_EQ(client.read_answer().status, 431);
    EXPECT_LT(std::chrono::steady_clock::now() - started, 1s);
    auto other = server_->client();
    other.send("GET /" + std::string(1'000'000, 'a') + " HTTP/1.1\r\n\r\n");
    EXPECT_EQ(other.read_answer().status, 414);
}

TEST_F(Hostile, NothingAfterABrokenMessageIsTakenForARequest) {
    for (const auto& broken : {
             std::string("POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
             std::string("POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
                         "Content-Length: 41\r\n\r\n"),
             std::string("POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n"),
             std::string("POST /items HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "zz\r\n"),
             std::string("POST /items HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n"),
             std::string("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"),
             std::string("GET / HTTP/1.1\nHost: x\n\n"),
             std::string("GET  / HTTP/1.1 x\r\nHost: x\r\n\r\n"),
             std::string("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10),
         }) {
        const auto text = everything_for(broken + victim + victim);

        EXPECT_EQ(count_answers(text), 1U) << broken << "\n" << text;
        EXPECT_EQ(text.find("\r\n\r\nsmuggled"), std::string::npos) << broken;
        EXPECT_NE(text.find("Connection: close"), std::string::npos) << broken;
    }
}

TEST_F(Hostile, ABodyIsNeverReadAsARequest) {
    const auto length = std::to_string(victim.size());
    const auto text = everything_for(
        "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n" + victim);

    EXPECT_EQ(count_answers(text), 1U) << text;
    EXPECT_EQ(text.find("\r\n\r\nsmuggled"), std::string::npos);
}

TEST_F(Hostile, TheBodyOfAGetBelongsToTheGet) {
    const auto text = everything_for(
        "GET /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(victim.size()) +
        "\r\n\r\n" + victim + "GET /echo/b HTTP/1.1\r\nHost: x\r\n\r\n");

    EXPECT_EQ(count_answers(text), 2U) << text;
    EXPECT_EQ(text.find("smuggled"), std::string::npos);
}

TEST_F(Hostile, FieldsThatAreOnlyOddDoNoHarm) {
    auto client = server_->client();

    EXPECT_EQ(client.get("/echo/a", "Cookie: abc\r\nCache-Control: zzz\r\nDate: never\r\n").status,
              200);
    EXPECT_EQ(client.get("/echo/a", "Upgrade: h2c\r\nConnection: Upgrade\r\n").status, 200);
    EXPECT_EQ(client.get("/echo/b").body, "b");
}

TEST_F(Hostile, AClientThatOnlyConnectsIsDropped) {
    auto client = server_->client();

    EXPECT_TRUE(client.is_closed_within(2500ms));
}

TEST_F(Hostile, AnIdleConnectionIsDroppedWithoutAWord) {
    auto client = server_->client();
    client.get("/echo/a");

    EXPECT_FALSE(client.is_closed_within(900ms));
    EXPECT_TRUE(client.is_closed_within(2500ms));
}

TEST_F(Hostile, ADrippingHeadIsCutAtTheHeaderTimeout) {
    auto client = server_->client();
    const auto started = std::chrono::steady_clock::now();
    client.send("GET / HTTP/1.1\r\n");
    while (client.send("X: 1\r\n") && std::chrono::steady_clock::now() - started < 5s) {
        std::this_thread::sleep_for(50ms);
        if (std::chrono::steady_clock::now() - started > 1500ms) {
            break;
        }
    }

    EXPECT_EQ(client.read_answer().status, 408);
}

TEST_F(Hostile, ABodyThatNeverEndsIsCutAtTheBodyTimeout) {
    auto client = server_->client();
    client.send("POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");

    EXPECT_EQ(client.read_answer(true, 3000ms).status, 408);
}

TEST_F(Hostile, ReadersThatDoNotReadStarveNobody) {
    std::vector<support::HttpClient> lazy;
    for (int i = 0; i < 20; ++i) {
        lazy.push_back(server_->client(4096));
        lazy.back().send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    std::this_thread::sleep_for(300ms);
    const auto started = std::chrono::steady_clock::now();
    for (int i = 0; i < 40; ++i) {  // more connections than threads: some share one with the lazy
        auto client = server_->client();
        ASSERT_EQ(client.get("/echo/quick").body, "quick");
    }

    EXPECT_LT(std::chrono::steady_clock::now() - started, 1s);
    std::this_thread::sleep_for(2500ms);
    EXPECT_LT(lazy.front().read_rest(500ms).size(), 20'000'000U) << "cut after the stall";
    EXPECT_EQ(server_->gauges().in_flight, 0);
}

TEST_F(Hostile, ASlowReaderStillGetsEverythingAndMayGoOn) {
    auto client = server_->client(4096);
    client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\nGET /echo/next HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(200ms);

    EXPECT_EQ(client.read_answer(true, 10s).body.size(), 20'000'000U);
    EXPECT_EQ(client.read_answer().body, "next");
}

TEST_F(Hostile, TenThousandRandomSendsLeaveItStanding) {
    std::mt19937 random(20'260'801);  // NOLINT: the same noise every time
    const std::vector<std::string> words{"GET ",
                                         "POST ",
                                         "/items",
                                         "/echo/a",
                                         " HTTP/1.1",
                                         "\r\n",
                                         "\r\n\r\n",
                                         "Host: x",
                                         "\r\nHost",
                                         ": ",
                                         "chunked",
                                         "Content-Length: ",
                                         "5",
                                         "%",
                                         "?q=",
                                         "\x00\xFF",
                                         "0\r\n",
                                         "{\"a\":",
                                         "Transfer-Encoding: ",
                                         "\n",
                                         "\r",
                                         " ",
                                         "&",
                                         "=",
                                         ";",
                                         "HTTP/9.9",
                                         "OPTIONS *",
                                         "\t",
                                         "Expect: 100-continue"};
    for (int connection = 0; connection < 500; ++connection) {
        auto client = server_->client();
        for (int i = 0; i < 20; ++i) {
            std::string bytes;
            for (auto count = random() % 12; count > 0; --count) {
                bytes += random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                           : words[random() % words.size()];
            }
            client.send(bytes);
        }
        client.abort();
    }

    EXPECT_EQ(server_->client().get("/echo/alive").body, "alive");
}

TEST(FullServer, SaysSoAndRecovers) {
    auto options = TestServer::quick();
    options.most_connections = 5;
    TestServer server(options);
    std::vector<support::HttpClient> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(server.client());
        ASSERT_EQ(clients.back().get("/echo/a").status, 200);
    }
    auto late = server.client();

    EXPECT_EQ(late.read_answer().status, 503);
    clients.clear();
    std::this_thread::sleep_for(200ms);
    EXPECT_EQ(server.client().get("/echo/a").status, 200);
}

TEST(Draining, DeliversWhatIsUnderWayAndRefusesTheRest) {
    TestServer server;
    auto idle = server.client();
    idle.get("/echo/a");
    auto busy = server.client();
    busy.send("GET /wait/700 HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    auto result = std::thread([&] { EXPECT_TRUE(server.drain_and_stop(5s)); });
    std::this_thread::sleep_for(150ms);

    EXPECT_FALSE(server.client().is_connected());
    const auto answer = busy.read_answer();
    EXPECT_EQ(answer.body, "\"waited\"");
    EXPECT_EQ(answer.field("connection"), "close");
    EXPECT_TRUE(idle.is_closed_within(1500ms));
    busy.close();
    result.join();
}

TEST(Draining, TellsThoseStillConnected) {
    TestServer server;
    auto probe = server.client();
    probe.send("GET /wait/300 HTTP/1.1\r\nHost: x\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(server.client().get("/readyz").status, 200);
    auto result = std::thread([&] { server.drain_and_stop(5s); });

    EXPECT_EQ(probe.read_answer().body, "\"waited\"");
    probe.close();
    result.join();
}

TEST(Draining, GivesUpAtTheDeadline) {
    TestServer server;
    auto busy = server.client();
    busy.send("GET /wait/2000 HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    const auto started = std::chrono::steady_clock::now();

    EXPECT_FALSE(server.drain_and_stop(200ms));
    EXPECT_LT(std::chrono::steady_clock::now() - started, 4s);
}

TEST(Descriptors, AreAllGivenBack) {
    TestServer server;
    const auto wait_for_quiet = [&] {
        for (int i = 0; i < 600 && server.gauges().connections > 0; ++i) {
            std::this_thread::sleep_for(5ms);
        }
    };
    server.client().get("/file");
    wait_for_quiet();
    std::this_thread::sleep_for(50ms);  // the descriptor is closed a moment after the connection
    const auto before = support::count_descriptors();
    for (int i = 0; i < 200; ++i) {
        auto client = server.client(4096);
        client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\nGET /file HTTP/1.1\r\n");
        if (i % 2 == 0) {
            client.abort();
        }
    }
    wait_for_quiet();
    std::this_thread::sleep_for(50ms);

    EXPECT_EQ(support::count_descriptors(), before);
    EXPECT_EQ(server.gauges().in_flight, 0);
}

}  // namespace
}  // namespace api::http

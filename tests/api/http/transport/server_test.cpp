// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/server.hpp"

#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "tests/api/http/transport/test_server.hpp"

namespace api::http {
namespace {

using nlohmann::json;

/// One server for all tests that do not stop or fill it.
class RunningServer : public testing::Test {
  protected:
    static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
    static void TearDownTestSuite() { server_.reset(); }

    support::HttpClient client_ = server_->client();
    static std::unique_ptr<TestServer> server_;
};
std::unique_ptr<TestServer> RunningServer::server_;

TEST_F(RunningServer, AnswersManyRequestsOnOneConnection) {
    for (int i = 0; i < 50; ++i) {
        const auto answer = client_.get("/echo/t" + std::to_string(i));

        ASSERT_EQ(answer.status, 200);
        ASSERT_EQ(answer.body, "t" + std::to_string(i));
    }
}

TEST_F(RunningServer, AnswersPipelinedRequestsInOrder) {
    std::string bytes;
    for (int i = 0; i < 200; ++i) {
        bytes += "GET /echo/t" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    client_.send(bytes);

    for (int i = 0; i < 200; ++i) {
        ASSERT_EQ(client_.read_answer().body, "t" + std::to_string(i));
    }
}

TEST_F(RunningServer, DecodesPathAndQuery) {
    EXPECT_EQ(client_.get("/echo/%E4%B8%AD%2F%E5%B1%B1+").body, "中/山+");
    const auto answer = client_.get("/items?q=%E4%B8%AD+%E5%B1%B1%2B&limit=7");

    EXPECT_EQ(json::parse(answer.body), json::parse(R"({"q":"中 山+","limit":7})"));
}

TEST_F(RunningServer, NamesTheQueryParameterAtFault) {
    const auto pointer = [&](const std::string& target) {
        const auto answer = client_.get(target);
        EXPECT_EQ(answer.status, 400) << target;
        EXPECT_EQ(answer.field("content-type"), "application/problem+json");
        return json::parse(answer.body).value("pointer", "");
    };

    EXPECT_EQ(pointer("/items?nonsense=1"), "nonsense");
    EXPECT_EQ(pointer("/items?q=a&q=b"), "q");
    EXPECT_EQ(pointer("/items?limit=0"), "limit");
    EXPECT_EQ(pointer("/items?limit=ten"), "limit");
    EXPECT_EQ(pointer("/items?q=%zz"), "");
}

TEST_F(RunningServer, SpeaksTheLanguageAskedFor) {
    const auto zh = json::parse(client_.get("/nowhere").body);
    const auto en = json::parse(client_.get("/nowhere", "Accept-Language: de, en;q=0.9\r\n").body);

    EXPECT_EQ(zh["title"], "未找到");
    EXPECT_EQ(en["title"], "Not Found");
    EXPECT_EQ(en["status"], 404);
    EXPECT_EQ(en["instance"], "/nowhere");
    EXPECT_EQ(en["type"], "urn:luming:problem:not-found");
}

TEST_F(RunningServer, SaysWhichMethodsAResourceKnows) {
    const auto wrong = client_.request("DELETE /items HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto options = client_.request("OPTIONS /items HTTP/1.1\r\nHost: x\r\n\r\n");

    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.field("allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.field("allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(client_.request("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").status, 204);
}

TEST_F(RunningServer, AnswersHeadLikeGetWithoutTheBody) {
    const auto get = client_.get("/tagged");
    const auto head = client_.request("HEAD /tagged HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto next = client_.get("/echo/next");

    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.field("content-length"), get.field("content-length"));
    EXPECT_EQ(head.field("etag"), get.field("etag"));
    EXPECT_EQ(next.body, "next");
}

TEST_F(RunningServer, AnswersNotModifiedByEtag) {
    EXPECT_EQ(client_.get("/tagged", "If-None-Match: \"v0\"\r\n").status, 200);
    for (const auto* tags : {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"}) {
        const auto answer = client_.get("/tagged", std::string("If-None-Match: ") + tags + "\r\n");

        EXPECT_EQ(answer.status, 304) << tags;
        EXPECT_EQ(answer.field("etag"), "\"v1\"");
        EXPECT_TRUE(answer.body.empty());
    }
    EXPECT_EQ(client_.get("/echo/next").body, "next");
}

TEST_F(RunningServer, CompressesForWhoTakesIt) {
    const auto packed = client_.get("/tagged", "Accept-Encoding: br, gzip\r\n");
    const auto plain = client_.get("/tagged", "Accept-Encoding: gzip;q=0\r\n");

    EXPECT_EQ(packed.field("content-encoding"), "gzip");
    EXPECT_EQ(packed.field("vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), 200U);
    EXPECT_EQ(plain.field("content-encoding"), "");
    EXPECT_EQ(plain.body.size(), 5000U);
}

TEST_F(RunningServer, ReadsJsonBodies) {
    const std::string fields =
        "Content-Type: application/json; charset=utf-8\r\n"
        "Authorization: Bearer x\r\n";
    const auto answer = client_.post("/items", R"({"name":"和顺街"})", fields);

    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(json::parse(answer.body),
              json::parse(R"({"peer":"127.0.0.1","body":{"name":"和顺街"}})"));
}

TEST_F(RunningServer, RefusesBodiesItCannotUse) {
    const std::string named = "Authorization: a\r\nContent-Type: application/json\r\n";

    EXPECT_EQ(client_.post("/items", "a=b", "Content-Type: text/plain\r\n").status, 415);
    EXPECT_EQ(client_.post("/items", "{}", "").status, 415);
    EXPECT_EQ(client_.post("/items", "{}").status, 401);
    EXPECT_EQ(client_.post("/items", "{\"a\":", named).status, 400);
    EXPECT_EQ(client_.post("/items", "[]", named).status, 400);
    EXPECT_EQ(client_.post("/items", "{\"a\":\"\xFF\"}", named).status, 400);
    const auto deep = "{\"a\":" + std::string(20'000, '[') + std::string(20'000, ']') + "}";
    EXPECT_EQ(client_.post("/items", deep, named).status, 400);
    EXPECT_EQ(client_.get("/echo/still").body, "still");
}

TEST_F(RunningServer, ReadsChunkedBodies) {
    const auto answer = client_.request(
        "POST /items HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");

    EXPECT_EQ(json::parse(answer.body)["body"]["a"], 1);
}

TEST_F(RunningServer, InvitesABodyThatWaitsForIt) {
    const std::string head =
        "POST /items HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\n"
        "Content-Type: application/json\r\nExpect: 100-continue\r\n";
    const auto interim = client_.request(head + "Content-Length: 2\r\n\r\n");
    const auto final_answer = client_.request("{}");
    auto other = server_->client();
    const auto refused = other.request(head + "Content-Length: 200000\r\n\r\n");

    EXPECT_EQ(interim.status, 100);
    EXPECT_EQ(final_answer.status, 201);
    EXPECT_EQ(refused.status, 413);
}

TEST_F(RunningServer, HidesWhatWentWrongInside) {
    const auto broken = client_.get("/broken", "Accept-Language: en\r\n");

    EXPECT_EQ(broken.status, 500);
    EXPECT_EQ(broken.body.find("secret"), std::string::npos);
    EXPECT_FALSE(broken.field("luming-request").empty());
    EXPECT_EQ(client_.get("/worse").status, 500);
    EXPECT_EQ(client_.get("/echo/still").body, "still");
}

TEST_F(RunningServer, SendsFilesAndLargeBodiesWhole) {
    std::ifstream file(LUMING_SOURCE_DIR "/tests/api/http/transport/test_server.hpp");
    const std::string expected{std::istreambuf_iterator<char>(file), {}};

    EXPECT_EQ(client_.get("/file").body, expected);
    EXPECT_EQ(client_.get("/large").body.size(), 20'000'000U);
    EXPECT_EQ(client_.get("/echo/after").body, "after");
}

TEST_F(RunningServer, KeepsTheConnectionAsTheVersionSays) {
    auto old = server_->client();
    const auto first = old.request("GET /echo/a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto second = old.request("GET /echo/b HTTP/1.0\r\n\r\n");

    EXPECT_EQ(first.field("connection"), "keep-alive");
    EXPECT_EQ(second.field("connection"), "close");
    EXPECT_TRUE(old.is_closed_within(1s));
    EXPECT_EQ(client_.get("/echo/c", "Connection: close\r\n").field("connection"), "close");
    EXPECT_TRUE(client_.is_closed_within(1s));
}

TEST_F(RunningServer, TellsBrowsersWhatTheyMayDo) {
    const auto answer = client_.get("/echo/a");

    EXPECT_EQ(answer.field("access-control-allow-origin"), "*");
    EXPECT_EQ(answer.field("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.field("date").size(), 29U);
    EXPECT_EQ(client_.post("/items", "{}").field("access-control-allow-origin"), "");
}

TEST(Server, ServesThePageFromMemory) {
    const auto directory =
        std::filesystem::temp_directory_path() / ("luming-web-" + std::to_string(::getpid()));
    std::filesystem::create_directories(directory / "assets");
    std::ofstream(directory / "index.html") << "<!doctype html>" << std::string(2000, ' ');
    std::ofstream(directory / "assets" / "app-1f.js") << "1";
    std::filesystem::create_symlink("/etc/passwd", directory / "link.txt");
    TestServer server(TestServer::quick(), StaticFiles(directory));
    std::filesystem::remove_all(directory);
    auto client = server.client();

    const auto page = client.get("/index.html");
    const auto packed = client.get("/index.html", "Accept-Encoding: gzip\r\n");
    const auto script = client.get("/assets/app-1f.js");

    EXPECT_EQ(page.body.size(), 2015U);
    EXPECT_NE(page.field("content-security-policy").find("worker-src 'self' blob:"),
              std::string::npos);
    EXPECT_EQ(packed.field("content-encoding"), "gzip");
    EXPECT_EQ(packed.field("etag"), page.field("etag"));
    EXPECT_EQ(script.field("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(client.get("/assets/../index.html").status, 404);
    EXPECT_EQ(client.get("/assets/%2e%2e%2findex.html").status, 404);
    EXPECT_EQ(client.get("/link.txt").status, 404);
    EXPECT_EQ(client.request("DELETE /index.html HTTP/1.1\r\nHost: x\r\n\r\n").status, 405);
}

TEST(Server, SaysWhichPortIsTaken) {
    TestServer first;
    ServerOptions options = TestServer::quick();
    options.port = first.port();
    Server second(options, Router{});

    EXPECT_THROW(second.start(), geo::Error);
}

TEST(Server, ReportsEveryRequestToItsObserver) {
    std::atomic<int> seen{0};
    std::atomic<int> last_status{0};
    TestServer server(TestServer::quick(), {}, [&](const RequestRecord& record) {
        last_status = record.status;
        ++seen;
    });
    auto client = server.client();

    client.get("/echo/a");
    client.get("/nowhere");
    for (int i = 0; i < 200 && seen < 2; ++i) {  // it is told after the answer has gone out
        std::this_thread::sleep_for(5ms);
    }

    EXPECT_EQ(seen, 2);
    EXPECT_EQ(last_status, 404);
    EXPECT_EQ(server.gauges().requests, 2U);
    EXPECT_EQ(server.gauges().by_class[4], 1U);
    EXPECT_EQ(server.gauges().connections, 1);
}

}  // namespace
}  // namespace api::http

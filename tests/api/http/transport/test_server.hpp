// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "api/http/transport/json_body.hpp"
#include "api/http/transport/server.hpp"
#include "geo/base/error.hpp"
#include "tests/support/http_client.hpp"

namespace api::http {

using namespace std::chrono_literals;

/// What a slow handler waits at until a test opens it.
class Gate {
  public:
    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        opened_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        opened_.wait_for(lock, 20s, [this] { return is_open_; });
    }
    int waiting() {
        const std::lock_guard lock(mutex_);
        return waiting_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable opened_;
    bool is_open_ = false;
    int waiting_ = 0;
};

/// The gate of that name; each is opened once.
inline Gate& gate(std::string_view name) {
    static std::mutex mutex;
    static std::map<std::string, Gate, std::less<>> gates;
    const std::lock_guard lock(mutex);
    return gates[std::string{name}];
}

/// The routes that the tests of this room talk to.
inline Router test_routes() {
    Router router;
    router.add({.path = "/echo/{token}", .handler = [](const Request& request) {
                    return json_text(std::string{request.parameter("token")});
                }});
    router.add({.path = "/items",
                .handler =
                    [](const Request& request) {
                        const auto limit = request.query_integer("limit", 10, {1, 100});
                        return json_response(nlohmann::json{{"q", request.query("q").value_or("")},
                                                            {"limit", limit}});
                    },
                .query = {"q", "limit"}});
    router.add({.method = Method::post,
                .path = "/items",
                .handler =
                    [](const Request& request) {
                        if (!request.header("Authorization"))
                            throw geo::Error(geo::ErrorKind::unauthenticated, "谁？", "Who?");
                        return json_response(
                            nlohmann::json{{"peer", request.peer()}, {"body", json_body(request)}},
                            201);
                    },
                .most_body_bytes = 100'000});
    router.add({.path = "/tagged", .handler = [](const Request&) -> Response {
                    return {.content_type = "application/json",
                            .body = std::string(5000, '1'),
                            .etag = "\"v1\"",
                            .cache_control = "no-cache"};
                }});
    router.add({.path = "/wait/{milliseconds}", .handler = [](const Request& request) {
                    std::this_thread::sleep_for(
                        std::chrono::milliseconds(request.integer_parameter("milliseconds")));
                    return json_text(R"("waited")");
                }});
    router.add({.path = "/large", .handler = [](const Request&) -> Response {
                    static const auto bytes =
                        std::make_shared<const std::string>(std::size_t{20'000'000}, 'x');
                    return {.content_type = "application/octet-stream", .body = bytes};
                }});
    router.add({.path = "/file", .handler = [](const Request&) -> Response {
                    return {.content_type = "text/x-c++",
                            .body = std::make_shared<const OpenFile>(
                                LUMING_SOURCE_DIR "/tests/api/http/transport/test_server.hpp")};
                }});
    router.add({.path = "/broken",
                .handler = [](const Request&) -> Response { throw std::logic_error("secret"); }});
    router.add({.path = "/worse", .handler = [](const Request&) -> Response { throw 42; }});
    router.add({.path = "/slow",
                .handler =
                    [](const Request& request) {
                        return json_text(std::string{request.query("x").value_or("1")});
                    },
                .query = {"x"},
                .lane = Lane::slow});
    router.add({.method = Method::post,
                .path = "/slow",
                .handler = [](const Request& request) -> Response {
                    return {.content_type = "text/plain",
                            .body = std::string{request.header("X-Word").value_or("")} +
                                    std::string{request.body()}};
                },
                .lane = Lane::slow,
                .accepts = "text/plain"});
    router.add({.method = Method::post,
                .path = "/either",
                .handler =
                    [](const Request& request) {
                        return json_text(std::to_string(request.body().size()));
                    },
                .slow_above_bytes = 1000,
                .accepts = "text/plain"});
    router.add({.path = "/gate/{name}",
                .handler =
                    [](const Request& request) {
                        gate(request.parameter("name")).wait();
                        return json_text(R"("through")");
                    },
                .lane = Lane::slow});
    router.add({.path = "/slow/large",
                .handler = [](const Request&) -> Response {
                    return {.content_type = "application/octet-stream",
                            .body = std::string(20'000'000, 'y')};
                },
                .lane = Lane::slow});
    router.add({.path = "/slow/broken",
                .handler = [](const Request&) -> Response { throw std::logic_error("secret"); },
                .lane = Lane::slow});
    return router;
}

/// A started server with short timeouts on a free port.
class TestServer : public Server {
  public:
    explicit TestServer(ServerOptions options = quick(), StaticFiles files = {},
                        Observer observer = {})
        : Server(std::move(options), test_routes(), std::move(files), std::move(observer)) {
        start();
    }
    support::HttpClient client(int receive_buffer = 0) const {
        return support::HttpClient(port(), receive_buffer);
    }

    static ServerOptions quick() {
        return {.threads = 4,
                .timeouts = {.header = 600ms, .body = 900ms, .keep_alive = 1500ms, .linger = 300ms},
                .slow_readers = {.stall = 1500ms, .whole = 20'000ms}};
    }
};

}  // namespace api::http

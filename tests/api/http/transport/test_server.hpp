// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "api/http/transport/json_body.hpp"
#include "api/http/transport/server.hpp"
#include "geo/base/error.hpp"
#include "tests/support/http_client.hpp"

namespace api::http {

using namespace std::chrono_literals;

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
                .handler = [](const Request&) { return json_text("1"); },
                .query = {"x"},
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

// SPDX-License-Identifier: Apache-2.0
#include "api/http/auth_credentials.hpp"

#include <gtest/gtest.h>

#include "api/http/transport/dispatcher.hpp"

namespace api::http {
namespace {

/// What client_address makes of a request from that peer.
std::string address(const std::string& peer, const std::string& fields,
                    const std::vector<std::string>& proxies = {"10.0.0.1", "10.0.0.2"}) {
    std::string found;
    Router router;
    router.add({.path = "/x", .handler = [&](const Request& request) {
                    found = client_address(request, proxies);
                    return no_content();
                }});
    const Dispatcher dispatcher{std::move(router), {}};
    const std::string text = "GET /x HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
    MessageHead head;
    EXPECT_EQ(parse_head(text, head), nullptr);
    Request request;
    EXPECT_EQ(dispatcher.respond(request, head, {}, Lane::fast, peer)->status, 204);
    return found;
}

TEST(ClientAddress, IsThePeersUnlessItIsATrustedProxy) {
    EXPECT_EQ(address("192.0.2.7", ""), "192.0.2.7");
    EXPECT_EQ(address("192.0.2.7", "X-Forwarded-For: 203.0.113.9\r\n"), "192.0.2.7");
    EXPECT_EQ(address("127.0.0.1", "X-Forwarded-For: 203.0.113.9\r\n"), "127.0.0.1");
    EXPECT_EQ(address("10.0.0.1", "X-Forwarded-For: 203.0.113.9\r\n"), "203.0.113.9");
    EXPECT_EQ(address("10.0.0.1", "X-Forwarded-For: 203.0.113.9\r\n", {}), "10.0.0.1");
    EXPECT_EQ(address("10.0.0.1", ""), "10.0.0.1");
}

TEST(ClientAddress, IsReadFromTheEndThatTheProxyWrote) {
    EXPECT_EQ(address("10.0.0.1", "X-Forwarded-For: 1.1.1.1, 203.0.113.9, 10.0.0.2\r\n"),
              "203.0.113.9");
    EXPECT_EQ(address("10.0.0.1", "X-Forwarded-For: 203.0.113.9, evil\r\n"), "10.0.0.1");
    EXPECT_EQ(address("10.0.0.1", "X-Forwarded-For: ,\r\n"), "10.0.0.1");
    EXPECT_EQ(address("10.0.0.1", "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2\r\n"),
              "10.0.0.1");
}

TEST(ClientAddress, OfTheSixthVersionIsItsNetwork) {
    EXPECT_EQ(address("2001:db8:1:2:aaaa::1", ""), "2001:db8:1:2::");
    EXPECT_EQ(address("2001:db8:1:2:bbbb::9", ""), "2001:db8:1:2::");
    EXPECT_EQ(address("::ffff:192.0.2.7", ""), "192.0.2.7");
    EXPECT_EQ(address("", ""), "");
}

}  // namespace
}  // namespace api::http

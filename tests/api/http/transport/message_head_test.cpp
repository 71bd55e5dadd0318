// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/message_head.hpp"

#include <gtest/gtest.h>

namespace api::http {
namespace {

/// The status a head is refused with; 0 when it is taken.
int refused(const std::string& head) {
    MessageHead parsed;
    const auto* refusal = parse_head(head + "\r\n", parsed);
    return refusal == nullptr ? 0 : refusal->status;
}

int refused_with(const std::string& fields) {
    return refused("POST /x HTTP/1.1\r\nHost: a\r\n" + fields);
}

TEST(MessageHead, ReadsARequest) {
    const std::string text =
        "GET /search?q=%E4%B8%AD HTTP/1.1\r\nHost: [::1]:80\r\nX-Empty:\r\naccept: a \r\n\r\n";
    MessageHead head;

    ASSERT_EQ(parse_head(text, head), nullptr);

    EXPECT_EQ(head.method, Method::get);
    EXPECT_EQ(head.target, "/search?q=%E4%B8%AD");
    EXPECT_EQ(head.field("ACCEPT"), "a");
    EXPECT_EQ(head.field("x-empty"), "");
    EXPECT_EQ(head.field("absent"), std::nullopt);
    EXPECT_TRUE(head.keeps_alive);
    EXPECT_FALSE(head.has_body());
}

TEST(MessageHead, KnowsWhenAConnectionStays) {
    const auto stays = [](const std::string& text) {
        MessageHead head;
        EXPECT_EQ(parse_head(text + "\r\n", head), nullptr) << text;
        return head.keeps_alive;
    };

    EXPECT_TRUE(stays("GET / HTTP/1.1\r\nHost: a\r\n"));
    EXPECT_FALSE(stays("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n"));
    EXPECT_FALSE(stays("GET / HTTP/1.0\r\n"));
    EXPECT_TRUE(stays("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n"));
    EXPECT_FALSE(stays("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, close\r\n"));
}

TEST(MessageHead, TakesFieldsThatPistacheStumblesOver) {
    EXPECT_EQ(refused_with("Cookie: abc\r\n"), 0);
    EXPECT_EQ(refused_with("Cache-Control: nonsense=?\r\n"), 0);
    EXPECT_EQ(refused_with("Date: yesterday\r\n"), 0);
    EXPECT_EQ(refused_with("Accept: ///\r\n"), 0);
}

TEST(MessageHead, RefusesEveryDoubtAboutLength) {
    EXPECT_EQ(refused_with("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400);
    EXPECT_EQ(refused_with("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length: 3\r\nContent-Length: 4\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length: 3, 3\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length: +3\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length: -1\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length: 0x3\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length:\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length: 99999999999999999999\r\n"), 400);
    EXPECT_EQ(refused_with("Content-Length : 3\r\n"), 400);
    EXPECT_EQ(refused_with("Transfer-Encoding: gzip, chunked\r\n"), 501);
    EXPECT_EQ(refused_with("Transfer-Encoding: identity\r\n"), 501);
    EXPECT_NE(refused_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 0);
    EXPECT_NE(refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n"), 0);
}

TEST(MessageHead, WantsExactlyOneHost) {
    EXPECT_EQ(refused("GET / HTTP/1.1\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a b\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a/b\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost:\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.0\r\n"), 0);
}

TEST(MessageHead, KnowsTheFormsOfATarget) {
    const std::string rest = " HTTP/1.1\r\nHost: a\r\n";
    MessageHead head;
    const std::string absolute = "GET http://a:80/x?y" + rest + "\r\n";
    ASSERT_EQ(parse_head(absolute, head), nullptr);

    EXPECT_EQ(head.target, "/x?y");
    EXPECT_EQ(refused("OPTIONS *" + rest), 0);
    EXPECT_EQ(refused("GET *" + rest), 400);
    EXPECT_EQ(refused("GET a:80" + rest), 400);
    EXPECT_EQ(refused("GET http:///x" + rest), 400);
    EXPECT_EQ(refused("GET ftp://a/x" + rest), 400);
    EXPECT_EQ(refused("GET /x#y" + rest), 400);
    EXPECT_EQ(refused("GET /x\x01" + rest), 400);
}

TEST(MessageHead, RefusesOtherVersionsAndMethods) {
    EXPECT_EQ(refused("GET / HTTP/2.0\r\nHost: a\r\n"), 505);
    EXPECT_EQ(refused("GET /\r\n"), 400);
    EXPECT_EQ(refused("BREW / HTTP/1.1\r\nHost: a\r\n"), 501);
    EXPECT_EQ(refused("PROPFIND / HTTP/1.1\r\nHost: a\r\n"), 501);
    EXPECT_EQ(refused("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n"), 501);
    EXPECT_EQ(refused("\x16\x03\x01 hello\r\n"), 400);
}

TEST(MessageHead, RefusesControlBytesAndTooManyFields) {
    EXPECT_EQ(refused_with("X: a\x01\r\n"), 400);
    EXPECT_EQ(refused_with(std::string("X: a\0b\r\n", 8)), 400);
    EXPECT_EQ(refused_with("X: a\rb\r\n"), 400);
    EXPECT_EQ(refused_with("X y: a\r\n"), 400);
    EXPECT_EQ(refused_with(": a\r\n"), 400);
    std::string many;
    for (int i = 0; i < 200; ++i) {
        many += "X: 1\r\n";
    }
    EXPECT_EQ(refused_with(many), 431);
}

TEST(MessageHead, UnderstandsOneExpectation) {
    EXPECT_EQ(refused_with("Expect: 100-Continue\r\n"), 0);
    EXPECT_EQ(refused_with("Expect: miracles\r\n"), 417);
}

}  // namespace
}  // namespace api::http

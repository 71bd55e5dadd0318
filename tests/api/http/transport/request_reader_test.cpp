// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/request_reader.hpp"

#include <gtest/gtest.h>

namespace api::http {
namespace {

using Outcome = RequestReader::Outcome;

/// Reads the bytes in pieces and notes every request as "METHOD target[body]".
std::vector<std::string> read(const std::string& bytes, std::size_t piece) {
    RequestReader reader;
    std::vector<std::string> seen;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        auto input = std::string_view{bytes}.substr(at, piece);
        while (true) {
            const auto outcome = reader.read(input);
            if (outcome == Outcome::need_more) {
                break;
            }
            if (outcome == Outcome::refused) {
                seen.push_back(std::to_string(reader.refusal().status));
                return seen;
            }
            if (outcome == Outcome::head) {
                reader.set_body_limit(100);
                continue;
            }
            seen.push_back(std::string{name_of(reader.head().method)} + " " +
                           std::string{reader.head().target} + "[" + std::string{reader.body()} +
                           "]");
        }
    }
    return seen;
}

const std::string get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string post = "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
const std::string chunked =
    "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";

TEST(RequestReader, CutsPipelinedRequestsHoweverTheyArrive) {
    const std::vector<std::string> expected{"GET /a[]",     "POST /b[hello]", "GET /a[]",
                                            "POST /c[abc]", "POST /b[hello]", "GET /a[]"};
    const auto bytes = get + post + "\r\n" + get + chunked + post + get;
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        ASSERT_EQ(read(bytes, piece), expected) << "in pieces of " << piece;
    }
}

TEST(RequestReader, RefusesFoldedAndUnfinishedLinesAtOnce) {
    const std::vector<std::string> bad{"400"};
    for (const std::size_t piece : {1U, 1000U}) {
        EXPECT_EQ(read("GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", piece), bad);
        EXPECT_EQ(read("GET / HTTP/1.1\r\nHost: x\r\nA: b\n\r\n", piece), bad);
        EXPECT_EQ(read("GET / HTTP/1.1\nHost: x\n\n", piece), bad);
        EXPECT_EQ(read("\nGET / HTTP/1.1\r\n", piece), bad);
        EXPECT_EQ(read(" \r\n\r\n", piece), bad);
    }
}

TEST(RequestReader, KeepsToItsLimits) {
    const std::vector<std::string> line_too_long{"414"};
    const std::vector<std::string> head_too_large{"431"};
    const std::vector<std::string> body_too_large{"413"};
    const std::string megabyte(1'000'000, 'a');

    EXPECT_EQ(read("GET /" + megabyte, 4096), line_too_long);
    EXPECT_EQ(read("GET /" + megabyte + " HTTP/1.1\r\nHost: x\r\n\r\n", 4'000'000), line_too_long);
    EXPECT_EQ(read("GET / HTTP/1.1\r\nX: " + megabyte, 4096), head_too_large);
    EXPECT_EQ(read("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n", 4096),
              body_too_large);
    EXPECT_EQ(read("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n", 4096),
              body_too_large);
}

TEST(RequestReader, KnowsWhetherARequestHasBegun) {
    RequestReader reader;
    std::string_view half = "GET /";
    std::string_view blank = "\r\n\r\n";

    reader.read(blank);
    EXPECT_TRUE(reader.is_idle());
    reader.read(half);
    EXPECT_FALSE(reader.is_idle());
}

}  // namespace
}  // namespace api::http

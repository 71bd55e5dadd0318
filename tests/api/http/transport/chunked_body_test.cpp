// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/chunked_body.hpp"

#include <gtest/gtest.h>

namespace api::http {
namespace {

using State = ChunkedBody::State;

struct Reading {
    State state = State::more;
    std::string body;
    std::string rest;
};

/// Reads the bytes in pieces of the given size.
Reading read(std::string_view bytes, std::size_t piece = 1'000'000, std::size_t limit = 1000) {
    ChunkedBody chunks;
    Reading reading;
    while (reading.state == State::more && !bytes.empty()) {
        auto part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        reading.state = chunks.read(part, reading.body, limit);
        reading.rest = part;
    }
    reading.rest += bytes;
    return reading;
}

TEST(ChunkedBody, JoinsChunksHoweverTheyArrive) {
    const std::string bytes = "4\r\nabcd\r\n1;note=x\r\ne\r\nA\r\n0123456789\r\n0\r\n\r\nGET /";
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 100U}) {
        const auto reading = read(bytes, piece);

        EXPECT_EQ(reading.state, State::complete) << piece;
        EXPECT_EQ(reading.body, "abcde0123456789");
        EXPECT_EQ(reading.rest, "GET /");
    }
}

TEST(ChunkedBody, ReadsOverTrailers) {
    EXPECT_EQ(read("1\r\na\r\n0\r\nX: 1\r\nY: 2\r\n\r\n").state, State::complete);
}

TEST(ChunkedBody, RefusesWhatServersUnderstandDifferently) {
    for (const auto* bytes : {
             "1\na\r\n0\r\n\r\n",           // a lone LF after the size
             "1;x\ny\r\na\r\n0\r\n\r\n",    // a lone LF inside an extension
             "1\r\nab\r\n0\r\n\r\n",        // more data than announced
             "+1\r\na\r\n",                 // a sign
             "0x1\r\na\r\n",                // a prefix
             "\r\na\r\n",                   // no size
             "-1\r\na\r\n",                 //
             "123456789\r\n",               // nine digits
             "1\r\na\r\n0\r\nX\x01: 1\r\n"  // a control byte in a trailer
         }) {
        EXPECT_EQ(read(bytes).state, State::broken) << bytes;
    }
}

TEST(ChunkedBody, KeepsToTheLimit) {
    EXPECT_EQ(read("5\r\nabcde\r\n0\r\n\r\n", 100, 5).state, State::complete);
    EXPECT_EQ(read("5\r\nabcde\r\n1\r\nf", 100, 5).state, State::too_large);
    EXPECT_EQ(read("ffffffff\r\n", 100, 5).state, State::too_large);
    EXPECT_EQ(read("1;" + std::string(5000, 'x')).state, State::broken);
    EXPECT_EQ(read("0\r\n" + std::string(5000, 'x')).state, State::broken);
}

}  // namespace
}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/loopback.hpp"

#include <gtest/gtest.h>

namespace api::http {
namespace {

TEST(Loopback, KnowsThisMachine) {
    for (const char* host : {"localhost", "127.0.0.1", "127.9.8.7", "::1", "[::1]"})
        EXPECT_TRUE(is_loopback(host)) << host;
}

TEST(Loopback, IsNotFooledByNames) {
    for (const char* host : {"", "example.org", "127.0.0.1.example.org", "localhost.example.org",
                             "localhost:8080", "128.0.0.1", "127.0.0.1@evil", "0.0.0.0"})
        EXPECT_FALSE(is_loopback(host)) << host;
}

}  // namespace
}  // namespace api::http

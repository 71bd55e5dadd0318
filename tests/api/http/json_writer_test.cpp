// SPDX-License-Identifier: Apache-2.0
#include "api/http/json_writer.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace api::http {
namespace {

using nlohmann::json;

TEST(JsonWriter, WritesNestedValuesWithTheirCommas) {
    JsonWriter writer{100};

    writer.begin_object().key("a").begin_array().integer(1).number(2.5).end_array();
    writer.key("b").begin_object().end_object().key("c").boolean(false).key("d").null();
    writer.end_object();

    EXPECT_EQ(writer.take(), R"({"a":[1,2.5],"b":{},"c":false,"d":null})");
}

TEST(JsonWriter, EscapesEveryCharacterThatMayNotStandAsItIs) {
    std::string hostile;
    for (char c = 0; c < 0x7F; ++c) hostile += c;
    hostile += "路名𠮷\u2028";
    JsonWriter writer{10};

    writer.text(hostile);

    EXPECT_EQ(json::parse(writer.take()).get<std::string>(), hostile);
}

TEST(JsonWriter, NumbersReadBackAsTheyWere) {
    for (const double number :
         {0.0, -0.1, 118.10191560000001, 1e-300, 1e300, std::numeric_limits<double>::max()}) {
        JsonWriter writer{10};
        writer.number(number);
        EXPECT_EQ(json::parse(writer.take()).get<double>(), number);
    }
    JsonWriter writer{10};
    writer.integer(std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(writer.take(), "-9223372036854775808");
}

TEST(JsonWriter, WhatJsonHasNoWordForIsNull) {
    JsonWriter writer{10};

    writer.begin_array().number(std::numeric_limits<double>::quiet_NaN());
    writer.number(std::numeric_limits<double>::infinity()).text_or_null("").end_array();

    EXPECT_EQ(writer.take(), "[null,null,null]");
}

}  // namespace
}  // namespace api::http

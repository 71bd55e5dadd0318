// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;
using support::Reply;

class NamingRoutes : public testing::Test {
  protected:
    Reply check(const std::string& body, const std::string& language = "zh") const {
        return caller.send(
            "POST", "/naming/check",
            "Content-Type: application/json\r\nAccept-Language: " + language + "\r\n", body);
    }
    json body(const std::string& name) const {
        return {{"village_code", sample.second_village},
                {"road_id", sample.road("r4").value()},
                {"name", name}};
    }
    static std::vector<std::string> rules(const json& answer) {
        std::vector<std::string> ids;
        for (const auto& finding : answer["findings"]) ids.push_back(finding["rule"]);
        return ids;
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_naming_routes}};
};

TEST_F(NamingRoutes, AGoodNamePassesAndIsSpelled) {
    const auto reply = check(body("丰年路").dump());

    EXPECT_EQ(reply.status, 200);
    const auto answer = reply.json();
    EXPECT_EQ(answer["verdict"], "pass") << answer;
    EXPECT_EQ(answer["name"]["full"], "丰年路");
    EXPECT_EQ(answer["name"]["specific"], "丰年");
    EXPECT_EQ(answer["name"]["generic"], "路");
    EXPECT_EQ(answer["pinyin"]["toned"], "Fēngnián Lù");
    EXPECT_EQ(answer["pinyin"]["sign"], "FENGNIAN LU");
    EXPECT_EQ(answer["name"]["pinyin"], answer["pinyin"]);
}

TEST_F(NamingRoutes, ATakenNameIsAFindingNotAnError) {
    const auto reply = check(body("安宁街").dump(), "en");

    EXPECT_EQ(reply.status, 200);
    const auto answer = reply.json();
    EXPECT_EQ(answer["verdict"], "block");
    const auto& finding = answer["findings"][0];
    EXPECT_EQ(finding["rule"], "U01");
    EXPECT_EQ(finding["severity"], "B");
    EXPECT_TRUE(finding["evidence"].is_object());
    EXPECT_FALSE(finding["article"].get<std::string>().empty());
    EXPECT_NE(finding["message"],
              check(body("安宁街").dump(), "zh").json()["findings"][0]["message"]);
}

TEST_F(NamingRoutes, MeaningIsMissedOnlyByWhoBeganToWriteIt) {
    auto begun = body("丰年路");
    begun["meaning"] = "";
    begun["origin"] = "";
    auto left_out = body("丰年路");
    left_out["meaning"] = nullptr;

    EXPECT_THAT(rules(check(begun.dump()).json()), testing::Contains("M08"));
    EXPECT_THAT(rules(check(left_out.dump()).json()), testing::Not(testing::Contains("M08")));
}

TEST_F(NamingRoutes, UnknownMembersAreTolerated) {
    auto more = body("丰年路");
    more["colour"] = {1, {{"deep", true}}};

    EXPECT_EQ(check(more.dump()).status, 200);
}

TEST_F(NamingRoutes, AValueOfTheWrongTypeIsPointedAt) {
    const std::vector<std::pair<std::string, json>> wrong{{"/village_code", 370502104202},
                                                          {"/name", {"安宁街"}},
                                                          {"/name", 17},
                                                          {"/road_id", "3"},
                                                          {"/road_id", 3.5},
                                                          {"/road_id", 18446744073709551615U},
                                                          {"/meaning", false},
                                                          {"/origin", json::object()},
                                                          {"/width_m", "6"},
                                                          {"/width_m", -1},
                                                          {"/width_m", 1e300},
                                                          {"/generic", 1},
                                                          {"/line", "LINESTRING(0 0,1 1)"},
                                                          {"/name", std::string("安宁\0街", 10)}};
    for (const auto& [pointer, value] : wrong) {
        auto bad = body("丰年路");
        bad[pointer.substr(1)] = value;

        const auto reply = check(bad.dump(), "en");

        EXPECT_EQ(reply.status, 400) << bad;
        EXPECT_EQ(reply.json()["pointer"], pointer) << reply.body;
    }
}

TEST_F(NamingRoutes, WhatIsMissingIsNamed) {
    EXPECT_EQ(check(R"({"name":"丰年路"})").json()["pointer"], "/village_code");
    EXPECT_EQ(check(R"({"village_code":"370502104202","name":null})").json()["pointer"], "/name");
}

TEST_F(NamingRoutes, LinesAreReadStrictly) {
    const auto with_line = [&](const json& line) {
        json asked{{"village_code", sample.second_village}, {"name", "丰年路"}, {"line", line}};
        return check(asked.dump());
    };
    const auto line = [](const json& coordinates) {
        return json{{"type", "LineString"}, {"coordinates", coordinates}};
    };

    EXPECT_EQ(with_line(line({{118.61, 37.02, 7.5}, {118.63, 37.02, 8}})).status, 200);
    EXPECT_EQ(with_line({{"type", "Polygon"}, {"coordinates", json::array()}}).json()["pointer"],
              "/line");
    EXPECT_EQ(with_line({{"type", 3}}).status, 400);
    EXPECT_EQ(with_line({{"type", "LineString"}}).json()["pointer"], "/line/coordinates");
    EXPECT_EQ(with_line(line({{118.61, 37.02}, {118.63}})).json()["pointer"],
              "/line/coordinates/1");
    EXPECT_EQ(with_line(line({{118.61, 37.02}, {"118.6", 37.02}})).json()["pointer"],
              "/line/coordinates/1");
    EXPECT_EQ(with_line(line({{118.61, 37.02}, {nullptr, 37.02}})).status, 400);
    EXPECT_EQ(with_line(line({{118.61, 37.02}, {118.61, 37.02}})).json()["pointer"], "/line");
    EXPECT_EQ(with_line(line({{118.61, 37.02}, {500, 37.02}})).json()["pointer"], "/line");
    EXPECT_EQ(with_line(line(json::array())).json()["pointer"], "/line");
}

TEST_F(NamingRoutes, AnUnknownVillageOrRoadIsNotFound) {
    auto nowhere = body("丰年路");
    nowhere["village_code"] = "999999999999";
    auto no_road = body("丰年路");
    no_road["road_id"] = 999999;

    EXPECT_EQ(check(nowhere.dump()).status, 404);
    EXPECT_EQ(check(no_road.dump()).status, 404);
}

TEST_F(NamingRoutes, WhatIsNoJsonObjectIsRefused) {
    const std::string deep =
        R"({"name":)" + std::string(100'000, '[') + "1" + std::string(100'000, ']') + "}";
    for (const std::string& text :
         {std::string("{"), std::string("[]"), std::string("\"a\""), std::string("{} {}"),
          std::string(R"({"name":NaN})"), std::string(R"({"width_m":1e999})"),
          std::string(R"({"name":"\ud800"})"), std::string("{\"name\":\"\xff\"}"), deep})
        EXPECT_EQ(check(text).status, 400) << text.substr(0, 40);
}

TEST_F(NamingRoutes, AnotherMediaTypeIsRefused) {
    EXPECT_EQ(caller.send("POST", "/naming/check", "Content-Type: text/plain\r\n", "{}").status,
              415);
}

}  // namespace
}  // namespace api::http

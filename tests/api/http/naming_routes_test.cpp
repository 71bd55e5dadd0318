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

    const auto answer = check(begun.dump()).json();
    EXPECT_THAT(rules(answer), testing::Contains("M08"));
    for (const auto& finding : answer["findings"])
        if (finding["rule"] == "M08") {
            EXPECT_EQ(finding["evidence"]["missing"], "meaning");
            EXPECT_EQ(finding["others"][0]["missing"], "origin");
        }
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

TEST_F(NamingRoutes, HostileNamesAreFindingsNeverFaults) {
    for (const std::string& name :
         {std::string{" "}, std::string{"😀😀街"}, std::string{"\u202E街宁安"},
          std::string{"安\u200B宁街"}, std::string{"ＡＢ街"}, std::string{"安宁街\uFEFF"},
          std::string{"\U000E0041街"}}) {
        const auto reply = check(body(name).dump());

        EXPECT_EQ(reply.status, 200) << name;
        EXPECT_EQ(reply.json()["verdict"], "block") << name << reply.body;
    }
    std::string long_name;
    for (int i = 0; i < 10'000; ++i) long_name += "安";
    EXPECT_EQ(check(body(long_name).dump()).status, 413);
    EXPECT_EQ(check(R"({"village_code":"370502104202","name":"安\udc00街"})").status, 400);
}

TEST_F(NamingRoutes, BetterNamesComeOnlyWhenAskedFor) {
    auto asked = body("安宁街");
    EXPECT_FALSE(check(asked.dump()).json().contains("suggestions"));

    asked["suggest"] = 3;
    const auto answer = check(asked.dump()).json();

    ASSERT_TRUE(answer["suggestions"].is_array());
    EXPECT_LE(answer["suggestions"].size(), 3U);
    for (const auto& suggestion : answer["suggestions"]) {
        EXPECT_NE(suggestion["name"]["full"], "安宁街");
        EXPECT_FALSE(suggestion["reason"].get<std::string>().empty());
    }
    for (const json& wrong : {json(-1), json(51), json("3"), json(2.5)}) {
        asked["suggest"] = wrong;
        EXPECT_EQ(check(asked.dump()).json()["pointer"], "/suggest") << wrong;
    }
}

TEST_F(NamingRoutes, SuggestsNamesThatPass) {
    const auto road = std::to_string(sample.road("r4").value());
    const auto reply = caller.get("/naming/suggest?village=370502104202&count=4&road_id=" + road);

    ASSERT_EQ(reply.status, 200) << reply.body;
    const auto items = reply.json()["suggestions"];
    ASSERT_FALSE(items.empty());
    EXPECT_LE(items.size(), 4U);
    for (const auto& item : items) {
        const std::string name = item["name"]["full"];
        const std::string verdict = check(body(name).dump()).json()["verdict"];
        EXPECT_TRUE(verdict == "pass" || verdict == "info") << name << " " << verdict;
        EXPECT_FALSE(item["meaning"].get<std::string>().empty()) << name;
        EXPECT_FALSE(item["origin"].get<std::string>().empty()) << name;
    }
}

TEST_F(NamingRoutes, SuggestsForANewLineInEitherNotation) {
    const std::string village = "/naming/suggest?village=370502104202&line=";

    EXPECT_EQ(caller.get(village + "LINESTRING(118.61%2037.02,118.63%2037.02)").status, 200);
    EXPECT_EQ(caller
                  .get(village + R"(%7B%22type%22:%22LineString%22,%22coordinates%22:)"
                                 "[[118.61,37.02],[118.63,37.02]]%7D")
                  .status,
              200);
    for (const char* line : {"x", "%7B", "%7B%22type%22:3%7D", "LINESTRING(118%2037)", ""}) {
        const auto reply = caller.get(village + line);
        EXPECT_EQ(reply.status, 400) << line;
    }
}

TEST_F(NamingRoutes, AVillageGetsASchemeForItsNamelessRoads) {
    const auto reply = caller.get("/naming/suggest?village=370502104201&all=1");

    ASSERT_EQ(reply.status, 200) << reply.body;
    const auto scheme = reply.json();
    EXPECT_FALSE(scheme["idea"].get<std::string>().empty());
    EXPECT_EQ(scheme["roads"].size() + scheme["left_nameless"].size(), 1U) << scheme;
    EXPECT_EQ(caller.get("/naming/suggest?village=370502104201&all=1&count=3").status, 400);
}

TEST_F(NamingRoutes, ASuggestionForNowhereIsRefused) {
    EXPECT_EQ(caller.get("/naming/suggest").json()["pointer"], "village");
    EXPECT_EQ(caller.get("/naming/suggest?village=999999999999").status, 404);
    EXPECT_EQ(caller.get("/naming/suggest?village=999999999999&all=1").status, 404);
    EXPECT_EQ(caller.get("/naming/suggest?village=370502104202&road_id=99999").status, 404);
    EXPECT_EQ(caller.get("/naming/suggest?village=370502104202&count=0").status, 400);
    EXPECT_EQ(caller.get("/naming/suggest?village=370502104202&colour=red").status, 400);
    EXPECT_EQ(caller.get("/naming/suggest?village=370502104202&road_id=1&line=x").status, 400);
}

TEST_F(NamingRoutes, SpellsANameReadingByReading) {
    // 乐安大街
    const auto reply = caller.get("/naming/pinyin?name=%E4%B9%90%E5%AE%89%E5%A4%A7%E8%A1%97");

    ASSERT_EQ(reply.status, 200);
    const auto spelling = reply.json();
    EXPECT_EQ(spelling["pinyin"]["toned"], "Lè'ān Dàjiē");
    ASSERT_EQ(spelling["characters"].size(), 4U);
    EXPECT_EQ(spelling["characters"][0]["character"], "乐");
    EXPECT_EQ(spelling["characters"][0]["reading"], "lè");
    EXPECT_TRUE(spelling["characters"][0]["alternatives"].is_array());
    EXPECT_TRUE(spelling["characters"][0]["needs_review"].is_boolean());
}

TEST_F(NamingRoutes, ASpellingIsAskedForProperly) {
    EXPECT_EQ(caller.get("/naming/pinyin").status, 400);
    EXPECT_EQ(caller.get("/naming/pinyin?name=x&kind=river").json()["pointer"], "kind");
    EXPECT_EQ(caller.get("/naming/pinyin?name=" + std::string(4000, 'a')).status, 413);
    EXPECT_EQ(caller.get("/naming/pinyin?name=%ED%A0%80").status, 400);
    EXPECT_EQ(caller.get("/naming/pinyin?name=%F0%9F%98%80=1").status, 200);
    EXPECT_EQ(caller.get("/naming/pinyin?name=a%00b").status, 400);
}

TEST_F(NamingRoutes, TellsTheRulesInTheLanguageAskedFor) {
    const auto zh = caller.get("/naming/rules").json()["rules"];
    const auto en = caller.get("/naming/rules", "Accept-Language: en\r\n").json()["rules"];

    ASSERT_GT(zh.size(), 8U);
    ASSERT_EQ(zh.size(), en.size());
    EXPECT_EQ(zh[0]["id"], "C01");
    EXPECT_NE(zh[0]["reason"], en[0]["reason"]);
    for (const auto& rule : zh) {
        EXPECT_FALSE(rule["article"].get<std::string>().empty()) << rule["id"];
        EXPECT_FALSE(rule["cases"].empty()) << rule["id"];
    }
}

TEST_F(NamingRoutes, AnotherMediaTypeIsRefused) {
    EXPECT_EQ(caller.send("POST", "/naming/check", "Content-Type: text/plain\r\n", "{}").status,
              415);
}

}  // namespace
}  // namespace api::http

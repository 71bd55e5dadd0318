// SPDX-License-Identifier: Apache-2.0
#include "api/http/openapi.hpp"

#include <gtest/gtest.h>

#include <set>

#include "api/http/transport/text.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using nlohmann::json;

class OpenApi : public testing::Test {
  protected:
    static std::string method_of(const Route& route) {
        std::string method;
        for (const char c : name_of(route.method)) method += ascii_lower(c);
        return method;
    }
    static std::set<std::string> names_in(const json& operation, const std::string& place) {
        std::set<std::string> names;
        for (const auto& parameter : operation["parameters"])
            if (parameter["in"] == place) names.insert(parameter["name"]);
        return names;
    }
    /// Every "$ref" below a value.
    static void collect_references(const json& value, std::set<std::string>& references) {
        if (value.is_object() && value.contains("$ref")) references.insert(value["$ref"]);
        if (value.is_structured())
            for (const auto& child : value) collect_references(child, references);
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_routes}};
    json document = caller.get("/api", "Accept-Language: en\r\n").json();
};

TEST_F(OpenApi, EveryRouteStandsThereWithItsParameters) {
    const auto& routes = caller.dispatcher().router().routes();

    ASSERT_GT(routes.size(), 20U);
    for (const auto& route : routes) {
        ASSERT_TRUE(document["paths"].contains(route->path)) << route->path;
        const auto& operation = document["paths"][route->path][method_of(*route)];
        ASSERT_TRUE(operation.is_object()) << route->path;
        EXPECT_EQ(operation["summary"], route->summary.en);
        EXPECT_NE(operation["summary"], "") << route->path << " says nothing of itself";
        EXPECT_EQ(names_in(operation, "query"),
                  (std::set<std::string>{route->query.begin(), route->query.end()}));
        for (const auto& name : names_in(operation, "path"))
            EXPECT_NE(route->path.find("{" + name + "}"), std::string::npos);
        EXPECT_EQ(operation.contains("requestBody"), carries_body(route->method)) << route->path;
    }
}

TEST_F(OpenApi, NothingStandsThereThatIsNoRoute) {
    std::size_t operations = 0;
    for (const auto& path : document["paths"]) operations += path.size();

    EXPECT_EQ(operations, caller.dispatcher().router().routes().size());
}

TEST_F(OpenApi, OperationsHaveNamesOfTheirOwn) {
    std::set<std::string> ids;
    for (const auto& path : document["paths"])
        for (const auto& operation : path)
            EXPECT_TRUE(ids.insert(operation["operationId"]).second) << operation["operationId"];
}

TEST_F(OpenApi, EveryReferenceLeadsSomewhere) {
    std::set<std::string> references;
    collect_references(document, references);

    EXPECT_GT(references.size(), 10U);
    for (const auto& reference : references)
        EXPECT_TRUE(document.contains(json::json_pointer{reference.substr(1)})) << reference;
}

TEST_F(OpenApi, EveryParameterIsExplained) {
    for (const auto& [path, operations] : document["paths"].items())
        for (const auto& operation : operations)
            for (const auto& parameter : operation["parameters"])
                if (parameter["in"] == "query") {
                    EXPECT_NE(parameter["description"], parameter["name"]) << path;
                }
}

TEST_F(OpenApi, FiltersHaveTheTypesOfTheirProperties) {
    const auto& roads = document["paths"]["/collections/roads/items"]["get"]["parameters"];
    const auto type_of = [&](const std::string& name) {
        for (const auto& parameter : roads)
            if (parameter["name"] == name) return parameter["schema"]["type"];
        return json{};
    };

    EXPECT_EQ(type_of("width_m"), "number");
    EXPECT_EQ(type_of("road_id"), "integer");
    EXPECT_EQ(type_of("modelled"), "boolean");
    EXPECT_EQ(type_of("bbox"), "array");
}

TEST_F(OpenApi, SpeaksTheLanguageAskedFor) {
    const auto chinese = caller.get("/api");

    EXPECT_EQ(document["info"]["title"], "Luming");
    EXPECT_EQ(chinese.json()["info"]["title"], "路名登记库");
    EXPECT_EQ(chinese.field("Content-Type"), "application/vnd.oai.openapi+json;version=3.0");
    EXPECT_EQ(document["servers"][0]["url"], "http://localhost:8080");
}

TEST_F(OpenApi, WritesTakeATokenOrASessionAndNameWhatTheyChange) {
    const auto& approve = document["paths"]["/proposals/{id}/approve"]["post"];
    const auto& create = document["paths"]["/proposals"]["post"];

    EXPECT_EQ(names_in(approve, "header"), std::set<std::string>{"If-Match"});
    EXPECT_EQ(create["security"].size(), 2U);
    EXPECT_FALSE(document["paths"]["/proposals"]["get"].contains("security"));
    EXPECT_FALSE(document["paths"]["/sessions"]["post"].contains("security"));
    EXPECT_FALSE(
        document["paths"]["/sessions/current"]["delete"]["responses"]["204"].contains("content"));
    EXPECT_TRUE(create["responses"].contains("201"));
}

}  // namespace
}  // namespace api::http

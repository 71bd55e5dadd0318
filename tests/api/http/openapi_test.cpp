// SPDX-License-Identifier: Apache-2.0
#include "api/http/openapi.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "api/http/openapi_operations.hpp"
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
    /// All but "/photon/api/" beside "/photon/api": the same thing for clients that write a slash.
    std::vector<const Route*> told_routes() {
        std::vector<const Route*> told;
        for (const auto& route : caller.dispatcher().router().routes())
            if (route->path == "/" || !route->path.ends_with('/')) told.push_back(route.get());
        return told;
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
    const auto routes = told_routes();

    ASSERT_GT(routes.size(), 20U);
    for (const auto* route : routes) {
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

    EXPECT_EQ(operations, told_routes().size());
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

TEST_F(OpenApi, EveryRouteIsToldOfAndNothingElse) {
    std::set<std::string> routes{"GET /livez", "GET /readyz"};  // the server's own
    for (const auto& route : caller.dispatcher().router().routes()) {
        routes.insert(openapi_key(*route));
        EXPECT_TRUE(openapi_operations().contains(openapi_key(*route)))
            << openapi_key(*route) << " is not in openapi_operations.cpp";
    }
    for (const auto& [key, told] : openapi_operations().items())
        EXPECT_TRUE(routes.contains(key)) << key << " is no route";
}

TEST_F(OpenApi, EveryWriteHasABodyWithASchema) {
    for (const auto* route : told_routes()) {
        if (!carries_body(route->method)) continue;
        const auto& body = document["paths"][route->path][method_of(*route)]["requestBody"];
        ASSERT_FALSE(body["content"].empty()) << openapi_key(*route);
        for (const auto& [type, content] : body["content"].items())
            EXPECT_TRUE(content["schema"].contains("$ref")) << openapi_key(*route) << type;
        if (route->accepts != "*/*") {
            EXPECT_TRUE(body["content"].contains(route->accepts)) << openapi_key(*route);
        }
    }
}

TEST_F(OpenApi, WhatMustBeAskedForIsAParameter) {
    for (const auto* route : told_routes())
        for (const auto& name : openapi_operation(*route).value("required", json::array()))
            EXPECT_NE(std::find(route->query.begin(), route->query.end(), name), route->query.end())
                << openapi_key(*route) << name;
}

// What the description says of If-Match is what the routes do.
TEST_F(OpenApi, IfMatchIsAskedForWhereItSaysSo) {
    int asked = 0;
    for (const auto* route : told_routes()) {
        if (route->method == Method::get || route->path == "/proposals/{id}/attachments") continue;
        auto target = route->path;
        const bool is_road = target.starts_with("/roads/");
        const auto id = is_road ? sample.road("r1").value() : sample.submitted_proposal.id.value();
        if (const auto at = target.find("{id}"); at != target.npos)
            target.replace(at, 4, std::to_string(id));
        const auto reply =
            caller.send(name_of(route->method), target,
                        "Content-Type: " + route->accepts + "\r\n" +
                            sample.people.bearer("总管", geo::lifecycle::Role::admin),
                        "{}");
        const bool is_told = names_in(document["paths"][route->path][method_of(*route)], "header")
                                 .contains("If-Match");
        asked += is_told ? 1 : 0;
        // There is no sign in the sample: 404 comes first.
        const bool is_right = is_told ? reply.status == 428 || reply.status == 404
                                      : reply.status != 428 && reply.status != 412;
        EXPECT_TRUE(is_right) << openapi_key(*route) << ' ' << reply.status;
    }
    EXPECT_GT(asked, 20);
}

TEST_F(OpenApi, WritesTakeATokenOrASessionAndNameWhatTheyChange) {
    const auto& approve = document["paths"]["/proposals/{id}/approve"]["post"];
    const auto& object = document["paths"]["/proposals/{id}/object"]["post"];
    const auto& create = document["paths"]["/proposals"]["post"];

    EXPECT_EQ(names_in(approve, "header"), (std::set<std::string>{"Idempotency-Key", "If-Match"}));
    EXPECT_EQ(names_in(object, "header"), std::set<std::string>{"Idempotency-Key"});
    EXPECT_EQ(create["security"].size(), 2U);
    EXPECT_FALSE(object.contains("security"));
    EXPECT_FALSE(document["paths"]["/proposals"]["get"].contains("security"));
    EXPECT_FALSE(document["paths"]["/sessions"]["post"].contains("security"));
    EXPECT_FALSE(
        document["paths"]["/sessions/current"]["delete"]["responses"]["204"].contains("content"));
    EXPECT_TRUE(create["responses"]["201"]["headers"].contains("Location"));
    for (const char* status :
         {"401", "403", "404", "409", "412", "413", "415", "422", "428", "429"})
        EXPECT_TRUE(approve["responses"].contains(status)) << status;
}

}  // namespace
}  // namespace api::http

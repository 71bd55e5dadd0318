// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>

#include "api/http/transport/accept.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

constexpr auto browser =
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n";

class LandingRoutes : public testing::Test {
  protected:
    StaticFiles page_files() const {
        std::ofstream(page.file("index.html")) << "<!doctype html><title>路名</title>";
        return StaticFiles{page.file("")};
    }

    support::SampleApplication sample;
    geo::storage::ScratchFolder page;
    support::Caller caller{sample, {add_landing_routes, add_feature_routes}, page_files()};
};

TEST_F(LandingRoutes, ABrowserGetsThePage) {
    const auto reply = caller.get("/", browser);
    const auto with_query = caller.get("/?road=17", browser);

    EXPECT_THAT(reply.body, testing::HasSubstr("<title>路名</title>"));
    EXPECT_EQ(reply.field("Vary"), "Accept");
    EXPECT_EQ(with_query.body, reply.body);
    EXPECT_EQ(caller.send("HEAD", "/", browser).field("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(LandingRoutes, AProgramGetsTheDocument) {
    for (const auto* accept : {"", "Accept: */*\r\n", "Accept: application/json\r\n",
                               "Accept: application/json, text/html;q=0.5\r\n"}) {
        const auto reply = caller.get("/", accept);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.field("Content-Type"), "application/json") << accept;
    }
}

TEST_F(LandingRoutes, WithoutAPageEverybodyGetsTheDocument) {
    const support::Caller bare{sample, {add_landing_routes}};

    EXPECT_EQ(bare.get("/", browser).json()["title"], "路名登记库");
    EXPECT_EQ(bare.get("/", "Accept-Language: en\r\n").json()["title"], "Luming");
}

TEST_F(LandingRoutes, TheLinksLeadToTheStandardsResources) {
    const auto document = caller.get("/").json();

    std::map<std::string, std::string> links;
    for (const auto& link : document["links"]) links[link["rel"]] = link["href"];
    EXPECT_EQ(links["data"], "http://localhost:8080/collections");
    EXPECT_EQ(links["conformance"], "http://localhost:8080/conformance");
    EXPECT_EQ(links["service-desc"], "http://localhost:8080/api");
    for (const auto* path : {"/collections", "/conformance", "/api"})
        EXPECT_EQ(caller.get(path).status, 200) << path;
}

TEST_F(LandingRoutes, ConformToFeaturesCoreGeoJsonAndOpenApi) {
    const auto document = caller.get("/conformance").json();

    EXPECT_THAT(document["conformsTo"].get<std::vector<std::string>>(),
                testing::Contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"));
}

TEST(Accept, HtmlIsPreferredOnlyWhereItIsNamed) {
    EXPECT_TRUE(prefers_html("text/html"));
    EXPECT_TRUE(prefers_html("TEXT/HTML;q=0.9, application/json;q=0.8"));
    EXPECT_TRUE(prefers_html("application/json;q=0, text/html;q=0.1"));
    EXPECT_FALSE(prefers_html("text/html;q=0"));
    EXPECT_FALSE(prefers_html("text/html;q=x"));
    EXPECT_FALSE(prefers_html("text/*, */*"));
    EXPECT_FALSE(prefers_html(""));
    EXPECT_FALSE(prefers_html(",;q=1,;;,"));
}

}  // namespace
}  // namespace api::http

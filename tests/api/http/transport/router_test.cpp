// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/router.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace api::http {
namespace {

Route route(Method method, std::string path) {
    return {.method = method, .path = std::move(path), .handler = [](const Request&) {
                return Response{};
            }};
}

/// The path of the route that answers, with its parameters: "/roads/{id} id=17".
std::string found(const Router& router, std::string_view path) {
    DecodingArena arena;
    arena.reset(path.size());
    std::vector<std::string_view> segments;
    std::vector<Request::Field> parameters;
    if (split_path(path, arena, segments) != PathProblem::none) {
        return "bad path";
    }
    const auto* resource = router.find(segments, parameters);
    if (resource == nullptr) {
        return "nothing";
    }
    std::string text = resource->find(Method::get)->path;
    for (const auto& [name, value] : parameters) {
        text.append(" ").append(name).append("=").append(value);
    }
    return text;
}

class Routes : public testing::Test {
  protected:
    void SetUp() override {
        for (const auto* path :
             {"/", "/roads/{id}", "/roads/{id}/history", "/tiles/tiles.json",
              "/tiles/{z}/{x}/{y}.mvt", "/tiles/{z}/{x}/{y}", "/export/{layer}.{format}",
              "/collections/{name}/items/{id}", "/roads/latest", "/a/{x}/b", "/a/{y}-{z}/c"}) {
            router_.add(route(Method::get, path));
        }
    }
    Router router_;
};

TEST_F(Routes, FindsLiteralsAndParameters) {
    EXPECT_EQ(found(router_, "/"), "/");
    EXPECT_EQ(found(router_, "/roads/17"), "/roads/{id} id=17");
    EXPECT_EQ(found(router_, "/roads/17/history"), "/roads/{id}/history id=17");
    EXPECT_EQ(found(router_, "/collections/roads/items/3"),
              "/collections/{name}/items/{id} name=roads id=3");
}

TEST_F(Routes, PrefersWhatIsMoreDefinite) {
    EXPECT_EQ(found(router_, "/roads/latest"), "/roads/latest");
    EXPECT_EQ(found(router_, "/tiles/tiles.json"), "/tiles/tiles.json");
    EXPECT_EQ(found(router_, "/tiles/1/2/3.mvt"), "/tiles/{z}/{x}/{y}.mvt z=1 x=2 y=3");
    EXPECT_EQ(found(router_, "/tiles/1/2/3"), "/tiles/{z}/{x}/{y} z=1 x=2 y=3");
}

TEST_F(Routes, GoesBackWhenTheDefiniteBranchEndsNowhere) {
    EXPECT_EQ(found(router_, "/roads/latest/history"), "/roads/{id}/history id=latest");
    EXPECT_EQ(found(router_, "/a/1-2/b"), "/a/{x}/b x=1-2");
}

TEST_F(Routes, SplitsASuffixAtTheFirstDot) {
    EXPECT_EQ(found(router_, "/export/roads.shp.zip"),
              "/export/{layer}.{format} layer=roads format=shp.zip");
    EXPECT_EQ(found(router_, "/export/roads"), "nothing");
    EXPECT_EQ(found(router_, "/export/.csv"), "nothing");
    EXPECT_EQ(found(router_, "/export/roads."), "nothing");
}

TEST_F(Routes, DecodesASegmentOnlyAfterSplitting) {
    EXPECT_EQ(found(router_, "/roads/a%2Fb"), "/roads/{id} id=a/b");
    EXPECT_EQ(found(router_, "/roads%2F17"), "nothing");
    EXPECT_EQ(found(router_, "/roads/%E4%B8%AD"), "/roads/{id} id=中");
    EXPECT_EQ(found(router_, "/roads/%zz"), "bad path");
}

TEST_F(Routes, TakesNoEmptyParameterAndNoTrailingSlash) {
    EXPECT_EQ(found(router_, "/roads/"), "nothing");
    EXPECT_EQ(found(router_, "/roads/17/"), "nothing");
    EXPECT_EQ(found(router_, "//"), "nothing");
    EXPECT_EQ(found(router_, "/roads/../roads/17"), "nothing");
}

TEST_F(Routes, AnswersAPathOfTwentyThousandSlashes) {
    EXPECT_EQ(found(router_, std::string(20'000, '/')), "bad path");
}

TEST(Router, KnowsWhatAResourceAllows) {
    Router router;
    router.add(route(Method::get, "/proposals"));
    router.add(route(Method::post, "/proposals"));
    std::vector<Request::Field> parameters;

    const auto* resource = router.find({"proposals"}, parameters);

    ASSERT_NE(resource, nullptr);
    EXPECT_EQ(resource->allow(), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(resource->find(Method::head), resource->find(Method::get));
    EXPECT_EQ(resource->find(Method::remove), nullptr);
}

TEST(Router, RefusesARouteTableThatContradictsItself) {
    Router router;
    router.add(route(Method::get, "/roads/{id}"));

    EXPECT_THROW(router.add(route(Method::get, "/roads/{id}")), std::invalid_argument);
    EXPECT_THROW(router.add(route(Method::get, "roads")), std::invalid_argument);
    EXPECT_THROW(router.add(route(Method::get, "/a/{b")), std::invalid_argument);
    EXPECT_THROW(router.add(route(Method::get, "/a/{b}{c}")), std::invalid_argument);
}

}  // namespace
}  // namespace api::http

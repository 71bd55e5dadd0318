// SPDX-License-Identifier: Apache-2.0
// The routes of signs over the sample registry, and the few calls that most of their tests begin
// with.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/sample_application.hpp"

namespace support {

class SignDesk : public testing::Test {
  protected:
    Reply post(const std::string& target, const nlohmann::json& body, const std::string& etag = {},
               const std::string& actor = "审核员") {
        return caller.send("POST", target,
                           "Content-Type: application/json\r\n" +
                               (actor.empty() ? std::string{} : sample.bearer(actor)) +
                               (etag.empty() ? "" : "If-Match: " + etag + "\r\n"),
                           body.dump());
    }
    nlohmann::json get(const std::string& target) { return caller.get(target).json(); }
    std::int64_t named_road() const { return sample.road("r1").value(); }
    /// Plans the signs of r1 安宁街. \returns the first one's id
    std::int64_t planned() {
        return post("/signs/plan", {{"road_id", named_road()}}).json()["items"][0]["id"];
    }
    Reply act(std::int64_t id, const std::string& action,
              const nlohmann::json& body = nlohmann::json::object()) {
        const auto at = "/signs/" + std::to_string(id);
        return post(at + "/" + action, body, caller.get(at).field("ETag"));
    }
    std::int64_t installed() {
        const auto id = planned();
        act(id, "make");
        act(id, "install", {{"day", "2026-01-05"}});
        return id;
    }

    SampleApplication sample;
    Caller caller{sample,
                  {api::http::add_sign_routes, api::http::add_sign_page_routes,
                   api::http::add_feature_routes, api::http::add_tile_routes}};
};

}  // namespace support

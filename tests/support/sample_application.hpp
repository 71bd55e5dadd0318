// SPDX-License-Identifier: Apache-2.0
// A small registry with everything that the routes show, and a way to ask the handlers without a
// socket. In it:
//
//     villages  安宁村 370502104201 (118.50-118.60 E, 37.0-37.1 N), modelled outline
//               和顺村 370502104202 (118.60-118.70 E), outline surveyed
//     roads     r1 安宁街 (alias 老街), named, in 安宁村, 6 m wide, doors 1, 2附1 and 3
//               r2 without a name, in 安宁村
//               r3 without a name, in 和顺村: the proposal 祥和路 is submitted for it
//               r4 without a name, in 和顺村: the proposal 瑞丰路 is a draft for it
//               r5 without a name, in no village (121 E)
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "api/http/application.hpp"
#include "api/http/transport/dispatcher.hpp"
#include "geo/model/proposal.hpp"
#include "tests/support/people.hpp"
#include "tests/support/scratch_registry.hpp"

namespace support {

class SampleApplication {
  public:
    SampleApplication();

    static constexpr std::string_view first_village = "370502104201";
    static constexpr std::string_view second_village = "370502104202";

    /// The id of the road whose key in the source is "r1", "r2", …
    geo::RoadId road(std::string_view source_id) const;

    /// The field by which 测绘员, a surveyor, writes, or anybody else, who is then of the county.
    std::string bearer(const std::string& name);

    /// A new draft for a road. \pre the road lies in the village.
    geo::Proposal draft(std::string_view village, geo::RoadId road, const std::string& name);
    geo::Proposal submit(const geo::Proposal& draft);
    geo::Proposal approve(const geo::Proposal& submitted);

    geo::storage::ScratchFolder folder;
    geo::FixedClock clock{geo::Instant{std::chrono::milliseconds{1'790'000'000'000}}};
    geo::registry::Registry registry;
    geo::publishing::PublishedRegistry published;
    tiles::TileService tiles;
    api::http::Doorkeeper doorkeeper;
    const api::http::Application application;

    geo::Proposal submitted_proposal;
    geo::Proposal draft_proposal;
    People people{registry};
};

/// An answer as a client sees it.
struct Reply {
    int status = 0;
    std::string head;
    std::string body;

    std::string field(std::string_view name) const;  ///< empty when absent
    nlohmann::json json() const { return nlohmann::json::parse(body); }
};

/// Leads requests through the dispatcher and composes their answers, all but the sockets.
///
///     support::SampleApplication sample;
///     support::Caller caller(sample, {api::http::add_road_routes});
///     EXPECT_EQ(caller.get("/stats").status, 200);
class Caller {
  public:
    using RouteGroup = void (*)(api::http::Router&, const api::http::Application&);

    Caller(const SampleApplication& sample, std::initializer_list<RouteGroup> groups,
           api::http::StaticFiles files = {});

    /// \param fields header fields, each ending in CRLF
    Reply get(std::string_view target, std::string_view fields = {}) const;
    Reply send(std::string_view method, std::string_view target, std::string_view fields = {},
               std::string_view body = {}) const;

    const api::http::Dispatcher& dispatcher() const noexcept { return dispatcher_; }

  private:
    api::http::Dispatcher dispatcher_;
};

}  // namespace support

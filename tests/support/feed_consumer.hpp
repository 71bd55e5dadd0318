// SPDX-License-Identifier: Apache-2.0
// A client of the change feed, and the test that it holds what is published.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "geo/publishing/snapshot.hpp"
#include "geo/registry/change_feed.hpp"
#include "geo/storage/connection.hpp"

namespace support {

using nlohmann::json;

/// A client that keeps what the feed tells it, by kind and id.
class FeedConsumer {
  public:
    /// Follows to the end, so many items at a time.
    void follow(geo::storage::Connection& connection, std::int64_t limit) {
        for (;;) {
            const auto page = geo::registry::changes_after(connection, since_, limit);
            ASSERT_LE(page.items.size(), static_cast<std::size_t>(limit));
            for (const geo::registry::Change& change : page.items)
                take(json::parse(to_json(change)));
            since_ = page.next;
            if (page.next >= page.latest) return;
        }
    }

    void take(const json& item) {
        const std::int64_t sequence = item["seq"];
        ASSERT_EQ(sequence, last_ + 1) << "a number is missing";
        last_ = sequence;
        const std::string entity = item["entity"];
        const std::string id = item["id"].dump();
        auto& rows = held[entity];
        EXPECT_EQ(rows.contains(id) ? rows[id] : json(), item["before"]) << item.dump();
        EXPECT_FALSE(item["kind"].get<std::string>().empty());
        if (item["after"].is_null())
            rows.erase(id);
        else
            rows[id] = item["after"];
    }

    std::map<std::string, std::map<std::string, json>> held;

  private:
    std::int64_t since_ = 0, last_ = 0;
};

inline json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

inline void expect_road(const geo::publishing::Shard& shard,
                        const geo::publishing::RoadFeature& road, const json& row) {
    EXPECT_EQ(row["name"], text_or_null(road.name.full)) << row.dump();
    EXPECT_EQ(row["village_code"], shard.village ? json(shard.village->code.value()) : json());
    EXPECT_EQ(row["length_m"], road.length_metres);
    EXPECT_EQ(row["source_id"], text_or_null(road.source_id));
    std::vector<std::string> aliases;
    for (const auto& name : row["names"])
        if (name["status"] == "alias" || name["status"] == "former")
            aliases.push_back(name["full"]);
    EXPECT_EQ(aliases, road.aliases);
    ASSERT_EQ(row["line"]["coordinates"].size(), road.line.points.size());
    for (std::size_t i = 0; i < road.line.points.size(); ++i)
        EXPECT_EQ(row["line"]["coordinates"][i],
                  (json{road.line.points[i].lon, road.line.points[i].lat}));
}

inline void expect_door(const geo::publishing::Shard& shard,
                        const geo::publishing::DoorFeature& door, const json& row) {
    EXPECT_EQ(row["number"], door.number);
    EXPECT_EQ(row["postcode"], text_or_null(door.postcode));
    EXPECT_EQ(row["position"]["coordinates"], (json{door.position.lon, door.position.lat}));
    EXPECT_EQ(row["road_id"], door.road == geo::publishing::no_road
                                  ? json()
                                  : json(shard.roads[door.road].id.value()));
}

inline void expect_sign(const geo::publishing::Shard& shard,
                        const geo::publishing::SignFeature& sign, const json& row) {
    EXPECT_EQ(row["name"], sign.name);
    if (sign.road != geo::publishing::no_road) {
        EXPECT_EQ(row["road_id"], shard.roads[sign.road].id.value());
    }
    EXPECT_EQ(row["outdated"], sign.is_outdated);
    EXPECT_EQ(row["position"]["coordinates"], (json{sign.position.lon, sign.position.lat}));
}

/// Every village, road, door and sign of the snapshot stands in the rows as it is there, and no
/// other.
inline void expect_same(FeedConsumer& consumer, const geo::publishing::Snapshot& snapshot) {
    auto& held = consumer.held;
    EXPECT_EQ(held["village"].size(), snapshot.village_count());
    EXPECT_EQ(held["road"].size(), snapshot.road_count());
    EXPECT_EQ(held["address"].size(), snapshot.door_count());
    EXPECT_EQ(held["sign"].size(), snapshot.sign_count());
    for (const auto& shard : snapshot.shards()) {
        if (shard->village) {
            const json row = held["village"][json(shard->village->code.value()).dump()];
            ASSERT_FALSE(row.is_null());
            EXPECT_EQ(row["name"], shard->village->name);
            const json town = held["division"][row["town_code"].dump()];
            EXPECT_EQ(town["name"], shard->village->town);
        }
        for (const auto& road : shard->roads) {
            ASSERT_TRUE(held["road"].contains(std::to_string(road.id.value())));
            expect_road(*shard, road, held["road"][std::to_string(road.id.value())]);
        }
        for (const auto& door : shard->doors) {
            ASSERT_TRUE(held["address"].contains(std::to_string(door.id.value())));
            expect_door(*shard, door, held["address"][std::to_string(door.id.value())]);
        }
        for (const auto& sign : shard->signs) {
            ASSERT_TRUE(held["sign"].contains(std::to_string(sign.id.value())));
            expect_sign(*shard, sign, held["sign"][std::to_string(sign.id.value())]);
        }
    }
}

}  // namespace support

// SPDX-License-Identifier: Apache-2.0
// Three roads in a row and one apart, with doors: what the tests of roads in time work on.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"
#include "geo/publishing/published_registry.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/registry/renaming.hpp"
#include "geo/registry/renaming_lines.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/lineage_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {

inline constexpr const char* village = "370502104201";

/// Three roads in a row from west to east, each 0.01 degrees long, and one far to the north:
///
///     a 安宁街 -- b 和顺街 -- c            d 祥瑞路
class Renaming : public testing::Test {
  protected:
    Renaming() {
        VillageRow row;
        row.code = village;
        row.name = "安宁村";
        row.town = "史口镇";
        row.county = "东营区";
        row.outline = MultiPolygon{{Polygon{
            {{{118.5, 37.0}, {118.6, 37.0}, {118.6, 37.1}, {118.5, 37.1}, {118.5, 37.0}}}}}};
        VillageImport villages{registry, origin};
        villages.add(row);
        villages.commit();
        import_roads();
        import_doors();
    }

    void import_roads() {
        RoadImport roads{registry, origin};
        add(roads, "a", {{{118.51, 37.05}, {118.52, 37.05}}}, "安宁街");
        add(roads, "b", {{{118.52, 37.05}, {118.53, 37.05}}}, "和顺街");
        add(roads, "c", {{{118.53, 37.05}, {118.54, 37.05}}}, "");
        add(roads, "d", {{{118.51, 37.08}, {118.52, 37.08}}}, "祥瑞路");
        roads.commit();
    }

    static void add(RoadImport& roads, const char* id, LineString line, const char* name) {
        RoadRow row;
        row.source_id = id;
        row.centre_line = std::move(line);
        row.name = name;
        row.approved_on = *name != '\0' ? "2024-12-20" : "";
        row.width_metres = 6;
        roads.add(row);
    }

    void import_doors() {
        AddressImport doors{registry, origin};
        add(doors, "a1", "a", "1", 118.512);
        add(doors, "a2", "a", "2", 118.518);
        add(doors, "b1", "b", "1", 118.522);
        doors.commit();
    }

    static void add(AddressImport& doors, const char* id, const char* road, const char* number,
                    double lon) {
        AddressRow row;
        row.source_id = id;
        row.road_id = road;
        row.number = number;
        row.position = {lon, 37.0501};
        doors.add(row);
    }

    RoadId road(const char* source_id) {
        return storage::RoadStore{*registry.database().read()}
            .find_by_source("测试", source_id)
            .value()
            .id;
    }
    Road stored(RoadId id) { return storage::RoadStore{*registry.database().read()}.get(id); }
    std::optional<PlaceName> name_of(RoadId id) {
        return storage::NameStore{*registry.database().read()}.in_force(id);
    }
    std::vector<Address> doors_of(RoadId id) {
        return storage::AddressStore{*registry.database().read()}.of_road(id);
    }
    std::int64_t events() { return storage::EventLog{*registry.database().read()}.last_sequence(); }

    RoadOutcome rename(RoadId id, const std::string& name, const std::string& day = {}) {
        RoadRequest request{id, {}, {}, "已核"};
        if (!day.empty()) request.effective_on = day;
        return rename_road(
            registry, actor, request,
            {{name, "安定祥和", "村民代表会议议定", {}}, naming::RenamingCause::construction, {}});
    }

    template <typename Call>
    static void expect_error(ErrorKind kind, Call call) {
        try {
            call();
            ADD_FAILURE() << "nothing was refused";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), kind) << error.what();
        }
    }

    static std::string named(const publishing::Snapshot& snapshot, RoadId id) {
        const auto found = snapshot.find_road(id);
        return found.road == nullptr ? "absent" : found.road->name.full;
    }

    storage::ScratchRegistry scratch;
    FixedClock clock{Instant{std::chrono::milliseconds{1'790'000'000'000}}};  // 2026-09-21
    Registry registry{std::move(scratch.database), clock};
    ImportOrigin origin{"测试", "导入员", false};
    Actor actor{"审核员"};
};

}  // namespace geo::registry

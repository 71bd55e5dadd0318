// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/spatial_index.hpp"

#include <gtest/gtest.h>

#include <random>

#include "geo/spatial/spatialite_blob.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::storage {
namespace {

std::vector<IndexedBox> insert_random_roads(Connection& connection, int count) {
    std::mt19937 random{7};
    std::uniform_real_distribution lon{118.1, 119.3};
    std::uniform_real_distribution lat{36.9, 38.2};
    std::vector<IndexedBox> boxes;
    for (int i = 0; i < count; ++i) {
        const double x = lon(random), y = lat(random);
        const LineString line{{{x, y}, {x + 0.001, y + 0.002}}};
        const std::string blob = spatial::to_spatialite_blob(line);
        connection
            .query(
                "INSERT INTO roads (length_metres, source, source_id, centre_line) "
                "VALUES (1, 'test', ?1, ?2)")
            .bind(std::string_view{std::to_string(connection.last_insert_id()) + "-" +
                                   std::to_string(i)})
            .bind_blob(blob)
            .run();
        boxes.push_back({connection.last_insert_id(), bounding_box(line)});
    }
    return boxes;
}

/// As an import does it: rows without triggers, then the index, all in one transaction.
void load_in_bulk(Connection& connection, int rows) {
    const TriggersOff triggers_off{connection};
    Transaction transaction{connection};
    update_spatial_index(connection, "roads", "centre_line", insert_random_roads(connection, rows));
    transaction.commit();
}

std::int64_t count(Connection& connection, std::string_view sql) {
    auto row = connection.query(sql);
    row.step();
    return row.integer(0);
}

std::string rtree_check(Connection& connection) {
    auto row = connection.query("SELECT rtreecheck('idx_roads_centre_line')");
    row.step();
    return row.text(0);
}

class SpatialIndex : public testing::TestWithParam<int> {};

TEST_P(SpatialIndex, IsWhatTheModuleItselfCallsSound) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    load_in_bulk(*writer, GetParam());

    EXPECT_EQ(rtree_check(*writer), "ok");
    EXPECT_EQ(count(*writer, "SELECT CheckSpatialIndex('roads', 'centre_line')"), 1);
    EXPECT_EQ(count(*writer, "SELECT count(*) FROM idx_roads_centre_line"), GetParam());
}

TEST_P(SpatialIndex, FindsWhatAScanFinds) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    load_in_bulk(*writer, GetParam());

    const auto by_index = count(*writer,
                                "SELECT count(*) FROM idx_roads_centre_line "
                                "WHERE xmax >= 118.4 AND xmin <= 118.6 AND ymax >= 37.2 AND "
                                "ymin <= 37.5");
    const auto by_scan = count(*writer,
                               "SELECT count(*) FROM roads WHERE MbrIntersects(centre_line, "
                               "BuildMbr(118.4, 37.2, 118.6, 37.5))");

    EXPECT_GE(by_index, by_scan);
    EXPECT_LE(by_index, by_scan + 2);  // floats round outwards by a metre or so
}

INSTANTIATE_TEST_SUITE_P(Sizes, SpatialIndex, testing::Values(1, 1999, 2000, 2601, 2602, 30000));

TEST(SpatialIndexGrowth, StaysSoundWhenTheModuleGoesOnWithABulkTree) {
    ScratchRegistry registry;
    const auto writer = registry.database->write();
    {
        const TriggersOff triggers_off{*writer};
        update_spatial_index(*writer, "roads", "centre_line", insert_random_roads(*writer, 5000));
    }

    insert_random_roads(*writer, 300);  // SpatiaLite's own triggers index these
    writer->execute("DELETE FROM roads WHERE id % 3 = 0");

    EXPECT_EQ(rtree_check(*writer), "ok");
    EXPECT_EQ(count(*writer, "SELECT CheckSpatialIndex('roads', 'centre_line')"), 1);
}

}  // namespace
}  // namespace geo::storage

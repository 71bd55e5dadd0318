// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/place_rows.hpp"

#include "geo/spatial/spatialite_blob.hpp"

namespace geo::storage {

void PlaceRows::for_each_road(const std::function<void(RoadId, std::string_view)>& visit) {
    auto row =
        connection_.query("SELECT id, village FROM roads WHERE valid_to IS NULL ORDER BY id");
    while (row.step()) visit(RoadId{row.integer(0)}, row.text_view(1));
}

void PlaceRows::for_each_named_road(const std::function<void(const NamedRoadRow&)>& visit) {
    auto row = connection_.query(
        "SELECT r.id, r.village, n.full, n.search_key, n.toned, r.source_id, r.centre_line "
        "FROM roads r JOIN names n ON n.road = r.id AND n.status IN ('in_force', 'proposed') "
        "WHERE r.valid_to IS NULL ORDER BY r.id, n.status = 'in_force', n.id");
    while (row.step())
        visit({RoadId{row.integer(0)}, row.text_view(1), row.text_view(2), row.text_view(3),
               row.text_view(4), row.text_view(5), row.blob(6)});
}

void PlaceRows::for_each_other_name(const std::function<void(RoadId, std::string_view)>& visit) {
    auto row = connection_.query(
        "SELECT n.road, n.full FROM names n JOIN roads r ON r.id = n.road "
        "WHERE n.status IN ('alias', 'former') AND r.valid_to IS NULL ORDER BY n.road, n.id");
    while (row.step()) visit(RoadId{row.integer(0)}, row.text_view(1));
}

void PlaceRows::for_each_door(const std::function<void(const DoorRow&)>& visit) {
    auto row = connection_.query(
        "SELECT id, village, road, number, postcode, source_id, position FROM addresses AS door "
        "WHERE number <> '' AND lifecycle NOT IN ('abolished', 'rejected') AND (yard IS NULL OR "
        "main_gate OR NOT EXISTS (SELECT 1 FROM addresses AS main WHERE main.yard = door.yard AND "
        "main.main_gate AND main.village = door.village AND main.number = door.number)) "
        "ORDER BY id");
    DoorRow door;
    while (row.step()) {
        door.id = AddressId{row.integer(0)};
        door.village = row.text_view(1);
        door.road = row.is_null(2) ? std::nullopt : std::optional{RoadId{row.integer(2)}};
        door.number = row.text_view(3);
        door.postcode = row.text_view(4);
        door.source_id = row.text_view(5);
        door.position = spatial::point_from_spatialite_blob(row.blob(6));
        visit(door);
    }
}

std::int64_t PlaceRows::door_count() {
    auto row = connection_.query("SELECT count(*) FROM addresses");
    row.step();
    return row.integer(0);
}

}  // namespace geo::storage

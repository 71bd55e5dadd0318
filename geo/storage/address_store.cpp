// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/address_store.hpp"

#include "geo/model/wire_names.hpp"
#include "geo/spatial/spatialite_blob.hpp"
#include "geo/storage/published_rows.hpp"
#include "geo/storage/row_versions.hpp"

namespace geo::storage {
namespace {

#define ADDRESS_COLUMNS                                                                   \
    "SELECT id, village, road, number, postcode, source, source_id, modelled, position, " \
    "change, status, lifecycle, valid_from, valid_to, yard, main_gate FROM addresses "

Address read_address(const Query& row) {
    Address address;
    address.id = AddressId{row.integer(0)};
    address.village = VillageCode{row.text(1)};
    if (!row.is_null(2)) address.road = RoadId{row.integer(2)};
    address.number = row.text(3);
    address.postcode = row.text(4);
    address.source = row.text(5);
    address.source_id = row.text(6);
    address.modelled = row.integer(7) != 0;
    address.position = spatial::point_from_spatialite_blob(row.blob(8));
    address.change = row.integer(9);
    address.status = from_string<AddressStatus>(row.text_view(10)).value_or(AddressStatus::unknown);
    address.lifecycle =
        from_string<LifecycleStage>(row.text_view(11)).value_or(LifecycleStage::unknown);
    address.valid_from = row.optional_text(12);
    address.valid_to = row.optional_text(13);
    address.yard = row.text(14);
    address.is_main_gate = row.integer(15) != 0;
    return address;
}

void bind_address(Query& query, const Address& address, const std::string& blob) {
    query.bind(address.village.value());
    if (address.road)
        query.bind(address.road->value());
    else
        query.bind_null();
    query.bind(address.number)
        .bind_text_or_null(address.postcode)
        .bind(address.source)
        .bind(address.source_id)
        .bind(std::int64_t{address.modelled})
        .bind_blob(blob);
}

/// What numbering changes.
void bind_life(Query& query, const Address& address) {
    query.bind(to_string(address.status))
        .bind(to_string(address.lifecycle))
        .bind_optional(address.valid_from)
        .bind_optional(address.valid_to)
        .bind_text_or_null(address.yard)
        .bind(std::int64_t{address.is_main_gate});
}

}  // namespace

std::optional<Address> AddressStore::find(AddressId id) {
    auto row = connection_.query(ADDRESS_COLUMNS "WHERE id = ?1");
    if (!row.bind(id.value()).step()) return std::nullopt;
    return read_address(row);
}

std::optional<Address> AddressStore::find_by_source(std::string_view source,
                                                    std::string_view source_id) {
    auto row = connection_.query(ADDRESS_COLUMNS "WHERE source = ?1 AND source_id = ?2");
    if (!row.bind(source).bind(source_id).step()) return std::nullopt;
    return read_address(row);
}

void AddressStore::for_each(const std::function<void(const Address&)>& visit) {
    auto row = connection_.query(ADDRESS_COLUMNS "ORDER BY id");
    while (row.step()) visit(read_address(row));
}

std::vector<Address> AddressStore::in_village(const VillageCode& village) {
    std::vector<Address> addresses;
    auto row = connection_.query(ADDRESS_COLUMNS "WHERE village = ?1 ORDER BY id");
    row.bind(village.value());
    while (row.step()) addresses.push_back(read_address(row));
    return addresses;
}

std::vector<Address> AddressStore::of_road(RoadId road) {
    std::vector<Address> addresses;
    auto row = connection_.query(ADDRESS_COLUMNS "WHERE road = ?1 ORDER BY id");
    row.bind(road.value());
    while (row.step()) addresses.push_back(read_address(row));
    return addresses;
}

void AddressStore::for_each_change_after(std::int64_t change,
                                         const std::function<bool(const Address&)>& visit) {
    auto row = connection_.query(ADDRESS_COLUMNS "WHERE change > ?1 ORDER BY change");
    row.bind(change);
    while (row.step() && visit(read_address(row))) {
    }
}

std::int64_t AddressStore::count() {
    auto row = connection_.query("SELECT count(*) FROM addresses");
    row.step();
    return row.integer(0);
}

std::int64_t AddressStore::next_id() {
    auto row = connection_.query("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'addresses'");
    return row.step() ? row.integer(0) : 1;
}

AddressId AddressStore::insert(const Address& address) {
    const std::string blob = spatial::to_spatialite_blob(address.position);
    auto query = connection_.query(
        "INSERT INTO addresses (village, road, number, postcode, source, source_id, modelled, "
        "position, status, lifecycle, valid_from, valid_to, yard, main_gate, change) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
    bind_address(query, address, blob);
    bind_life(query, address);
    query.bind(connection_.change_counter().next(ChangeKind::create)).run();
    return AddressId{connection_.last_insert_id()};
}

std::int64_t AddressStore::supersede(const Address& before, bool is_renumbered) {
    return RowVersions{connection_}.supersede(
        {"address", std::to_string(before.id.value()), before.village.value(), before.change,
         [&] { return published_row(before); }},
        is_renumbered ? ChangeKind::renumber : ChangeKind::update);
}

void AddressStore::update(const Address& address) {
    auto before = find(address.id);
    if (!before) return;
    const std::int64_t change = supersede(*before, before->number != address.number);
    const std::string blob = spatial::to_spatialite_blob(address.position);
    auto query = connection_.query(
        "UPDATE addresses SET village = ?1, road = ?2, number = ?3, postcode = ?4, source = ?5, "
        "source_id = ?6, modelled = ?7, position = ?8, status = ?9, lifecycle = ?10, "
        "valid_from = ?11, valid_to = ?12, yard = ?13, main_gate = ?14, change = ?15 "
        "WHERE id = ?16");
    bind_address(query, address, blob);
    bind_life(query, address);
    query.bind(change).bind(address.id.value()).run();
}

void AddressStore::renumber(const Address& before, const Address& after) {
    const std::int64_t change = supersede(before, true);
    auto query = connection_.query(
        "UPDATE addresses SET status = ?1, lifecycle = ?2, valid_from = ?3, valid_to = ?4, "
        "yard = ?5, main_gate = ?6, road = ?7, number = ?8, change = ?9 WHERE id = ?10");
    bind_life(query, after);
    if (after.road)
        query.bind(after.road->value());
    else
        query.bind_null();
    query.bind(after.number).bind(change).bind(after.id.value()).run();
}

#undef ADDRESS_COLUMNS

}  // namespace geo::storage

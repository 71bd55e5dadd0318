// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/village_store.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/spatial/spatialite_blob.hpp"
#include "geo/storage/published_rows.hpp"
#include "geo/storage/row_versions.hpp"

namespace geo::storage {
namespace {

Village read_village(const Query& row) {
    Village village;
    village.code = VillageCode{row.text(0)};
    village.name = row.text(1);
    village.town = DivisionCode{row.text(2)};
    village.modelled = row.integer(3) != 0;
    if (!row.is_null(4)) village.outline = spatial::multi_polygon_from_spatialite_blob(row.blob(4));
    village.aliases = text::split_names(row.text(5));
    return village;
}

std::string outline_blob(const Village& village) {
    return village.outline ? spatial::to_spatialite_blob(*village.outline) : std::string{};
}

[[noreturn]] void throw_unknown(const VillageCode& code) {
    throw Error(ErrorKind::not_found,
                fmt::format("登记库中没有代码为 {} 的村。请核对村代码。", code.value()),
                fmt::format("There is no village with the code {} in the registry; check the code.",
                            code.value()));
}

}  // namespace

std::optional<Village> VillageStore::find(const VillageCode& code) {
    auto row = connection_.query(
        "SELECT code, name, town, modelled, outline, aliases FROM villages WHERE code = ?1");
    if (!row.bind(code.value()).step()) return std::nullopt;
    return read_village(row);
}

Village VillageStore::get(const VillageCode& code) {
    if (auto village = find(code)) return *std::move(village);
    throw_unknown(code);
}

VillageBrief VillageStore::describe(const VillageCode& code) {
    auto row = connection_.query(
        "SELECT v.name, v.town, d.name FROM villages v LEFT JOIN divisions d ON d.code = v.town "
        "WHERE v.code = ?1");
    if (!row.bind(code.value()).step()) throw_unknown(code);
    return {code, row.text(0), DivisionCode{row.text(1)}, row.text(2)};
}

void VillageStore::for_each(const std::function<void(const Village&)>& visit) {
    auto row = connection_.query(
        "SELECT code, name, town, modelled, outline, aliases FROM villages ORDER BY code");
    while (row.step()) visit(read_village(row));
}

void VillageStore::for_each_change_after(
    std::int64_t change, const std::function<bool(const Village&, std::int64_t change)>& visit) {
    auto row = connection_.query(
        "SELECT code, name, town, modelled, outline, aliases, change FROM villages WHERE change > "
        "?1 "
        "ORDER BY change");
    row.bind(change);
    while (row.step() && visit(read_village(row), row.integer(6))) {
    }
}

std::int64_t VillageStore::supersede(const VillageCode& code) {
    const auto before = find(code);
    std::int64_t change = 0;
    {
        auto row = connection_.query("SELECT change FROM villages WHERE code = ?1");
        if (row.bind(code.value()).step()) change = row.integer(0);
    }
    return RowVersions{connection_}.supersede(
        {"village", code.value(), {}, change, [&] { return published_row(*before); }},
        ChangeKind::update);
}

std::int64_t VillageStore::count() {
    auto row = connection_.query("SELECT count(*) FROM villages");
    row.step();
    return row.integer(0);
}

std::int64_t VillageStore::insert(const Village& village, const std::string& source) {
    const std::string blob = outline_blob(village);
    connection_
        .query(
            "INSERT INTO villages (code, name, town, modelled, outline, source, change, aliases) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(village.code.value())
        .bind(village.name)
        .bind(village.town.value())
        .bind(std::int64_t{village.modelled})
        .bind_blob_or_null(blob)
        .bind(source)
        .bind(connection_.change_counter().next(ChangeKind::create))
        .bind_text_or_null(text::joined_names(village.aliases))
        .run();
    return connection_.last_insert_id();
}

std::int64_t VillageStore::update(const Village& village, const std::string& source) {
    const std::int64_t change = supersede(village.code);
    const std::string blob = outline_blob(village);
    auto row = connection_.query(
        "UPDATE villages SET name = ?2, town = ?3, modelled = ?4, outline = ?5, source = ?6, "
        "change = ?7, aliases = ?8 "
        "WHERE code = ?1 RETURNING id");
    row.bind(village.code.value())
        .bind(village.name)
        .bind(village.town.value())
        .bind(std::int64_t{village.modelled})
        .bind_blob_or_null(blob)
        .bind(source)
        .bind(change)
        .bind_text_or_null(text::joined_names(village.aliases))
        .step();
    return row.integer(0);
}

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/row_versions.hpp"

namespace geo::storage {

std::int64_t RowVersions::supersede(const SupersededRow& row, ChangeKind kind) {
    ChangeCounter& counter = connection_.change_counter();
    if (counter.is_new(row.change)) return row.change;
    if (row.change == 0) return counter.next(kind);
    const std::string json = row.as_json();
    const auto& cause = counter.cause();
    connection_
        .query(
            "INSERT INTO row_versions (change, entity, id, village, valid_to, row) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(row.change)
        .bind(row.entity)
        .bind(row.id)
        .bind_optional(row.village)
        .bind_text_or_null(cause ? std::string_view{cause->day} : std::string_view{})
        .bind(json)
        .run();
    return counter.next(kind);
}

std::optional<std::string> RowVersions::before(std::string_view entity, std::string_view id,
                                               std::int64_t change) {
    auto row = connection_.query(
        "SELECT row FROM row_versions WHERE entity = ?1 AND id = ?2 AND change < ?3 "
        "ORDER BY change DESC LIMIT 1");
    if (!row.bind(entity).bind(id).bind(change).step()) return std::nullopt;
    return row.text(0);
}

std::optional<std::string> RowVersions::on_day(std::string_view entity, std::string_view id,
                                               std::string_view day) {
    auto row = connection_.query(
        "SELECT row FROM row_versions WHERE entity = ?1 AND id = ?2 AND valid_to > ?3 "
        "ORDER BY change LIMIT 1");
    if (!row.bind(entity).bind(id).bind(day).step()) return std::nullopt;
    return row.text(0);
}

std::optional<std::string> RowVersions::last_day(std::string_view entity, std::string_view id) {
    auto row =
        connection_.query("SELECT max(valid_to) FROM row_versions WHERE entity = ?1 AND id = ?2");
    row.bind(entity).bind(id).step();
    return row.optional_text(0);
}

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/division_store.hpp"

#include "geo/base/text.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/storage/published_rows.hpp"
#include "geo/storage/row_versions.hpp"

namespace geo::storage {
namespace {

Division read_division(const Query& row) {
    return {DivisionCode{row.text(0)}, row.text(1),
            from_string<DivisionLevel>(row.text_view(2)).value_or(DivisionLevel::town),
            DivisionCode{row.text(3)}, text::split_names(row.text(4))};
}

}  // namespace

std::optional<Division> DivisionStore::find(const DivisionCode& code) {
    auto row = connection_.query(
        "SELECT code, name, level, parent, aliases FROM divisions WHERE code = ?1");
    if (!row.bind(code.value()).step()) return std::nullopt;
    return read_division(row);
}

std::vector<Division> DivisionStore::all() {
    std::vector<Division> divisions;
    auto row =
        connection_.query("SELECT code, name, level, parent, aliases FROM divisions ORDER BY code");
    while (row.step()) divisions.push_back(read_division(row));
    return divisions;
}

std::int64_t DivisionStore::supersede(const DivisionCode& code) {
    const auto before = find(code);
    if (!before) return connection_.change_counter().next(ChangeKind::create);
    std::int64_t change = 0;
    {
        auto row = connection_.query("SELECT change FROM divisions WHERE code = ?1");
        if (row.bind(code.value()).step()) change = row.integer(0);
    }
    return RowVersions{connection_}.supersede(
        {"division", code.value(), {}, change, [&] { return published_row(*before); }},
        ChangeKind::update);
}

void DivisionStore::for_each_change_after(
    std::int64_t change, const std::function<bool(const Division&, std::int64_t change)>& visit) {
    auto row = connection_.query(
        "SELECT code, name, level, parent, aliases, change FROM divisions WHERE change > ?1 "
        "ORDER BY change");
    row.bind(change);
    while (row.step() && visit(read_division(row), row.integer(5))) {
    }
}

void DivisionStore::save(const Division& division) {
    const std::int64_t change = supersede(division.code);
    connection_
        .query(
            "INSERT INTO divisions (code, name, level, parent, change, aliases) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
            "ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, "
            "parent = excluded.parent, change = excluded.change, aliases = excluded.aliases")
        .bind(division.code.value())
        .bind(division.name)
        .bind(to_string(division.level))
        .bind(division.parent.value())
        .bind(change)
        .bind_text_or_null(text::joined_names(division.aliases))
        .run();
}

}  // namespace geo::storage

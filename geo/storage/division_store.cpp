// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/division_store.hpp"

#include "geo/model/wire_names.hpp"

namespace geo::storage {
namespace {

Division read_division(const Query& row) {
    return {DivisionCode{row.text(0)}, row.text(1),
            from_string<DivisionLevel>(row.text_view(2)).value_or(DivisionLevel::town),
            DivisionCode{row.text(3)}};
}

}  // namespace

std::optional<Division> DivisionStore::find(const DivisionCode& code) {
    auto row = connection_.query("SELECT code, name, level, parent FROM divisions WHERE code = ?1");
    if (!row.bind(code.value()).step()) return std::nullopt;
    return read_division(row);
}

std::vector<Division> DivisionStore::all() {
    std::vector<Division> divisions;
    auto row = connection_.query("SELECT code, name, level, parent FROM divisions ORDER BY code");
    while (row.step()) divisions.push_back(read_division(row));
    return divisions;
}

void DivisionStore::save(const Division& division) {
    connection_
        .query(
            "INSERT INTO divisions (code, name, level, parent) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, "
            "parent = excluded.parent")
        .bind(division.code.value())
        .bind(division.name)
        .bind(to_string(division.level))
        .bind(division.parent.value())
        .run();
}

}  // namespace geo::storage

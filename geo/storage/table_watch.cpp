// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/table_watch.hpp"

#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "geo/storage/connection.hpp"

namespace geo::storage {
namespace {

/// A row as one text of bytes: for each column a letter for the type, the length, the content.
/// NULLs at the end are left out, so that a column added later changes no digest. A whole number is
/// the same whether SQLite keeps it as INTEGER or REAL.
class RowWriter {
  public:
    explicit RowWriter(std::string& row) : row_(row) { row_.clear(); }

    void add(sqlite3_value* value) {
        switch (sqlite3_value_type(value)) {
            case SQLITE_NULL:
                ++pending_nulls_;
                return;
            case SQLITE_INTEGER:
                return add_integer(sqlite3_value_int64(value));
            case SQLITE_FLOAT:
                return add_real(sqlite3_value_double(value));
            default:
                return add_bytes(value);
        }
    }

  private:
    void write_nulls() {
        row_.append(pending_nulls_, 'n');
        pending_nulls_ = 0;
    }

    void add_integer(std::int64_t number) {
        write_nulls();
        row_ += 'i';
        row_.append(reinterpret_cast<const char*>(&number), sizeof number);
    }

    void add_real(double number) {
        constexpr double exact = 9007199254740992.0;  // 2^53
        if (std::abs(number) <= exact && std::trunc(number) == number)
            return add_integer(static_cast<std::int64_t>(number));
        write_nulls();
        row_ += 'r';
        row_.append(reinterpret_cast<const char*>(&number), sizeof number);
    }

    void add_bytes(sqlite3_value* value) {
        write_nulls();
        row_ += sqlite3_value_type(value) == SQLITE_TEXT ? 't' : 'b';
        const auto size = static_cast<std::uint32_t>(sqlite3_value_bytes(value));
        row_.append(reinterpret_cast<const char*>(&size), sizeof size);
        if (size > 0) row_.append(static_cast<const char*>(sqlite3_value_blob(value)), size);
    }

    std::string& row_;
    std::size_t pending_nulls_ = 0;
};

using ValueReader = int (*)(sqlite3*, int, sqlite3_value**);

void write_row(sqlite3* handle, ValueReader read, std::string& row) {
    RowWriter writer{row};
    const int columns = sqlite3_preupdate_count(handle);
    for (int column = 0; column < columns; ++column) {
        sqlite3_value* value = nullptr;
        if (read(handle, column, &value) == SQLITE_OK) writer.add(value);
    }
}

audit::SetDigest digest_of(Connection& connection, const std::string& table) {
    audit::SetDigest digest;
    std::string row;
    sqlite3_stmt* statement = nullptr;
    const std::string sql = fmt::format("SELECT * FROM \"{}\"", table);
    int code = sqlite3_prepare_v2(connection.handle(), sql.c_str(), -1, &statement, nullptr);
    const int columns = sqlite3_column_count(statement);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        RowWriter writer{row};
        for (int column = 0; column < columns; ++column)
            writer.add(sqlite3_column_value(statement, column));
        digest.add(row);
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) throw_sqlite_error(connection.handle(), code, sql);
    return digest;
}

bool has_table(Connection& connection, std::string_view name) {
    auto query = connection.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1");
    query.bind(name);
    return query.step();
}

std::vector<std::string> audited_tables(Connection& connection) {
    std::vector<std::string> names;
    auto query = connection.query("SELECT name FROM audited_tables ORDER BY name");
    while (query.step()) names.push_back(query.text(0));
    return names;
}

void save(Connection& connection, const std::string& table, const audit::SetDigest& digest) {
    const std::string bytes = digest.bytes();
    connection
        .query("INSERT OR REPLACE INTO table_digests (name, rows, digest) VALUES (?1, ?2, ?3)")
        .bind(table)
        .bind(digest.rows())
        .bind_blob(bytes)
        .run();
}

}  // namespace

TableWatch::TableWatch(Connection& connection) : connection_(connection) {
    sqlite3_preupdate_hook(connection_.handle(), &TableWatch::on_change, this);
}

TableWatch::~TableWatch() { sqlite3_preupdate_hook(connection_.handle(), nullptr, nullptr); }

void TableWatch::begin() {
    changes_.clear();
    if (!has_table(connection_, "audited_tables")) return;  // before the step that makes it
    for (const std::string& name : audited_tables(connection_)) changes_[name];
}

void TableWatch::settle() {
    TableDigests kept;
    for (const auto& [name, change] : changes_) {
        if (change.is_zero()) continue;
        if (kept.empty()) kept = stored_digests(connection_);
        audit::SetDigest& digest = kept[name];
        digest.add(change);
        save(connection_, name, digest);
    }
}

audit::SetDigest* TableWatch::change_of(std::string_view table) {
    const auto found = changes_.find(table);
    return found == changes_.end() ? nullptr : &found->second;
}

void TableWatch::on_change(void* self, sqlite3* handle, int operation, const char*,
                           const char* table, long long, long long) {
    auto& watch = *static_cast<TableWatch*>(self);
    audit::SetDigest* change = watch.change_of(table);
    if (change == nullptr) return;
    if (operation != SQLITE_INSERT) {
        write_row(handle, &sqlite3_preupdate_old, watch.row_);
        change->remove(watch.row_);
    }
    if (operation != SQLITE_DELETE) {
        write_row(handle, &sqlite3_preupdate_new, watch.row_);
        change->add(watch.row_);
    }
}

TableDigests stored_digests(Connection& connection) {
    TableDigests digests;
    auto query = connection.query("SELECT name, rows, digest FROM table_digests");
    while (query.step())
        digests[query.text(0)] =
            audit::SetDigest::from(query.blob(2), query.integer(1)).value_or(audit::SetDigest{});
    return digests;
}

TableDigests computed_digests(Connection& connection) {
    TableDigests digests;
    for (const std::string& name : audited_tables(connection))
        digests[name] = digest_of(connection, name);
    return digests;
}

std::vector<std::string> deviating_tables(Connection& connection) {
    const TableDigests stored = stored_digests(connection);
    std::vector<std::string> names;
    for (const auto& [name, digest] : computed_digests(connection)) {
        const auto found = stored.find(name);
        if ((found == stored.end() ? audit::SetDigest{} : found->second) != digest)
            names.push_back(name);
    }
    return names;
}

void renew_digests(Connection& connection, const std::vector<std::string>& deviating) {
    for (const auto& [name, digest] : computed_digests(connection))
        if (std::find(deviating.begin(), deviating.end(), name) == deviating.end())
            save(connection, name, digest);
    connection.forget_row_changes();
}

}  // namespace geo::storage

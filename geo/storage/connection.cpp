// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
// SpatiaLite's header needs SQLite's before it.
#include <spatialite.h>

#include "geo/base/error.hpp"

namespace geo::storage {

void Connection::Finalizer::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

Connection::Connection(const std::string& path, Access access) {
    try {
        open(path, access);
        configure(access);
    } catch (...) {
        close();
        throw;
    }
}

Connection::~Connection() { close(); }

void Connection::open(const std::string& path, Access access) {
    const int mode = access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                             : SQLITE_OPEN_READWRITE;
    const int code = sqlite3_open_v2(path.c_str(), &handle_, mode | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code == SQLITE_CANTOPEN)
        throw Error(
            ErrorKind::storage, fmt::format("无法打开数据库文件 {}：路径不存在或无权限。", path),
            fmt::format("Cannot open the database {}: no such path, or no permission.", path));
    if (code != SQLITE_OK) throw_sqlite_error(handle_, code, "open");
    spatialite_ = spatialite_alloc_connection();
    spatialite_init_ex(handle_, spatialite_, 0);
}

void Connection::configure(Access access) {
    constexpr int patience_ms = 5000;
    sqlite3_busy_timeout(handle_, patience_ms);
    // FULL: an acknowledged write survives a power failure, not only a killed process.
    execute(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA trusted_schema=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;");
    if (access == Access::write) watch_ = std::make_unique<TableWatch>(*this);
    if (access == Access::read) execute("PRAGMA query_only=ON; PRAGMA mmap_size=268435456;");
}

void Connection::close() noexcept {
    watch_.reset();
    statements_.clear();
    if (handle_ != nullptr) sqlite3_close_v2(handle_);
    if (spatialite_ != nullptr) spatialite_cleanup_ex(spatialite_);
    handle_ = nullptr;
    spatialite_ = nullptr;
}

Query Connection::query(std::string_view sql) {
    const auto [entry, is_new] = statements_.try_emplace(std::string{sql});
    if (is_new) {
        sqlite3_stmt* statement = nullptr;
        const int code =
            sqlite3_prepare_v3(handle_, entry->first.c_str(), static_cast<int>(sql.size() + 1),
                               SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) {
            statements_.erase(entry);
            throw_sqlite_error(handle_, code, sql);
        }
        entry->second.reset(statement);
    }
    return Query{entry->second.get()};
}

void Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_sqlite_error(handle_, code, sql);
}

std::int64_t Connection::last_insert_id() const { return sqlite3_last_insert_rowid(handle_); }

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_); }

Transaction::Transaction(Connection& connection) : connection_(connection) {
    connection_.execute("BEGIN IMMEDIATE");
    if (connection_.watch_) connection_.watch_->begin();
    connection_.counter_.begin();
}

Transaction::~Transaction() {
    if (!open_ || sqlite3_get_autocommit(connection_.handle()) != 0) return;
    sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    connection_.counter_.settle();
    if (connection_.watch_) connection_.watch_->settle();
    connection_.execute("COMMIT");
    open_ = false;
}

TriggersOff::TriggersOff(Connection& connection) : connection_(connection) {
    sqlite3_db_config(connection_.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
}

TriggersOff::~TriggersOff() {
    sqlite3_db_config(connection_.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
}

}  // namespace geo::storage

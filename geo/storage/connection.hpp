// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "geo/storage/change_counter.hpp"
#include "geo/storage/statement.hpp"
#include "geo/storage/table_watch.hpp"

namespace geo::storage {

enum class Access { read, write };

/// One SQLite connection with its SpatiaLite cache. Used by one thread at a time and kept for
/// life: opening costs a millisecond, and concurrent closing has crashed SpatiaLite.
class Connection {
  public:
    Connection(const std::string& path, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A cached prepared statement. The same text must not be in use twice at once.
    Query query(std::string_view sql);
    /// One or more statements without parameters.
    void execute(const std::string& sql);
    std::int64_t last_insert_id() const;
    std::int64_t changes() const;
    sqlite3* handle() const noexcept { return handle_; }
    ChangeCounter& change_counter() noexcept { return counter_; }
    /// What was written since the transaction began is in the digests already.
    void forget_row_changes() {
        if (watch_) watch_->begin();
    }

  private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalizer>;

    friend class Transaction;

    void open(const std::string& path, Access access);
    void configure(Access access);
    void close() noexcept;

    sqlite3* handle_ = nullptr;
    void* spatialite_ = nullptr;
    std::unordered_map<std::string, StatementPtr> statements_;
    std::unique_ptr<TableWatch> watch_;  ///< of a writer
    ChangeCounter counter_{*this};
};

/// BEGIN IMMEDIATE … COMMIT; rolled back unless commit() was reached.
class Transaction {
  public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Connection& connection_;
    bool open_ = true;
};

/// Switches triggers off on this connection while it lives. Bulk loads write the spatial index
/// themselves at the end; SpatiaLite's triggers would do it row by row, twenty times slower.
class TriggersOff {
  public:
    explicit TriggersOff(Connection& connection);
    ~TriggersOff();
    TriggersOff(const TriggersOff&) = delete;
    TriggersOff& operator=(const TriggersOff&) = delete;

  private:
    Connection& connection_;
};

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
// Keeps a digest of what every audited table holds, row by row as rows change, so that a change
// made past the registry (with another program, by a failing disk) is found.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geo/audit/set_digest.hpp"

struct sqlite3;

namespace geo::storage {

class Connection;

/// Digests by table.
using TableDigests = std::map<std::string, audit::SetDigest, std::less<>>;

/// Sees every row that its connection writes (SQLite's preupdate hook) and settles what has changed
/// in the transaction that changed it.
class TableWatch {
  public:
    explicit TableWatch(Connection& connection);
    ~TableWatch();
    TableWatch(const TableWatch&) = delete;
    TableWatch& operator=(const TableWatch&) = delete;

    /// A transaction begins: what a rolled-back one has seen is forgotten.
    void begin();
    /// Before COMMIT: the stored digests take in the changes.
    void settle();

  private:
    static void on_change(void* self, sqlite3* handle, int operation, const char* database,
                          const char* table, long long old_row, long long new_row);
    audit::SetDigest* change_of(std::string_view table);

    Connection& connection_;
    TableDigests changes_;  ///< an entry for each audited table
    std::string row_;       ///< reused
};

/// What stands in table_digests.
TableDigests stored_digests(Connection& connection);
/// What the tables hold now, read from end to end.
TableDigests computed_digests(Connection& connection);
/// Tables that do not hold what their digests tell: changed past the registry.
std::vector<std::string> deviating_tables(Connection& connection);
/// Writes the computed digests down, after a change of the schema, and forgets what the transaction
/// has seen of it. \param deviating tables that were not as recorded before: their digests stay as
/// they are, so that the fault goes on being found
void renew_digests(Connection& connection, const std::vector<std::string>& deviating);

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
// Bare SQLite as a peer: as little of ours around it as can be.
#pragma once

#include <fmt/core.h>
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace bench {

/// A connection; a failure ends the benchmark with SQLite's words.
class Sqlite {
  public:
    explicit Sqlite(const std::string& path = ":memory:") {
        check(sqlite3_open(path.c_str(), &database_));
    }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;
    ~Sqlite() {
        for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
        sqlite3_close(database_);
    }

    void run(const char* text) { check(sqlite3_exec(database_, text, nullptr, nullptr, nullptr)); }

    /// Lives as long as the connection.
    sqlite3_stmt* prepare(const char* text) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(database_, text, -1, &statement, nullptr));
        statements_.push_back(statement);
        return statement;
    }

    /// Steps once and resets; the number in the first column, -1 when there is no row.
    static sqlite3_int64 first(sqlite3_stmt* statement) {
        const bool is_row = sqlite3_step(statement) == SQLITE_ROW;
        const sqlite3_int64 number = is_row ? sqlite3_column_int64(statement, 0) : -1;
        sqlite3_reset(statement);
        return number;
    }

  private:
    void check(int result) {
        if (result == SQLITE_OK) return;
        fmt::print(stderr, "SQLite: {}\n", sqlite3_errmsg(database_));
        std::exit(EXIT_FAILURE);
    }

    sqlite3* database_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
};

/// \param text must outlive the step.
inline void bind_text(sqlite3_stmt* statement, int place, const std::string& text) {
    sqlite3_bind_text(statement, place, text.c_str(), static_cast<int>(text.size()), nullptr);
}

}  // namespace bench

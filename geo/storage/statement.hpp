// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace geo::storage {

/// A prepared statement in use: bound parameters only, reset when it goes out of scope, so that a
/// cached statement is always ready for its next user.
class Query {
  public:
    explicit Query(sqlite3_stmt* statement) noexcept : statement_(statement) {}
    ~Query();
    Query(Query&& other) noexcept;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    Query& operator=(Query&&) = delete;

    // Parameters in order, one call each. Text and blobs must outlive the next step().
    Query& bind(std::int64_t value);
    Query& bind(double value);
    Query& bind(std::string_view value);
    Query& bind_blob(std::string_view value);
    Query& bind_blob_or_null(std::string_view value);
    Query& bind_null();
    Query& bind_optional(const std::optional<double>& value);
    Query& bind_optional(const std::optional<std::string>& value);
    /// An empty text is stored as NULL.
    Query& bind_text_or_null(std::string_view value);

    /// True while there is a row. \throws Error(storage) on any failure.
    bool step();
    /// For statements without rows: runs and makes ready for the next round of parameters.
    void run();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;            ///< empty for NULL
    std::string_view text_view(int column) const;  ///< valid until the next step
    std::string_view blob(int column) const;       ///< valid until the next step
    bool is_null(int column) const;
    std::optional<double> optional_real(int column) const;
    std::optional<std::string> optional_text(int column) const;

  private:
    sqlite3_stmt* statement_;
    int next_parameter_ = 1;
};

/// \throws Error with the kind that fits the SQLite result code (disk full, busy, corrupt, …).
[[noreturn]] void throw_sqlite_error(sqlite3* handle, int code, std::string_view doing);

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/statement.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <limits>

#include "geo/base/error.hpp"

namespace geo::storage {

Query::~Query() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Query::Query(Query&& other) noexcept
    : statement_(other.statement_), next_parameter_(other.next_parameter_) {
    other.statement_ = nullptr;
}

namespace {

void check_bound(sqlite3_stmt* statement, int code) {
    if (code != SQLITE_OK) throw_sqlite_error(sqlite3_db_handle(statement), code, "bind");
}

/// The text and blob parameters of one statement are bounded by SQLite far below 2 GiB.
int length_of(std::size_t size) {
    if (size > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw Error(ErrorKind::too_large, "一个字段超过 2 GiB，无法保存。",
                    "A field is larger than 2 GiB and cannot be stored.");
    return static_cast<int>(size);
}

}  // namespace

Query& Query::bind(std::int64_t value) {
    check_bound(statement_, sqlite3_bind_int64(statement_, next_parameter_++, value));
    return *this;
}

Query& Query::bind(double value) {
    check_bound(statement_, sqlite3_bind_double(statement_, next_parameter_++, value));
    return *this;
}

Query& Query::bind(std::string_view value) {
    check_bound(statement_,
                sqlite3_bind_text(statement_, next_parameter_++, value.empty() ? "" : value.data(),
                                  length_of(value.size()), SQLITE_STATIC));
    return *this;
}

Query& Query::bind_blob(std::string_view value) {
    check_bound(statement_, sqlite3_bind_blob(statement_, next_parameter_++, value.data(),
                                              length_of(value.size()), SQLITE_STATIC));
    return *this;
}

Query& Query::bind_blob_or_null(std::string_view value) {
    return value.empty() ? bind_null() : bind_blob(value);
}

Query& Query::bind_null() {
    check_bound(statement_, sqlite3_bind_null(statement_, next_parameter_++));
    return *this;
}

Query& Query::bind_optional(const std::optional<double>& value) {
    return value ? bind(*value) : bind_null();
}

Query& Query::bind_optional(const std::optional<std::string>& value) {
    return value ? bind(std::string_view{*value}) : bind_null();
}

Query& Query::bind_text_or_null(std::string_view value) {
    return value.empty() ? bind_null() : bind(value);
}

bool Query::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw_sqlite_error(sqlite3_db_handle(statement_), code, sqlite3_sql(statement_));
}

void Query::run() {
    step();
    sqlite3_reset(statement_);
    next_parameter_ = 1;
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Query::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Query::text_view(int column) const {
    // The text before its length: SQLite converts on the first call.
    const void* text = sqlite3_column_text(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return {static_cast<const char*>(text), static_cast<std::size_t>(size)};
}

std::string Query::text(int column) const {
    return is_null(column) ? std::string{} : std::string{text_view(column)};
}

std::string_view Query::blob(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<double> Query::optional_real(int column) const {
    if (is_null(column)) return std::nullopt;
    return real(column);
}

std::optional<std::string> Query::optional_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

namespace {

/// What the operating system said when a write to the database or to its log failed. Only the file
/// itself remembers it: by the time that a COMMIT has failed, sqlite3_system_errno() is zero again.
int error_of_file(sqlite3* handle, int which) {
    sqlite3_file* file = nullptr;
    int error = 0;
    if (sqlite3_file_control(handle, "main", which, &file) == SQLITE_OK && file != nullptr &&
        file->pMethods != nullptr)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

bool means_no_space(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

/// SQLite tells a full disk apart, but neither a quota nor a limit on the size of files.
bool is_out_of_space(sqlite3* handle, int code) {
    if ((code & 0xff) == SQLITE_FULL) return true;
    if ((code & 0xff) != SQLITE_IOERR || handle == nullptr) return false;
    if (means_no_space(sqlite3_system_errno(handle))) return true;
    const int kind = sqlite3_extended_errcode(handle);
    if (kind == SQLITE_IOERR_SHMSIZE) return true;  // the log's index could not grow
    return (kind == SQLITE_IOERR_WRITE || kind == SQLITE_IOERR_FSYNC) &&
           (means_no_space(error_of_file(handle, SQLITE_FCNTL_JOURNAL_POINTER)) ||
            means_no_space(error_of_file(handle, SQLITE_FCNTL_FILE_POINTER)));
}

}  // namespace

void throw_sqlite_error(sqlite3* handle, int code, std::string_view doing) {
    if (is_out_of_space(handle, code))
        throw Error(ErrorKind::no_space,
                    "磁盘已满，本次修改没有保存，数据库保持原样。请腾出空间后重试。",
                    "The disk is full: this change was not saved, the database is as before. "
                    "Free some space and try again.");
    const std::string detail = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorKind::unavailable, "数据库正被另一程序写入，请稍后重试。",
                        "Another program is writing to the database; try again in a moment.");
        case SQLITE_CONSTRAINT:
            throw Error(ErrorKind::conflict, fmt::format("与已有记录冲突：{}。", detail),
                        fmt::format("This conflicts with a record that exists: {}.", detail));
        case SQLITE_READONLY:
            throw Error(ErrorKind::storage, "数据库文件或其目录不可写，请检查权限。",
                        "The database file or its folder cannot be written; check permissions.");
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            throw Error(ErrorKind::storage,
                        fmt::format("数据库文件已损坏或不是数据库（{}）。请用备份恢复。", detail),
                        fmt::format("The file is damaged or not a database ({}). Restore a backup.",
                                    detail));
        default:
            throw Error(ErrorKind::storage, fmt::format("数据库错误：{}（{}）。", detail, doing),
                        fmt::format("Database error: {} (while running: {}).", detail, doing));
    }
}

}  // namespace geo::storage

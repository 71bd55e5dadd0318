// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

#include "geo/base/error.hpp"
#include "importers/file_guard.hpp"

namespace importers {

namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

[[noreturn]] void refuse(const std::string& path, const std::string& zh, const std::string& en) {
    throw geo::Error(geo::ErrorKind::invalid_input, path + "：" + zh, path + ": " + en);
}

// Percent-encodes what has a meaning in a URI, so that a '?' in a file's name stays a '?'.
std::string to_uri(const std::string& path) {
    std::string uri = "file:";
    for (const char byte : path)
        uri += byte == '?' || byte == '#' || byte == '%'
                   ? fmt::format("%{:02X}", static_cast<unsigned char>(byte))
                   : std::string(1, byte);
    return uri + "?mode=ro&immutable=1";
}

std::unique_ptr<sqlite3, CloseDatabase> open_read_only(const std::string& path) {
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(to_uri(path).c_str(), &handle,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    std::unique_ptr<sqlite3, CloseDatabase> database(handle);
    if (opened != SQLITE_OK) refuse(path, "打不开。", "cannot be opened.");
    sqlite3_db_config(database.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

// sqlite_master as it is on disk. Table type and statement are compared here and not in SQL, so
// that nothing in the file takes part in the decision.
constexpr const char* dangerous_tables =
    "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE type = 'view' OR "
    "(type = 'table' AND rootpage = 0) OR (type = 'table' AND sql LIKE '%virtual%table%')";

// Where the statement goes on behind the table's name, which may be quoted and hold anything.
std::size_t behind_name(const std::string& sql, std::size_t at) {
    const char quote = sql[at] == '[' ? ']' : sql[at];
    if (quote != '"' && quote != '`' && quote != '\'' && quote != ']')
        return sql.find_first_of(" \t\r\n", at);
    auto end = sql.find(quote, at + 1);
    while (end != std::string::npos && end + 1 < sql.size() && sql[end + 1] == quote)
        end = sql.find(quote, end + 2);
    return end == std::string::npos ? end : end + 1;
}

// Exactly "CREATE VIRTUAL TABLE name USING rtree(", which is what GeoPackage writes (OGC 12-128r18,
// F.3); every other spelling counts as something else.
bool is_rtree(const std::string& sql) {
    static constexpr std::string_view start = "CREATE VIRTUAL TABLE ";
    if (sql.size() <= start.size() || sqlite3_strnicmp(sql.c_str(), start.data(), 21) != 0)
        return false;
    const auto rest = behind_name(sql, start.size());
    return rest != std::string::npos &&
           sqlite3_strnicmp(sql.c_str() + rest, " USING rtree(", 13) == 0;
}

std::string text_of(sqlite3_stmt* statement, int column) {
    const auto* text = sqlite3_column_text(statement, column);
    return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

void judge(const std::string& path, const std::string& type, const std::string& name,
           const std::string& sql) {
    if (type == "view")
        refuse(
            path, "含有视图“" + name + "”，不予读取；请把图层另存为新的 GeoPackage。",
            "holds the view '" + name + "' and is not read; save the layer to a new GeoPackage.");
    if (!is_rtree(sql))
        refuse(path, "含有虚拟表“" + name + "”，可能读取其他文件，不予读取。",
               "holds the virtual table '" + name +
                   "', which could read other files; it is not read.");
}

}  // namespace

void check_geopackage(const std::string& path) {
    const auto database = open_read_only(path);
    sqlite3_stmt* handle = nullptr;
    const int prepared = sqlite3_prepare_v2(database.get(), dangerous_tables, -1, &handle, nullptr);
    const std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement(handle);
    if (prepared != SQLITE_OK)
        refuse(path, "不是完好的 GeoPackage。", "is not a sound GeoPackage.");
    int step = sqlite3_step(handle);
    for (; step == SQLITE_ROW; step = sqlite3_step(handle))
        judge(path, text_of(handle, 0), text_of(handle, 1), text_of(handle, 2));
    if (step != SQLITE_DONE) refuse(path, "目录表已损坏。", "its catalogue is damaged.");
}

}  // namespace importers

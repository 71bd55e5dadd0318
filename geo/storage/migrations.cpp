// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/migrations.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string_view>

#include "geo/base/error.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/schema_steps.hpp"
#include "geo/storage/table_watch.hpp"

namespace geo::storage {
namespace {

/// "LUMI": tells a registry from any other SQLite file.
constexpr std::int64_t application_id = 0x4C554D49;

/// Never edited once released: add the next one.
const std::array steps{schema::first_registry, schema::settings,  schema::audit,
                       schema::people,         schema::timeline,  schema::signs,
                       schema::casework,       schema::numbering, schema::renaming,
                       schema::other_names};

/// From this one on events are chained and tables have digests.
constexpr int first_audited_version = 3;

std::int64_t pragma(Connection& connection, std::string_view name) {
    auto query = connection.query(fmt::format("PRAGMA {}", name));
    query.step();
    return query.integer(0);
}

/// Steps as numbered in PRAGMA user_version: 1 is the first. A step changes what rows look like, so
/// their digests are made anew; but what was not as recorded before stays so: an upgrade must not
/// make a changed table a sound one.
void run_steps(Connection& connection, int done, int wanted) {
    Transaction transaction{connection};
    std::vector<std::string> deviating;
    if (done >= first_audited_version) deviating = deviating_tables(connection);
    for (int step = done; step < wanted; ++step)
        connection.execute(std::string{steps.at(static_cast<std::size_t>(step))});
    connection.execute(fmt::format("PRAGMA user_version={}", wanted));
    // An event that lost its hash later on gets none: that too would be a blessing.
    if (wanted >= first_audited_version && done < first_audited_version)
        EventLog{connection}.chain_unchained();
    if (wanted >= first_audited_version) renew_digests(connection, deviating);
    transaction.commit();
}

using SchemaTexts = std::map<std::string, std::string>;

/// Triggers that keep SpatiaLite's own books.
bool is_spatialites(std::string_view name) {
    return name.starts_with("gg") || name.starts_with("gi") || name.starts_with("tm");
}

SchemaTexts schema_of(Connection& connection) {
    SchemaTexts texts;
    auto row = connection.query(
        "SELECT type || ' ' || name, name, coalesce(sql, '') FROM sqlite_master WHERE tbl_name IN "
        "(SELECT name FROM audited_tables) OR tbl_name IN ('events', 'checkpoints', "
        "'table_digests', 'audited_tables')");
    while (row.step())
        if (!is_spatialites(row.text_view(1))) texts[row.text(0)] = row.text(2);
    return texts;
}

/// As this release makes it, in a registry in memory.
const SchemaTexts& expected_schema() {
    static const SchemaTexts expected = [] {
        Connection connection{":memory:", Access::write};
        create_schema(connection, schema_version());
        return schema_of(connection);
    }();
    return expected;
}

}  // namespace

int schema_version() { return static_cast<int>(steps.size()); }

void create_schema(Connection& connection, int version) {
    run_steps(connection, 0, version);
    connection.execute(fmt::format("PRAGMA application_id={}", application_id));
}

void migrate(Connection& connection, const std::string& path) {
    if (pragma(connection, "application_id") != application_id)
        throw Error(ErrorKind::storage, fmt::format("{} 不是路名登记库。", path),
                    fmt::format("{} is not a Luming registry.", path));
    const std::int64_t version = pragma(connection, "user_version");
    if (version > schema_version())
        throw Error(ErrorKind::storage,
                    fmt::format("登记库 {} 由更新的版本建立（结构 {}，本版本 {}）。请升级程序。",
                                path, version, schema_version()),
                    fmt::format("The registry {} was made by a newer release (schema {}, this one "
                                "knows {}). Upgrade the program.",
                                path, version, schema_version()));
    if (version < schema_version())
        run_steps(connection, static_cast<int>(version), schema_version());
}

std::vector<std::string> schema_deviations(Connection& connection) {
    if (const auto version = pragma(connection, "user_version"); version != schema_version())
        throw Error(ErrorKind::conflict,
                    fmt::format("登记库的结构是 {}，本版本是 {}；请用建立它的版本核对。", version,
                                schema_version()),
                    fmt::format("The registry's schema is {}, this release's is {}; verify it with "
                                "the release that made it.",
                                version, schema_version()));
    std::vector<std::string> names;
    const auto found = schema_of(connection);
    for (const auto& [name, text] : expected_schema())
        if (const auto same = found.find(name); same == found.end() || same->second != text)
            names.push_back(name);
    for (const auto& [name, text] : found)
        if (expected_schema().count(name) == 0) names.push_back(name);
    return names;
}

}  // namespace geo::storage

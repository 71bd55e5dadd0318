// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/migrations.hpp"

#include <fmt/format.h>

#include <array>
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
const std::array steps{schema::first_registry, schema::settings, schema::audit,   schema::people,
                       schema::timeline,       schema::signs,    schema::casework};

/// From this one on events are chained and tables have digests.
constexpr int first_audited_version = 3;

std::int64_t pragma(Connection& connection, std::string_view name) {
    auto query = connection.query(fmt::format("PRAGMA {}", name));
    query.step();
    return query.integer(0);
}

/// Steps as numbered in PRAGMA user_version: 1 is the first.
void run_steps(Connection& connection, int done, int wanted) {
    Transaction transaction{connection};
    for (int step = done; step < wanted; ++step)
        connection.execute(std::string{steps.at(static_cast<std::size_t>(step))});
    connection.execute(fmt::format("PRAGMA user_version={}", wanted));
    if (wanted >= first_audited_version) {
        EventLog{connection}.chain_unchained();
        renew_digests(connection);
    }
    transaction.commit();
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

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/setting_store.hpp"

namespace geo::storage {

std::optional<std::string> SettingStore::find(std::string_view key) {
    auto row = connection_.query("SELECT value FROM settings WHERE key = ?1");
    if (!row.bind(key).step()) return std::nullopt;
    return row.text(0);
}

void SettingStore::save(std::string_view key, std::string_view value) {
    connection_
        .query(
            "INSERT INTO settings (key, value) VALUES (?1, ?2) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind(key)
        .bind(value)
        .run();
}

void SettingStore::remove(std::string_view key) {
    connection_.query("DELETE FROM settings WHERE key = ?1").bind(key).run();
}

}  // namespace geo::storage

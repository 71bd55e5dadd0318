// SPDX-License-Identifier: Apache-2.0
// What the four import sessions share: the writer, one transaction without triggers, the boxes for
// the spatial index and the event at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/registry/import.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/spatial_index.hpp"

namespace geo::registry {

class ImportSession {
  public:
    /// \param table, column of the geometry that this import writes; empty for divisions.
    ImportSession(Registry& registry, ImportOrigin origin, std::string_view kind,
                  std::string_view table, std::string_view column);

    storage::Connection& connection() { return *hold_->writer; }
    const ImportOrigin& origin() const noexcept { return origin_; }
    Registry& registry() noexcept { return registry_; }

    void index_later(std::int64_t row, const BoundingBox& box);
    RowResult count(RowResult result);
    RowResult stored() { return count({RowOutcome::stored, std::nullopt}); }
    RowResult unchanged() { return count({RowOutcome::unchanged, std::nullopt}); }
    RowResult rejected(std::string zh, std::string en);

    /// Writes the index and the event and commits, unless this is a dry run or nothing changed.
    /// Ends the session either way.
    void commit();

  private:
    /// The writer, while it is ours.
    struct Hold {
        explicit Hold(storage::Database& database)
            : writer(database.write()), triggers_off(*writer), transaction(*writer) {}
        storage::Writer writer;
        storage::TriggersOff triggers_off;
        storage::Transaction transaction;
    };

    void write_index_and_event();
    std::string summary() const;

    Registry& registry_;
    ImportOrigin origin_;
    std::string kind_, table_, column_;
    std::optional<Hold> hold_;  ///< let go at commit: others may write then
    std::vector<storage::IndexedBox> boxes_;
    std::int64_t stored_ = 0, updated_ = 0, unchanged_ = 0, rejected_ = 0;
};

/// "370502" → "370502000000": the codes of the national scheme have 2, 4, 6, 9 or 12 digits and
/// are kept with 12; any other code stays as it is.
std::string full_division_code(std::string_view code);
/// True for a 12-digit code whose village part is not 000.
bool is_village_code(std::string_view code);

}  // namespace geo::registry

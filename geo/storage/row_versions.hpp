// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// A version that another one has taken the place of.
struct SupersededRow {
    std::string_view entity;             ///< "division", "village", "road", "address", "sign"
    std::string id;                      ///< a number or a code
    std::optional<std::string> village;  ///< of a road or an address
    std::int64_t change = 0;             ///< the number that it had; 0: it never was numbered
    std::function<std::string()> as_json;
};

/// Superseded versions of published rows, kept as JSON in the transaction that supersedes them.
class RowVersions {
  public:
    explicit RowVersions(Connection& connection) : connection_(connection) {}

    /// Keeps the version, unless nobody has seen it yet. To be called before the row changes.
    /// \returns the number for the version that follows
    std::int64_t supersede(const SupersededRow& row, ChangeKind kind);

    /// The version before a change; nullopt when there was none.
    std::optional<std::string> before(std::string_view entity, std::string_view id,
                                      std::int64_t change);
    /// The version that held on a day, when another one has begun to hold since: the current row is
    /// no answer then.
    std::optional<std::string> on_day(std::string_view entity, std::string_view id,
                                      std::string_view day);
    /// Until which day the versions kept of a row hold at the latest: the present one holds from
    /// then on. nullopt: since ever.
    std::optional<std::string> last_day(std::string_view entity, std::string_view id);

  private:
    Connection& connection_;
};

}  // namespace geo::storage

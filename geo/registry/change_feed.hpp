// SPDX-License-Identifier: Apache-2.0
// Everything that happened to what is published, numbered and in order, with the full row before
// and after. Whoever takes the items in one by one, from 0, holds the published registry; an item
// never changes, so that taking it in twice does no harm. docs/changes.md tells clients about it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

struct Change {
    std::int64_t sequence = 0;
    Instant at;
    std::string kind;    ///< create, update, rename, merge, split, retire, renumber
    std::string entity;  ///< "division", "village", "road", "address", "sign"
    std::string id;      ///< as JSON: a number, or a code in quotes
    std::string before;  ///< JSON; "null" for what was not there
    std::string after;   ///< JSON; "null" for what is gone
    std::string predecessors, successors;  ///< JSON lists of road ids; empty without lineage
};

struct ChangePage {
    std::vector<Change> items;
    std::int64_t next = 0;    ///< to go on with
    std::int64_t latest = 0;  ///< the last change there is
};

inline constexpr std::int64_t most_changes = 10'000;

/// The changes after `since`, at most `limit` of them. Nothing once since is the latest or lies
/// beyond it.
/// \pre 0 <= since, 1 <= limit <= most_changes
ChangePage changes_after(storage::Connection& connection, std::int64_t since, std::int64_t limit);

/// {"seq","at","kind","entity","id","before","after","lineage"}
std::string to_json(const Change& change);

}  // namespace geo::registry

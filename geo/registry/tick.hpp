// SPDX-License-Identifier: Apache-2.0
// What time alone brings about. A server calls it every minute, a script may; nothing driven by
// time hides in a request, and the only clock asked is the registry's.
#pragma once

#include <cstdint>
#include <optional>

#include "geo/registry/registry.hpp"

namespace geo::registry {

/// Receipts of writes with an Idempotency-Key are kept so long.
inline constexpr std::chrono::hours receipt_lifetime{24};

struct TickResult {
    std::int64_t closed_notices = 0;
    std::int64_t dropped_receipts = 0;
    std::int64_t ended_sessions = 0;
    std::optional<std::uint64_t> checkpoint{};  ///< the day's, when it was made: events it holds
};

/// Closes public notices that are over (one event each), forgets sessions that are over and
/// receipts past their lifetime, and signs the day's checkpoint when something has happened since
/// the last one. Doing it twice does nothing more.
/// \throws Error(storage) when the key beside the registry cannot be read or made; the rest is done
/// by then.
TickResult tick(Registry& registry);

}  // namespace geo::registry

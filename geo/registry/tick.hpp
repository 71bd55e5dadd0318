// SPDX-License-Identifier: Apache-2.0
// What time alone brings about. A server calls it every minute; nothing driven by time hides in a
// request.
#pragma once

#include <cstdint>

#include "geo/registry/registry.hpp"

namespace geo::registry {

/// Receipts of writes with an Idempotency-Key are kept so long.
inline constexpr std::chrono::hours receipt_lifetime{24};

struct TickResult {
    std::int64_t closed_notices = 0;
    std::int64_t dropped_receipts = 0;
};

/// Closes public notices that are over (one event each), forgets sessions that are over and
/// receipts past their lifetime. Doing it twice does nothing more.
TickResult tick(Registry& registry);

}  // namespace geo::registry

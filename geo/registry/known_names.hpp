// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <mutex>

#include "geo/model/event.hpp"
#include "geo/naming/town_names.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/storage/connection.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {

/// Every name in force, proposed or remembered, by township, in memory: what the uniqueness rules
/// look in. Follows the event log, so that it holds what this connection can see.
class KnownNames {
  public:
    explicit KnownNames(const NamingContext& naming) : naming_(naming) {}

    /// What the rules need to know for this draft, as of the connection's own view.
    naming::Facts gather(storage::Connection& connection, const naming::NameDraft& draft);

  private:
    void catch_up(storage::Connection& connection);
    void load(storage::Connection& connection, std::int64_t sequence);
    void take_in(storage::Connection& connection, const Event& event);
    void renew_road(storage::Connection& connection, RoadId road,
                    const storage::VillageBrief& village);

    const NamingContext& naming_;
    std::mutex mutex_;
    naming::TownNames names_;
    std::int64_t sequence_ = -1;  ///< nothing loaded yet
};

}  // namespace geo::registry

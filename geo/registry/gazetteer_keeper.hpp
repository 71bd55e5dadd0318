// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "geo/model/event.hpp"
#include "geo/registry/gazetteer.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// Keeps the gazetteer up with the event log, so that it holds what a connection can see. One
/// changed name or road costs microseconds and leaves every picture handed out as it was.
class GazetteerKeeper {
  public:
    explicit GazetteerKeeper(const NamingContext& naming) : naming_(naming) {}

    /// The picture as of the connection's own view: inside a write with that write's rows.
    std::shared_ptr<const Gazetteer> current(storage::Connection& connection);
    /// Reads everything anew at the next call: the naming tables have changed.
    void forget();

  private:
    const NamingContext& naming_;
    std::mutex mutex_;
    std::shared_ptr<const Gazetteer> gazetteer_;
    std::int64_t sequence_ = -1;  ///< nothing loaded yet
};

}  // namespace geo::registry

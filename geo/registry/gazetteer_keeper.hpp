// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "geo/registry/gazetteer.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// Keeps the gazetteer up with the event log, so that it holds what a connection can see. One
/// changed name or road costs microseconds and leaves every picture handed out as it was.
class GazetteerKeeper {
  public:
    /// The picture as of the connection's own view: inside a write with that write's rows.
    /// \param naming other tables than the last time mean reading everything anew
    std::shared_ptr<const Gazetteer> current(storage::Connection& connection,
                                             const NamingContext& naming);

  private:
    bool follow(storage::Connection& connection, std::int64_t last);

    std::mutex mutex_;
    std::shared_ptr<const Gazetteer> gazetteer_;
    const NamingContext* naming_ = nullptr;  ///< what it was made with
    std::int64_t sequence_ = -1;             ///< nothing loaded yet
};

}  // namespace geo::registry

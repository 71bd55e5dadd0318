// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/model/event.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

using EventFields = std::vector<std::pair<std::string_view, std::string>>;

/// The append-only history. append() runs inside the transaction of the change it records; there
/// is no way to change or remove a line.
class EventLog {
  public:
    explicit EventLog(Connection& connection) : connection_(connection) {}

    /// \param event sequence is ignored. \returns the sequence number given.
    std::int64_t append(const Event& event);
    std::vector<Event> of(std::string_view entity_type, std::string_view entity_id);
    /// At most `limit` events after `sequence`, in order.
    std::vector<Event> after(std::int64_t sequence, std::int64_t limit);
    /// 0 when nothing has happened yet.
    std::int64_t last_sequence();

  private:
    Connection& connection_;
};

/// A JSON object of text values, in the order given.
std::string event_payload(const EventFields& fields);

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/audit/digest.hpp"
#include "geo/base/clock.hpp"
#include "geo/model/event.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

using EventFields = std::vector<std::pair<std::string_view, std::string>>;

/// The append-only history, each event chained to the one before (geo/audit/chain.hpp). append()
/// runs inside the transaction of the change it records; there is no way to change or remove a
/// line.
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

    /// Visits every event after `sequence` with its place in the hash chain, in order.
    void for_each_hashed(
        std::int64_t sequence,
        const std::function<void(const Event&, const std::optional<audit::Digest>&)>& visit);
    /// Gives their hashes to events that were written before there was a chain.
    void chain_unchained();

  private:
    struct Tail {
        std::int64_t sequence = 0;
        audit::Digest hash{};
    };
    Tail tail();

    Connection& connection_;
};

/// A JSON object of text values, in the order given.
std::string event_payload(const EventFields& fields);

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/event_log.hpp"

#include <nlohmann/json.hpp>

namespace geo::storage {
namespace {

#define EVENT_COLUMNS \
    "SELECT sequence, at, actor, action, entity_type, entity_id, scope, payload FROM events "

Event read_event(const Query& row) {
    return {row.integer(0), Instant{std::chrono::milliseconds{row.integer(1)}},
            row.text(2),    row.text(3),
            row.text(4),    row.text(5),
            row.text(6),    row.text(7)};
}

std::vector<Event> read_all(Query& row) {
    std::vector<Event> events;
    while (row.step()) events.push_back(read_event(row));
    return events;
}

}  // namespace

std::int64_t EventLog::append(const Event& event) {
    connection_
        .query(
            "INSERT INTO events (at, actor, action, entity_type, entity_id, scope, payload) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(std::int64_t{event.at.time_since_epoch().count()})
        .bind(event.actor)
        .bind(event.action)
        .bind(event.entity_type)
        .bind(event.entity_id)
        .bind(event.scope)
        .bind(event.payload)
        .run();
    return connection_.last_insert_id();
}

std::vector<Event> EventLog::of(std::string_view entity_type, std::string_view entity_id) {
    auto row = connection_.query(EVENT_COLUMNS
                                 "WHERE entity_type = ?1 AND entity_id = ?2 ORDER BY sequence");
    row.bind(entity_type).bind(entity_id);
    return read_all(row);
}

std::vector<Event> EventLog::after(std::int64_t sequence, std::int64_t limit) {
    auto row = connection_.query(EVENT_COLUMNS "WHERE sequence > ?1 ORDER BY sequence LIMIT ?2");
    row.bind(sequence).bind(limit);
    return read_all(row);
}

std::int64_t EventLog::last_sequence() {
    auto row = connection_.query("SELECT coalesce(max(sequence), 0) FROM events");
    row.step();
    return row.integer(0);
}

#undef EVENT_COLUMNS

std::string event_payload(const EventFields& fields) {
    auto payload = nlohmann::ordered_json::object();
    for (const auto& [key, value] : fields) payload[std::string{key}] = value;
    return payload.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace geo::storage

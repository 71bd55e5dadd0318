// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/event_log.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "geo/audit/chain.hpp"
#include "geo/base/error.hpp"

namespace geo::storage {
namespace {

#define EVENT_COLUMNS \
    "SELECT sequence, at, actor, action, entity_type, entity_id, scope, payload FROM events "

/// A log that has lost its last hash was tampered with; going on would hide it.
[[noreturn]] void refuse_to_go_on(std::int64_t sequence) {
    throw Error(ErrorKind::storage,
                fmt::format("历史第 {} 条没有校验值，登记库可能被改动，已停止写入。请运行 "
                            "luming audit verify。",
                            sequence),
                fmt::format("Event {} has no hash: the registry may have been tampered with and "
                            "takes no more writes. Run luming audit verify.",
                            sequence));
}

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

EventLog::Tail EventLog::tail() {
    auto row =
        connection_.query("SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1");
    if (!row.step()) return {0, audit::first_previous()};
    const auto hash = audit::digest_from_bytes(row.blob(1));
    if (!hash) refuse_to_go_on(row.integer(0));
    return {row.integer(0), *hash};
}

std::int64_t EventLog::append(const Event& event) {
    const Tail last = tail();
    Event chained = event;
    chained.sequence = last.sequence + 1;
    const audit::Digest hash = audit::event_hash(chained, last.hash);
    connection_
        .query(
            "INSERT INTO events (sequence, at, actor, action, entity_type, entity_id, scope, "
            "payload, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .bind(chained.sequence)
        .bind(std::int64_t{event.at.time_since_epoch().count()})
        .bind(event.actor)
        .bind(event.action)
        .bind(event.entity_type)
        .bind(event.entity_id)
        .bind(event.scope)
        .bind(event.payload)
        .bind_blob(audit::as_bytes(hash))
        .run();
    return chained.sequence;
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

void EventLog::for_each_hashed(
    std::int64_t sequence,
    const std::function<void(const Event&, const std::optional<audit::Digest>&)>& visit) {
    auto row = connection_.query(
        "SELECT sequence, at, actor, action, entity_type, entity_id, scope, payload, hash "
        "FROM events WHERE sequence > ?1 ORDER BY sequence");
    row.bind(sequence);
    while (row.step()) visit(read_event(row), audit::digest_from_bytes(row.blob(8)));
}

void EventLog::chain_unchained() {
    std::vector<std::pair<std::int64_t, audit::Digest>> hashes;
    audit::Digest previous = audit::first_previous();
    for_each_hashed(0, [&](const Event& event, const std::optional<audit::Digest>& hash) {
        previous = hash ? *hash : audit::event_hash(event, previous);
        if (!hash) hashes.emplace_back(event.sequence, previous);
    });
    for (const auto& [sequence, hash] : hashes)
        connection_.query("UPDATE events SET hash = ?2 WHERE sequence = ?1")
            .bind(sequence)
            .bind_blob(audit::as_bytes(hash))
            .run();
}

std::string event_payload(const EventFields& fields) {
    auto payload = nlohmann::ordered_json::object();
    for (const auto& [key, value] : fields) payload[std::string{key}] = value;
    return payload.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace geo::storage

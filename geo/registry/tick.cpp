// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/tick.hpp"

#include "geo/registry/audit.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/checkpoint_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/notice_store.hpp"
#include "geo/storage/receipt_store.hpp"

namespace geo::registry {
namespace {

/// Who acts when nobody does.
constexpr const char* the_clock = "clock";

std::int64_t close_notices(storage::Connection& connection, Registry& registry) {
    storage::NoticeStore notices{connection};
    const auto over = notices.over_before(to_registry_date(registry.clock().now()));
    for (const auto& notice : over) {
        notices.close(notice.id);
        storage::EventLog{connection}.append(
            {0,
             registry.clock().now(),
             the_clock,
             "notice.closed",
             "proposal",
             std::to_string(notice.proposal.value()),
             {},
             storage::event_payload({{"from", notice.from}, {"to", notice.to}})});
    }
    return static_cast<std::int64_t>(over.size());
}

/// Asked of a reader first: a quiet minute takes no write lock.
bool has_work(Registry& registry, Instant receipts_before) {
    const auto reader = registry.database().read();
    return !storage::NoticeStore{*reader}
                .over_before(to_registry_date(registry.clock().now()))
                .empty() ||
           storage::ReceiptStore{*reader}.has_before(receipts_before);
}

void put_in_order(Registry& registry, TickResult& result) {
    const Instant receipts_before = registry.clock().now() - receipt_lifetime;
    if (!has_work(registry, receipts_before)) return;
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    result.closed_notices = close_notices(*writer, registry);
    result.dropped_receipts = storage::ReceiptStore{*writer}.remove_before(receipts_before);
    transaction.commit();
}

/// One a day is due, and only when there is something new to state.
bool is_checkpoint_due(Registry& registry) {
    const auto reader = registry.database().read();
    const auto latest = storage::CheckpointStore{*reader}.latest();
    const std::int64_t events = storage::EventLog{*reader}.last_sequence();
    if (!latest) return events > 0;
    return latest->size < events &&
           to_registry_date(latest->at) != to_registry_date(registry.clock().now());
}

std::optional<std::uint64_t> daily_checkpoint(Registry& registry) {
    if (!is_checkpoint_due(registry)) return std::nullopt;
    make_checkpoint(registry, load_or_make_key(key_path(registry.database().path())));
    const auto made = storage::CheckpointStore{*registry.database().read()}.latest();
    if (!made) return std::nullopt;
    return static_cast<std::uint64_t>(made->size);
}

}  // namespace

TickResult tick(Registry& registry) {
    TickResult result;
    result.ended_sessions = purge_sessions(registry);
    put_in_order(registry, result);
    result.checkpoint = daily_checkpoint(registry);
    return result;
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/gazetteer_keeper.hpp"

#include <utility>

#include "geo/registry/gazetteer_loader.hpp"
#include "geo/storage/event_log.hpp"

namespace geo::registry {
namespace {

/// Beyond this many events reading everything anew is cheaper.
constexpr std::int64_t most_single_steps = 200;

}  // namespace

std::shared_ptr<const Gazetteer> GazetteerKeeper::current(storage::Connection& connection,
                                                          const NamingContext& naming) {
    const std::lock_guard lock{mutex_};
    const std::int64_t last = storage::EventLog{connection}.last_sequence();
    if (naming_ != &naming) gazetteer_.reset();
    if (gazetteer_ && last == sequence_) return gazetteer_;
    naming_ = &naming;
    if (!follow(connection, last))
        gazetteer_ = std::make_shared<const Gazetteer>(load_gazetteer(connection, naming));
    sequence_ = last;
    return gazetteer_;
}

/// False where only reading anew will do: a shorter log means that a write was seen that has been
/// rolled back since.
bool GazetteerKeeper::follow(storage::Connection& connection, std::int64_t last) {
    if (!gazetteer_ || last < sequence_ || last - sequence_ > most_single_steps) return false;
    GazetteerChange change{*gazetteer_, connection, *naming_};
    for (const Event& event : storage::EventLog{connection}.after(sequence_, most_single_steps)) {
        if (event.scope == everything_changed) return false;
        change.take_in(event);
    }
    gazetteer_ = std::make_shared<const Gazetteer>(std::move(change).result());
    return true;
}

}  // namespace geo::registry

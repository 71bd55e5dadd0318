// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/snapshot_on_day.hpp"

#include "geo/publishing/shard_builder.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/published_rows.hpp"
#include "geo/storage/read_transaction.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/sign_store.hpp"
#include "geo/storage/timeline_store.hpp"

namespace geo::publishing {
namespace {

/// Whether the name may have been the standard one: a former name without a last day may be of any
/// time, and is none.
bool could_be_in_force(const PlaceName& name) {
    switch (name.status) {
        case NameStatus::in_force:
            return true;
        case NameStatus::former:
        case NameStatus::abolished:
            return name.valid_to.has_value();
        case NameStatus::proposed:
        case NameStatus::alias:
            return false;
    }
    return false;
}

bool has_begun(const PlaceName& name, const std::string& day) {
    return !name.valid_from || *name.valid_from <= day;
}

bool has_ended(const PlaceName& name, const std::string& day) {
    return name.valid_to && *name.valid_to <= day;
}

bool ends_before(const PlaceName& a, const PlaceName& b) {
    return a.valid_to && (!b.valid_to || *a.valid_to < *b.valid_to);
}

const PlaceName* in_force_on(const std::vector<PlaceName>& names, const std::string& day) {
    const PlaceName* found = nullptr;
    for (const PlaceName& name : names) {
        if (!could_be_in_force(name) || !has_begun(name, day) || has_ended(name, day)) continue;
        if (found == nullptr || ends_before(name, *found)) found = &name;
    }
    return found;
}

/// One village read as it was.
class ShardReader {
  public:
    ShardReader(storage::Connection& connection, const Shard& now, const std::string& day)
        : connection_(connection), day_(day), builder_(now.village) {
        if (now.village) village_ = now.village->code;
    }

    ShardPtr read() {
        for (storage::RoadVersion& version : roads())
            if (was_there(version.road)) add(std::move(version));
        const auto before =
            storage::TimelineStore{connection_}.versions_on("address", village_, day_);
        for (const Address& address :
             storage::AddressStore{connection_}.in_village(village_.value_or(no_village()))) {
            const auto kept = before.find(address.id.value());
            builder_.add_door(
                kept == before.end() ? address : storage::address_from_published_row(kept->second));
        }
        storage::SignStore signs{connection_};
        for (const Sign& sign : signs.in_village(village_))
            if (const auto then = sign_on_day(sign, signs.events_of(sign.id), day_))
                builder_.add_sign(*then);
        return builder_.build();
    }

  private:
    std::vector<storage::RoadVersion> roads() {
        const auto before = storage::TimelineStore{connection_}.versions_on("road", village_, day_);
        std::vector<storage::RoadVersion> versions;
        for (Road& road : storage::RoadStore{connection_}.ever_in_village(village_)) {
            const auto kept = before.find(road.id.value());
            versions.push_back(kept != before.end()
                                   ? storage::road_from_published_row(kept->second)
                                   : storage::RoadVersion{
                                         road, storage::NameStore{connection_}.in_order(road.id)});
        }
        return versions;
    }

    bool was_there(const Road& road) const {
        return (!road.valid_from || *road.valid_from <= day_) &&
               (!road.valid_to || *road.valid_to > day_);
    }

    void add(storage::RoadVersion version) {
        const auto names = names_on_day(version.names, day_);
        builder_.add_road(std::move(version.road), false);
        for (const PlaceName& name : names) builder_.add_name(name);
    }

    storage::Connection& connection_;
    const std::string& day_;
    std::optional<VillageCode> village_;
    ShardBuilder builder_;
};

}  // namespace

std::vector<PlaceName> names_on_day(const std::vector<PlaceName>& names, const std::string& day) {
    const PlaceName* current = in_force_on(names, day);
    std::vector<PlaceName> then;
    for (const PlaceName& name : names) {
        if (name.status == NameStatus::proposed) continue;
        if (&name != current && (!has_begun(name, day) || name.status == NameStatus::in_force))
            continue;
        then.push_back(name);
        if (&name == current) then.back().status = NameStatus::in_force;
    }
    return then;
}

std::optional<Sign> sign_on_day(Sign sign, const std::vector<storage::SignEvent>& story,
                                const std::string& day) {
    std::optional<SignState> state;
    for (const storage::SignEvent& event : story) {
        if (event.day > day) continue;
        if (event.state == SignState::installed && state != SignState::installed)
            sign.installed_on = event.day;
        state = event.state;
    }
    if (!state || !storage::is_published(*state)) return std::nullopt;
    sign.state = *state;
    // What a renaming did to the plate is taken back, the last one first.
    for (auto event = story.rbegin(); event != story.rend(); ++event) {
        if (event->day <= day) continue;
        if (event->action == "rename") sign.is_outdated = !sign.is_outdated;
        if (event->action == "abolish") sign.is_outdated = false;
    }
    return sign;
}

SnapshotPtr snapshot_on_day(storage::Database& database, const Snapshot& now,
                            const std::string& day) {
    const auto reader = database.read();
    const storage::ReadTransaction transaction{*reader};
    const auto changed = storage::TimelineStore{*reader}.changed_after(day);
    std::vector<ShardPtr> shards{now.shards().begin(), now.shards().end()};
    for (ShardPtr& shard : shards)
        if (changed.contains(shard->village ? shard->village->code : no_village()))
            shard = ShardReader{*reader, *shard, day}.read();
    return std::make_shared<Snapshot>(now.sequence(), std::move(shards),
                                      std::make_shared<const search::AddressIndex>());
}

}  // namespace geo::publishing

// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/snapshot_loader.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "geo/publishing/search_entries.hpp"
#include "geo/publishing/shard_builder.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/division_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/read_transaction.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/sign_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::publishing {
namespace {

std::unordered_set<RoadId> roads_with_proposals(storage::Connection& connection) {
    std::unordered_set<RoadId> roads;
    storage::ProposalStore{connection}.for_each_open([&](const Proposal& proposal) {
        if (proposal.content.road && proposal.state != ProposalState::draft)
            roads.insert(*proposal.content.road);
    });
    return roads;
}

/// Builders by village code; what lies in no village goes to the one with the empty code.
class ShardSet {
  public:
    explicit ShardSet(storage::Connection& connection) : connection_(connection) {
        const DivisionNames names{storage::DivisionStore{connection_}.all()};
        builders_.emplace_back(std::nullopt);
        by_code_.emplace(std::string{}, 0);
        storage::VillageStore{connection_}.for_each([&](const Village& village) {
            by_code_.emplace(village.code.value(), builders_.size());
            builders_.emplace_back(names.describe(village));
        });
    }

    std::vector<ShardPtr> load() {
        const auto proposed = roads_with_proposals(connection_);
        std::unordered_map<RoadId, std::size_t> shard_of_road;
        storage::RoadStore{connection_}.for_each([&](const Road& road) {
            const std::size_t shard = index_of(road.village.value_or(no_village()));
            shard_of_road.emplace(road.id, shard);
            builders_[shard].add_road(road, proposed.contains(road.id));
        });
        storage::NameStore{connection_}.for_each(
            [&](const PlaceName& name) { builders_[shard_of_road.at(name.road)].add_name(name); });
        storage::AddressStore{connection_}.for_each([&](const Address& address) {
            builders_[index_of(address.village)].add_door(address);
        });
        storage::SignStore{connection_}.for_each_standing([&](const Sign& sign) {
            const auto shard = shard_of_road.find(sign.road);
            if (shard != shard_of_road.end()) builders_[shard->second].add_sign(sign);
        });
        return build_all();
    }

  private:
    std::size_t index_of(const VillageCode& code) const {
        const auto found = by_code_.find(code.value());
        return found == by_code_.end() ? 0 : found->second;
    }

    std::vector<ShardPtr> build_all() {
        std::vector<ShardPtr> shards;
        for (ShardBuilder& builder : builders_) shards.push_back(builder.build());
        return shards;
    }

    storage::Connection& connection_;
    std::vector<ShardBuilder> builders_;
    std::unordered_map<std::string, std::size_t> by_code_;
};

/// One village's shard, read again.
ShardPtr load_shard(storage::Connection& connection, const VillageCode& code,
                    const DivisionNames& divisions, const std::unordered_set<RoadId>& proposed) {
    std::optional<VillageCode> village;
    std::optional<VillageFeature> feature;
    if (code != no_village()) {
        village = code;
        feature = divisions.describe(storage::VillageStore{connection}.get(code));
    }
    ShardBuilder builder{std::move(feature)};
    for (const Road& road : storage::RoadStore{connection}.in_village(village))
        builder.add_road(road, proposed.contains(road.id));
    for (const PlaceName& name : storage::NameStore{connection}.in_village(village))
        builder.add_name(name);
    for (const Address& address : storage::AddressStore{connection}.in_village(code))
        builder.add_door(address);
    for (const Sign& sign : storage::SignStore{connection}.in_village(village))
        builder.add_sign(sign);
    return builder.build();
}

SnapshotPtr read_everything(storage::Connection& connection) {
    const std::int64_t sequence = storage::EventLog{connection}.last_sequence();
    std::vector<ShardPtr> shards = ShardSet{connection}.load();
    auto index = build_index(shards, build_doors(shards));
    return std::make_shared<Snapshot>(sequence, std::move(shards), std::move(index));
}

/// What happened since: the last event, and the villages it concerns (none: all of them).
struct Happened {
    std::int64_t sequence = 0;
    bool everything = false;
    std::unordered_set<std::string> villages;
};

Happened since(storage::Connection& connection, std::int64_t sequence) {
    constexpr std::int64_t too_many_to_single_out = 1000;
    Happened happened;
    happened.sequence = sequence;
    for (const Event& event :
         storage::EventLog{connection}.after(sequence, too_many_to_single_out)) {
        happened.sequence = event.sequence;
        happened.villages.insert(event.scope);
    }
    happened.everything = happened.villages.contains(std::string{everything_changed}) ||
                          storage::EventLog{connection}.last_sequence() > happened.sequence;
    return happened;
}

/// Proposals always name their village, so the shard without one changes by imports only.
bool concerns(const Happened& happened, const Shard& shard) {
    return shard.village && happened.villages.contains(shard.village->code.value());
}

bool is_same_name(const RoadFeature& a, const RoadFeature& b) {
    return a.id == b.id && a.name_in_use() == b.name_in_use() && a.aliases == b.aliases &&
           a.line == b.line;
}

/// What the search index holds of a village: most steps of a proposal leave it as it is, and an
/// index of forty thousand names takes a tenth of a second to make.
bool bear_same_names(const Shard& before, const Shard& after) {
    std::vector<RoadFeature> a, b;
    const auto is_named = [](const RoadFeature& road) { return !road.name_in_use().full.empty(); };
    std::copy_if(before.roads.begin(), before.roads.end(), std::back_inserter(a), is_named);
    std::copy_if(after.roads.begin(), after.roads.end(), std::back_inserter(b), is_named);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_same_name);
}

bool is_same_address(const Shard& a, const DoorFeature& door, const Shard& b,
                     const DoorFeature& other) {
    const auto road_of = [](const Shard& shard, const DoorFeature& one) {
        return one.road == no_road ? RoadId{} : shard.roads[one.road].id;
    };
    return door.id == other.id && door.is_address == other.is_address &&
           door.number == other.number && door.position == other.position &&
           road_of(a, door) == road_of(b, other);
}

/// Doors are looked at only when their number, place or road is another one: most changes of a
/// village are about its names.
bool bear_same_doors(const Shard& before, const Shard& after) {
    return std::equal(before.doors.begin(), before.doors.end(), after.doors.begin(),
                      after.doors.end(), [&](const DoorFeature& a, const DoorFeature& b) {
                          return is_same_address(before, a, after, b);
                      });
}

VillageCode code_of(const Shard& shard) {
    return shard.village ? shard.village->code : no_village();
}

}  // namespace

SnapshotPtr load_snapshot(storage::Database& database) {
    const auto reader = database.read();
    const storage::ReadTransaction transaction{*reader};
    return read_everything(*reader);
}

SnapshotPtr load_snapshot_without_index(storage::Database& database) {
    const auto reader = database.read();
    const storage::ReadTransaction transaction{*reader};
    const std::int64_t sequence = storage::EventLog{*reader}.last_sequence();
    return std::make_shared<Snapshot>(sequence, ShardSet{*reader}.load(),
                                      std::make_shared<const search::AddressIndex>());
}

NextSnapshot next_snapshot(storage::Database& database, const Snapshot& last) {
    const auto reader = database.read();
    const storage::ReadTransaction transaction{*reader};
    const Happened happened = since(*reader, last.sequence());
    if (happened.sequence == last.sequence()) return {};
    if (happened.everything) {
        SnapshotPtr next = read_everything(*reader);
        return {next, {last.box(), next->box()}};
    }
    const DivisionNames divisions{storage::DivisionStore{*reader}.all()};
    const auto proposed = roads_with_proposals(*reader);
    NextSnapshot next;
    std::vector<ShardPtr> shards{last.shards().begin(), last.shards().end()};
    bool names_changed = false, doors_changed = false;
    for (ShardPtr& shard : shards) {
        if (!concerns(happened, *shard)) continue;
        const ShardPtr before = shard;
        shard = load_shard(*reader, code_of(*before), divisions, proposed);
        next.touched.insert(next.touched.end(), {before->box, shard->box});
        names_changed = names_changed || !bear_same_names(*before, *shard);
        doors_changed = doors_changed || !bear_same_doors(*before, *shard);
    }
    const auto doors = doors_changed ? build_doors(shards) : last.index().doors();
    auto index = names_changed || doors_changed ? build_index(shards, doors) : last.shared_index();
    next.snapshot =
        std::make_shared<Snapshot>(happened.sequence, std::move(shards), std::move(index));
    return next;
}

}  // namespace geo::publishing

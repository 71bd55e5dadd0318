// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/snapshot_loader.hpp"

#include <algorithm>
#include <unordered_set>

#include "geo/publishing/division_names.hpp"
#include "geo/publishing/search_entries.hpp"
#include "geo/publishing/shard_builder.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/division_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/former_names.hpp"
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
        const DivisionNames names = division_names(connection_);
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

/// The divisions above a village, and no others.
std::vector<Division> divisions_above(storage::Connection& connection, const Village& village) {
    storage::DivisionStore store{connection};
    std::vector<Division> above;
    auto next = store.find(village.town);
    for (int level = 0; next && level < 4; ++level) {
        above.push_back(*next);
        next = store.find(next->parent);
    }
    return above;
}

VillageFeature describe(storage::Connection& connection, const VillageCode& code) {
    const Village village = storage::VillageStore{connection}.get(code);
    const auto above = divisions_above(connection, village);
    auto former = storage::former_names(connection, "villages", code.value());
    for (const Division& division : above)
        for (auto& one : storage::former_names(connection, "divisions", division.code.value()))
            former.push_back(std::move(one));
    return DivisionNames{above, former}.describe(village);
}

bool has_proposal(storage::Connection& connection, RoadId road) {
    storage::ProposalStore proposals{connection};
    const auto open = proposals.open_for_road(road);
    return std::any_of(open.begin(), open.end(), [&](ProposalId id) {
        return proposals.get(id).state != ProposalState::draft;
    });
}

/// One village's shard, read again.
ShardPtr load_shard(storage::Connection& connection, const VillageCode& code) {
    std::optional<VillageCode> village;
    std::optional<VillageFeature> feature;
    if (code != no_village()) {
        village = code;
        feature = describe(connection, code);
    }
    ShardBuilder builder{std::move(feature)};
    for (const Road& road : storage::RoadStore{connection}.in_village(village))
        builder.add_road(road, has_proposal(connection, road.id));
    for (const PlaceName& name : storage::NameStore{connection}.in_village(village))
        builder.add_name(name);
    for (const Address& address : storage::AddressStore{connection}.in_village(code))
        builder.add_door(address);
    for (const Sign& sign : storage::SignStore{connection}.in_village(village))
        builder.add_sign(sign);
    return builder.build();
}

std::int64_t last_sequence(storage::Connection& connection) {
    return storage::EventLog{connection}.last_sequence();
}

SnapshotPtr read_everything(storage::Connection& connection) {
    const std::int64_t sequence = last_sequence(connection);
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
    const std::int64_t sequence = last_sequence(*reader);
    return std::make_shared<Snapshot>(sequence, ShardSet{*reader}.load(),
                                      std::make_shared<const search::AddressIndex>());
}

NextSnapshot next_snapshot(storage::Database& database, const Snapshot& last) {
    const auto reader = database.read();
    const storage::ReadTransaction transaction{*reader};
    const Happened happened = since(*reader, last.sequence());
    if (happened.sequence == last.sequence()) return {};
    if (happened.everything) {
        auto next = std::make_shared<Snapshot>(last_sequence(*reader), ShardSet{*reader}.load(),
                                               last.shared_index());
        return {next, {last.box(), next->box()}};
    }
    NextSnapshot next;
    std::vector<ReplacedShard> replaced;
    for (std::uint32_t i = 0; i < last.shards().size(); ++i) {
        const Shard& before = *last.shards()[i];
        if (!concerns(happened, before)) continue;
        replaced.push_back({i, load_shard(*reader, code_of(before))});
        next.touched.insert(next.touched.end(), {before.box, replaced.back().shard->box});
    }
    next.snapshot = std::make_shared<Snapshot>(last, happened.sequence, replaced);
    return next;
}

}  // namespace geo::publishing

// SPDX-License-Identifier: Apache-2.0
#include "api/http/features/feature_pages.hpp"

#include <queue>

#include "geo/storage/proposal_store.hpp"

namespace api::http {
namespace {

using geo::publishing::Shard;
using geo::publishing::Snapshot;

std::int64_t id_key(const FeatureQuery& query, std::int64_t start) {
    if (!query.after) return start;
    std::int64_t key = 0;
    const auto* end = query.after->data() + query.after->size();
    const auto [last, error] = std::from_chars(query.after->data(), end, key);
    if (error == std::errc{} && last == end) return key;
    throw geo::Error(geo::ErrorKind::invalid_input, "参数 cursor：不是本数据集的游标。",
                     "Parameter cursor: belongs to another collection.")
        .at("cursor");
}

/// The village that the filters name, if they name one.
std::optional<std::string_view> village_of(const FeatureQuery& query, std::string_view property) {
    for (const auto& filter : query.filters)
        if (filter.name == property) return filter.value;
    return std::nullopt;
}

/// The shards in which anything can be found.
std::vector<const Shard*> shards_for(const Snapshot& snapshot, const FeatureQuery& query) {
    std::vector<const Shard*> shards;
    if (const auto code = village_of(query, "village_code")) {
        const auto* shard = snapshot.find_village(geo::VillageCode{std::string{*code}});
        if (shard != nullptr) shards.push_back(shard);
        return shards;
    }
    if (query.areas.empty()) {
        for (const auto& shard : snapshot.shards()) shards.push_back(shard.get());
        return shards;
    }
    for (const auto& area : query.areas)
        snapshot.for_each_shard(area, [&](const Shard& shard) { shards.push_back(&shard); });
    std::sort(shards.begin(), shards.end());
    shards.erase(std::unique(shards.begin(), shards.end()), shards.end());
    return shards;
}

/// Goes through the features of one shard that a filter takes, by id.
template <typename Ref, typename Item>
class Walk {
  public:
    Walk(const Shard& shard, const std::vector<Item>& items, std::int64_t after)
        : shard_(&shard), items_(&items) {
        const auto first = std::upper_bound(
            items.begin(), items.end(), after,
            [](std::int64_t id, const Item& item) { return id < item.id.value(); });
        index_ = static_cast<std::size_t>(first - items.begin());
    }
    /// \returns false when there is none left.
    bool settle(const FeatureFilter<Ref>& filter) {
        while (index_ < items_->size() && !filter.takes(current())) ++index_;
        return index_ < items_->size();
    }
    bool step(const FeatureFilter<Ref>& filter) {
        ++index_;
        return settle(filter);
    }
    Ref current() const { return {shard_, &(*items_)[index_]}; }
    std::int64_t id() const { return (*items_)[index_].id.value(); }
    bool operator>(const Walk& other) const { return id() > other.id(); }

  private:
    const Shard* shard_;
    const std::vector<Item>* items_;
    std::size_t index_ = 0;
};

/// The first features after the cursor, merged from all shards.
template <typename Ref, typename Item>
FeaturePage<Ref> merged_page(const Snapshot& snapshot, const FeatureQuery& query,
                             const std::vector<Item> Shard::*items) {
    using Step = Walk<Ref, Item>;
    const FeatureFilter<Ref> filter{query};
    const auto after = id_key(query, std::numeric_limits<std::int64_t>::min());
    std::priority_queue<Step, std::vector<Step>, std::greater<>> heads;
    for (const auto* shard : shards_for(snapshot, query)) {
        Step walk{*shard, shard->*items, after};
        if (walk.settle(filter)) heads.push(walk);
    }
    FeaturePage<Ref> page;
    while (!heads.empty() && page.features.size() < query.limit) {
        auto walk = heads.top();
        heads.pop();
        page.features.push_back(walk.current());
        page.next = std::to_string(walk.id());
        if (walk.step(filter)) heads.push(walk);
    }
    if (heads.empty()) page.next.reset();
    return page;
}

template <typename Feature>
void count_matches(FeaturePage<Feature>& page, const FeatureQuery& query, std::size_t all) {
    if (query.takes_everything())
        page.matched = all;
    else if (!query.after && !page.next)
        page.matched = page.features.size();
}

const std::string& code_of(const VillageRef& village) {
    return village.shard->village->code.value();
}

std::vector<VillageRef> villages_after(const Snapshot& snapshot, const FeatureQuery& query) {
    const FeatureFilter<VillageRef> filter{query};
    std::vector<VillageRef> villages;
    for (const auto& shard : snapshot.shards()) {
        const VillageRef village{shard.get()};
        const bool is_next = shard->village && (!query.after || code_of(village) > *query.after);
        if (is_next && filter.takes(village)) villages.push_back(village);
    }
    return villages;
}

/// Reads on in the table of proposals until the page is full.
class ProposalReader {
  public:
    ProposalReader(geo::storage::Database& database, std::int64_t before)
        : reader_(database.read()), store_(*reader_), before_(before) {}

    /// The next batch, newest first; empty at the end.
    std::vector<geo::Proposal> next() {
        geo::storage::ProposalFilter filter;
        filter.before = geo::ProposalId{before_};
        auto batch = store_.list(filter);
        if (!batch.empty()) before_ = batch.back().id.value();
        return batch;
    }

  private:
    geo::storage::Reader reader_;
    geo::storage::ProposalStore store_;
    std::int64_t before_;
};

}  // namespace

bool is_public(geo::ProposalState state) noexcept {
    using enum geo::ProposalState;
    return state != draft && state != returned && state != withdrawn;
}

FeaturePage<VillageRef> village_page(const Snapshot& snapshot, const FeatureQuery& query) {
    FeaturePage<VillageRef> page{villages_after(snapshot, query), {}, {}};
    auto& villages = page.features;
    const auto count = std::min(query.limit, villages.size());
    const bool has_more = count < villages.size();
    std::partial_sort(villages.begin(), villages.begin() + static_cast<std::ptrdiff_t>(count),
                      villages.end(), [](const VillageRef& left, const VillageRef& right) {
                          return code_of(left) < code_of(right);
                      });
    villages.resize(count);
    if (has_more) page.next = code_of(villages.back());
    count_matches(page, query, snapshot.village_count());
    return page;
}

FeaturePage<RoadRef> road_page(const Snapshot& snapshot, const FeatureQuery& query) {
    auto page = merged_page<RoadRef>(snapshot, query, &Shard::roads);
    count_matches(page, query, snapshot.road_count());
    return page;
}

FeaturePage<DoorRef> door_page(const Snapshot& snapshot, const FeatureQuery& query) {
    auto page = merged_page<DoorRef>(snapshot, query, &Shard::doors);
    count_matches(page, query, snapshot.door_count());
    return page;
}

FeaturePage<SignRef> sign_page(const Snapshot& snapshot, const FeatureQuery& query) {
    auto page = merged_page<SignRef>(snapshot, query, &Shard::signs);
    count_matches(page, query, snapshot.sign_count());
    return page;
}

FeaturePage<ProposalRow> proposal_page(const geo::publishing::SnapshotPtr& snapshot,
                                       geo::storage::Database& database,
                                       const FeatureQuery& query) {
    const FeatureFilter<ProposalRow> filter{query};
    ProposalReader reader{database, id_key(query, std::numeric_limits<std::int64_t>::max())};
    FeaturePage<ProposalRow> page;
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next()) {
        for (auto& proposal : batch) {
            ProposalRow row{std::move(proposal), snapshot};
            const bool is_then = !query.period || query.period->holds(row.proposal.created_at);
            if (!is_public(row.proposal.state) || !is_then || !filter.takes(row)) continue;
            if (page.features.size() == query.limit) {
                page.next = std::to_string(page.features.back().proposal.id.value());
                return page;
            }
            page.features.push_back(std::move(row));
        }
    }
    return page;
}

}  // namespace api::http

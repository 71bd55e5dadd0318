// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/shard_directory.hpp"

#include <algorithm>

namespace geo::publishing {
namespace {

using ShardOfId = std::vector<std::pair<std::int64_t, std::uint32_t>>;

template <typename Feature>
void append_ids(ShardOfId& ids, const std::vector<Feature>& features, std::uint32_t shard) {
    for (const Feature& feature : features) ids.emplace_back(feature.id.value(), shard);
}

template <typename Feature>
std::shared_ptr<const ShardOfId> ids_of(std::span<const ShardPtr> shards,
                                        std::vector<Feature> Shard::*member) {
    ShardOfId ids;
    std::size_t count = 0;
    for (const ShardPtr& shard : shards) count += ((*shard).*member).size();
    ids.reserve(count);
    for (std::uint32_t i = 0; i < shards.size(); ++i) append_ids(ids, (*shards[i]).*member, i);
    std::sort(ids.begin(), ids.end());
    return std::make_shared<const ShardOfId>(std::move(ids));
}

template <typename Feature>
bool have_same_ids(const std::vector<Feature>& a, const std::vector<Feature>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Feature& x, const Feature& y) { return x.id == y.id; });
}

template <typename Feature>
std::shared_ptr<const ShardOfId> ids_after(const std::shared_ptr<const ShardOfId>& ids,
                                           std::span<const ShardPtr> before,
                                           std::span<const ReplacedShard> replaced,
                                           std::vector<Feature> Shard::*member) {
    std::vector<bool> is_changed(before.size());
    ShardOfId changed;
    for (const auto& [index, shard] : replaced) {
        if (have_same_ids((*before[index]).*member, (*shard).*member)) continue;
        is_changed[index] = true;
        append_ids(changed, (*shard).*member, index);
    }
    if (std::none_of(is_changed.begin(), is_changed.end(), [](bool one) { return one; }))
        return ids;
    std::sort(changed.begin(), changed.end());
    ShardOfId kept, merged;
    kept.reserve(ids->size());
    std::copy_if(ids->begin(), ids->end(), std::back_inserter(kept),
                 [&](const auto& entry) { return !is_changed[entry.second]; });
    merged.reserve(kept.size() + changed.size());
    std::merge(kept.begin(), kept.end(), changed.begin(), changed.end(),
               std::back_inserter(merged));
    return std::make_shared<const ShardOfId>(std::move(merged));
}

std::shared_ptr<const spatial::PackedRTree> tree_of(std::span<const ShardPtr> shards) {
    std::vector<BoundingBox> boxes;
    boxes.reserve(shards.size());
    for (const ShardPtr& shard : shards) boxes.push_back(shard->box);
    return std::make_shared<const spatial::PackedRTree>(boxes);
}

}  // namespace

ShardDirectory::ShardDirectory(std::span<const ShardPtr> shards)
    : roads_(ids_of(shards, &Shard::roads)),
      doors_(ids_of(shards, &Shard::doors)),
      signs_(ids_of(shards, &Shard::signs)),
      tree_(tree_of(shards)) {
    ShardOfVillage villages;
    for (std::uint32_t i = 0; i < shards.size(); ++i)
        if (shards[i]->village) villages.emplace(shards[i]->village->code.value(), i);
    villages_ = std::make_shared<const ShardOfVillage>(std::move(villages));
}

ShardDirectory ShardDirectory::after(std::span<const ShardPtr> before,
                                     std::span<const ShardPtr> after,
                                     std::span<const ReplacedShard> replaced) const {
    // A replaced shard is still that of its village.
    ShardDirectory next = *this;
    next.roads_ = ids_after(roads_, before, replaced, &Shard::roads);
    next.doors_ = ids_after(doors_, before, replaced, &Shard::doors);
    next.signs_ = ids_after(signs_, before, replaced, &Shard::signs);
    const bool have_moved = std::any_of(
        replaced.begin(), replaced.end(),
        [&](const ReplacedShard& one) { return !(before[one.index]->box == one.shard->box); });
    if (have_moved) next.tree_ = tree_of(after);
    return next;
}

std::uint32_t ShardDirectory::find(const ShardOfId& ids, std::int64_t id) noexcept {
    const auto found = std::lower_bound(ids.begin(), ids.end(), std::pair{id, 0U});
    return found != ids.end() && found->first == id ? found->second : none;
}

std::uint32_t ShardDirectory::of_village(const VillageCode& code) const {
    const auto found = villages_->find(code.value());
    return found == villages_->end() ? none : found->second;
}

}  // namespace geo::publishing

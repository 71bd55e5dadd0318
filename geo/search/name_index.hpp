// SPDX-License-Identifier: Apache-2.0
// The names of the registry, laid out so that everything below a division is one range: divisions
// in the order of the tree, villages in the order of the divisions, roads in the order of the
// villages.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/search/address_index.hpp"
#include "geo/search/name_trie.hpp"
#include "geo/search/point_grid.hpp"
#include "geo/search/slip_keys.hpp"

namespace geo::search {

using Index = std::uint32_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

struct IndexRange {
    Index begin = 0, end = 0;
    bool contains(Index i) const noexcept { return i >= begin && i < end; }
    bool contains(IndexRange other) const noexcept {
        return other.begin >= begin && other.end <= end;
    }
    bool meets(IndexRange other) const noexcept { return other.begin < end && begin < other.end; }
    Index size() const noexcept { return end - begin; }
};

struct DivisionRecord {
    Component level = Component::province;
    Index parent = none;
    Index subtree_end = 0;  ///< divisions below this one: [self + 1, subtree_end)
    Index name = none;
    IndexRange villages, roads;
    std::string code;  ///< may be empty
    std::optional<Coordinate> position;
};

struct VillageRecord {
    std::string code;
    Index division = none;  ///< the nearest division above
    Index name = none;
    Index door_village = none;  ///< in the table of doors; none when no door lies in it
    IndexRange roads;
    std::optional<Coordinate> position;
};

struct RoadRecord {
    std::int64_t id = 0;
    Index village = none, division = none;
    Index name = none;
    Index door_group = none;
    Coordinate position;
};

/// What a name stands for.
struct Posting {
    Index entity = none;
    Component kind = Component::road;
    How how = How::exact;
};

class NameIndex {
  public:
    NameIndex() = default;
    NameIndex(std::span<const VillageEntry> villages, std::span<const RoadEntry> roads,
              const DoorTable& doors, std::span<const DivisionAlias> aliases = {});

    const NameTrie& trie() const noexcept { return trie_; }
    std::u32string_view name(Index name) const noexcept {
        return std::u32string_view(name_pool_)
            .substr(name_begin_[name], name_begin_[name + 1] - name_begin_[name]);
    }
    std::size_t name_count() const noexcept { return name_begin_.size() - 1; }
    /// Of the names from `begin` to the one before `end`.
    std::size_t posting_count(Index begin, Index end) const noexcept {
        return posting_begin_[end] - posting_begin_[begin];
    }
    /// By kind, from the province down, then by entity.
    std::span<const Posting> postings(Index name) const noexcept {
        return std::span(postings_).subspan(posting_begin_[name],
                                            posting_begin_[name + 1] - posting_begin_[name]);
    }
    /// Of divisions and villages.
    std::span<const Posting> places(Index name) const noexcept {
        return std::span(postings_).subspan(posting_begin_[name],
                                            road_begin_[name] - posting_begin_[name]);
    }
    /// In the order of the roads, which is that of their villages.
    std::span<const Posting> roads_named(Index name) const noexcept {
        return std::span(postings_).subspan(road_begin_[name],
                                            posting_begin_[name + 1] - road_begin_[name]);
    }
    /// The villages that a place covers: one for a village, or a road that lies in one; of a road
    /// in none an empty range that nothing contains.
    IndexRange villages_of(Component kind, Index entity) const noexcept {
        if (kind < Component::village) return divisions_[entity].villages;
        const Index village = kind == Component::village ? entity : roads_[entity].village;
        return village == none ? IndexRange{none, none} : IndexRange{village, village + 1};
    }
    /// Sixty-four kinds of divisions: a bit for the division right above each place that bears the
    /// name. Two sets without a common bit have no place in common.
    std::uint64_t whereabouts(Index name) const noexcept { return whereabouts_[name]; }
    /// The bits of every division in the range of divisions.
    std::uint64_t whereabouts_below(Index division) const noexcept;
    const SlipKeys& slip_keys() const noexcept { return slip_keys_; }
    std::span<const DivisionRecord> divisions() const noexcept { return divisions_; }
    std::span<const VillageRecord> villages() const noexcept { return villages_; }
    std::span<const RoadRecord> roads() const noexcept { return roads_; }
    const PointGrid& road_grid() const noexcept { return road_grid_; }
    const PointGrid& village_grid() const noexcept { return village_grid_; }

    /// The division above a division, a village or a road; none at the top.
    Index division_of(Component kind, Index entity) const noexcept;
    /// True when the road of that group of doors is one of this index.
    bool is_named(Index door_group) const noexcept {
        return door_group < named_groups_.size() && named_groups_[door_group];
    }
    std::size_t memory_bytes() const noexcept;

  private:
    friend class NameIndexBuilder;

    NameTrie trie_;
    std::u32string name_pool_;
    std::vector<Index> name_begin_{0};
    std::vector<Posting> postings_;
    std::vector<Index> posting_begin_{0};
    std::vector<Index> road_begin_;  ///< where a name's postings of roads begin
    std::vector<DivisionRecord> divisions_;
    std::vector<VillageRecord> villages_;
    std::vector<RoadRecord> roads_;
    std::vector<bool> named_groups_;  ///< by group of doors
    SlipKeys slip_keys_;
    std::vector<std::uint64_t> whereabouts_;  ///< by name
    PointGrid road_grid_, village_grid_;
};

/// The stem of a division's or village's folded name: 史口 of 史口镇. The whole name when nothing
/// of two characters would be left.
std::u32string_view stem_of(Component kind, std::u32string_view name) noexcept;

/// Suffixes that may follow a stem of that kind in use.
std::span<const std::u32string_view> suffixes_in_use(Component kind) noexcept;

}  // namespace geo::search

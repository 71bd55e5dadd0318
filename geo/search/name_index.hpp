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
#include "geo/search/syllables.hpp"

namespace geo::search {

using Index = std::uint32_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

struct IndexRange {
    Index begin = 0, end = 0;
    bool contains(Index i) const noexcept { return i >= begin && i < end; }
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

/// Romanised names in alphabetical order.
struct Romanised {
    std::string letters;
    Index name = none;
    How how = How::pinyin;  ///< or initials
};

class NameIndex {
  public:
    NameIndex() = default;
    NameIndex(std::span<const VillageEntry> villages, std::span<const RoadEntry> roads,
              const DoorTable& doors);

    const NameTrie& trie() const noexcept { return trie_; }
    std::u32string_view name(Index name) const noexcept {
        return std::u32string_view(name_pool_)
            .substr(name_begin_[name], name_begin_[name + 1] - name_begin_[name]);
    }
    /// By kind, from the province down, then by entity.
    std::span<const Posting> postings(Index name) const noexcept {
        return std::span(postings_).subspan(posting_begin_[name],
                                            posting_begin_[name + 1] - posting_begin_[name]);
    }
    std::span<const DivisionRecord> divisions() const noexcept { return divisions_; }
    std::span<const VillageRecord> villages() const noexcept { return villages_; }
    std::span<const RoadRecord> roads() const noexcept { return roads_; }
    std::span<const Romanised> romanised() const noexcept { return romanised_; }
    const Sounds& sounds() const noexcept { return sounds_; }
    const PointGrid& road_grid() const noexcept { return road_grid_; }
    const PointGrid& village_grid() const noexcept { return village_grid_; }

    /// The division above a division, a village or a road; none at the top.
    Index division_of(Component kind, Index entity) const noexcept;
    /// True for a road of this index.
    bool is_named(RoadId road) const noexcept;
    std::size_t memory_bytes() const noexcept;

  private:
    friend class NameIndexBuilder;

    NameTrie trie_;
    std::u32string name_pool_;
    std::vector<Index> name_begin_{0};
    std::vector<Posting> postings_;
    std::vector<Index> posting_begin_{0};
    std::vector<DivisionRecord> divisions_;
    std::vector<VillageRecord> villages_;
    std::vector<RoadRecord> roads_;
    std::vector<std::int64_t> road_ids_;  ///< sorted
    std::vector<Romanised> romanised_;
    Sounds sounds_;
    PointGrid road_grid_, village_grid_;
};

/// The stem of a division's or village's folded name: 史口 of 史口镇. The whole name when nothing
/// of two characters would be left.
std::u32string_view stem_of(Component kind, std::u32string_view name) noexcept;

/// Suffixes that may follow a stem of that kind in use.
std::span<const std::u32string_view> suffixes_in_use(Component kind) noexcept;

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
#include "geo/search/name_index.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "geo/search/folded_text.hpp"

namespace geo::search {
namespace {

struct Level {
    Component component;
    std::string_view name, code;
};

std::array<Level, 4> levels_of(const VillageEntry& village) noexcept {
    return {{{Component::province, village.province, {}},
             {Component::city, village.city, {}},
             {Component::county, village.county, village.county_code},
             {Component::town, village.town, village.town_code}}};
}

auto tree_key(const VillageEntry& v) noexcept {
    return std::tie(v.province, v.city, v.county_code, v.county, v.town_code, v.town, v.code);
}

template <typename Less>
std::vector<Index> sorted_order(std::size_t count, Less less) {
    std::vector<Index> order(count);
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), less);
    return order;
}

std::uint64_t whereabouts_bit(Index division) noexcept {
    return division == none ? ~std::uint64_t{0} : std::uint64_t{1} << (division % 64);
}

/// A name on its way into the index.
struct NamePosting {
    Index offset = 0, length = 0;
    Posting posting;
};

}  // namespace

/// Fills a NameIndex, top down.
class NameIndexBuilder {
  public:
    NameIndexBuilder(NameIndex& index, std::span<const VillageEntry> villages,
                     std::span<const RoadEntry> roads, std::span<const DivisionAlias> aliases)
        : index_(index), villages_(villages), roads_(roads), aliases_(aliases) {}

    void build(const DoorTable& doors) {
        add_villages(doors);
        add_division_aliases();
        add_roads(doors);
        place_divisions();
        sort_names();
        add_whereabouts();
        add_grids();
    }

  private:
    void add_villages(const DoorTable& doors) {
        const auto order = sorted_order(villages_.size(), [&](Index a, Index b) {
            return tree_key(villages_[a]) < tree_key(villages_[b]);
        });
        rank_of_village_.resize(villages_.size());
        index_.villages_.reserve(villages_.size());
        for (const Index entry : order) {
            const VillageEntry& village = villages_[entry];
            const auto rank = static_cast<Index>(index_.villages_.size());
            rank_of_village_[entry] = rank;
            const Index division = enter_divisions(village);
            add_name(Component::village, rank, village.name, How::exact);
            for (const std::string& alias : village.aliases)
                add_name(Component::village, rank, alias, How::alias);
            index_.villages_.push_back({std::string(village.code),
                                        division,
                                        none,
                                        doors.village_of(village.code),
                                        {},
                                        village.position});
        }
        leave_divisions(0);
    }

    /// Former names; an alias of a code that no division bears is left out.
    void add_division_aliases() {
        for (const DivisionAlias& alias : aliases_)
            for (Index i = 0; i < index_.divisions_.size(); ++i)
                if (!alias.code.empty() && index_.divisions_[i].code == alias.code)
                    add_name(index_.divisions_[i].level, i, alias.name, How::alias);
    }

    /// Walks from the division of the village before to this one's; returns the lowest.
    Index enter_divisions(const VillageEntry& village) {
        std::size_t depth = 0;
        for (const Level& level : levels_of(village)) {
            if (level.name.empty()) continue;
            const bool same = depth < open_.size() && open_[depth].component == level.component &&
                              open_[depth].name == level.name && open_[depth].code == level.code;
            if (!same) {
                leave_divisions(depth);
                open_division(level);
            }
            ++depth;
        }
        leave_divisions(depth);
        return open_.empty() ? none : open_index_.back();
    }

    void open_division(const Level& level) {
        const auto self = static_cast<Index>(index_.divisions_.size());
        DivisionRecord division;
        division.level = level.component;
        division.parent = open_index_.empty() ? none : open_index_.back();
        division.code = level.code;
        division.villages.begin = static_cast<Index>(index_.villages_.size());
        index_.divisions_.push_back(std::move(division));
        open_.push_back(level);
        open_index_.push_back(self);
        add_name(level.component, self, level.name, How::exact);
    }

    void leave_divisions(std::size_t depth) {
        for (; open_.size() > depth; open_.pop_back(), open_index_.pop_back()) {
            DivisionRecord& division = index_.divisions_[open_index_.back()];
            division.subtree_end = static_cast<Index>(index_.divisions_.size());
            division.villages.end = static_cast<Index>(index_.villages_.size());
        }
    }

    void add_roads(const DoorTable& doors) {
        const auto rank = [&](Index road) {
            const Index village = roads_[road].village;
            return village < rank_of_village_.size() ? rank_of_village_[village] : none;
        };
        road_order_ = sorted_order(roads_.size(), [&](Index a, Index b) {
            return std::pair(rank(a), roads_[a].id) < std::pair(rank(b), roads_[b].id);
        });
        index_.roads_.reserve(roads_.size());
        for (const Index entry : road_order_) {
            const RoadEntry& road = roads_[entry];
            const auto self = static_cast<Index>(index_.roads_.size());
            const Index village = rank(entry);
            const Index division = village == none ? none : index_.villages_[village].division;
            index_.roads_.push_back({road.id.value(), village, division, none,
                                     doors.group_of_road(road.id), road.position});
            add_text(road.name, {self, Component::road, How::exact});
            for (const std::string& alias : road.aliases)
                add_text(alias, {self, Component::road, How::alias});
        }
        index_.named_groups_.assign(doors.group_count(), false);
        for (const RoadRecord& road : index_.roads_)
            if (road.door_group != none) index_.named_groups_[road.door_group] = true;
        give_villages_their_roads();
    }

    void give_villages_their_roads() {
        Index road = 0;
        const auto count = static_cast<Index>(index_.roads_.size());
        for (Index v = 0; v < index_.villages_.size(); ++v) {
            IndexRange& range = index_.villages_[v].roads;
            range.begin = road;
            while (road < count && index_.roads_[road].village == v) ++road;
            range.end = road;
        }
        for (DivisionRecord& division : index_.divisions_) {
            if (division.villages.size() == 0) continue;
            division.roads = {index_.villages_[division.villages.begin].roads.begin,
                              index_.villages_[division.villages.end - 1].roads.end};
        }
    }

    /// A division stands in the middle of its villages.
    void place_divisions() {
        for (DivisionRecord& division : index_.divisions_) {
            Coordinate sum;
            double count = 0;
            for (Index v = division.villages.begin; v < division.villages.end; ++v) {
                const auto& position = index_.villages_[v].position;
                if (!position) continue;
                sum.lon += position->lon;
                sum.lat += position->lat;
                ++count;
            }
            if (count > 0) division.position = Coordinate{sum.lon / count, sum.lat / count};
        }
    }

    void add_name(Component kind, Index entity, std::string_view name, How how) {
        add_text(name, {entity, kind, how});
        std::u32string folded;
        append_folded_name(folded, name);
        const std::u32string_view stem = stem_of(kind, folded);
        if (stem.size() == folded.size()) return;
        add_folded(stem, {entity, kind, std::max(how, How::short_form)});
        if (kind != Component::village || folded.size() == stem.size() + 1) return;
        add_folded(std::u32string(stem) + U"村", {entity, kind, how});
    }

    void add_text(std::string_view name, Posting posting) {
        const auto offset = static_cast<Index>(pool_.size());
        append_folded_name(pool_, name);
        const auto length = static_cast<Index>(pool_.size()) - offset;
        if (length > 0) names_.push_back({offset, length, posting});
    }

    void add_folded(std::u32string_view name, Posting posting) {
        const auto offset = static_cast<Index>(pool_.size());
        pool_ += name;
        names_.push_back({offset, static_cast<Index>(name.size()), posting});
    }

    std::u32string_view text_of(const NamePosting& name) const noexcept {
        return std::u32string_view(pool_).substr(name.offset, name.length);
    }

    void sort_names() {
        std::sort(names_.begin(), names_.end(), [&](const NamePosting& a, const NamePosting& b) {
            const int order = text_of(a).compare(text_of(b));
            if (order != 0) return order < 0;
            return std::tie(a.posting.kind, a.posting.entity, a.posting.how) <
                   std::tie(b.posting.kind, b.posting.entity, b.posting.how);
        });
        std::vector<std::u32string_view> unique;
        index_.postings_.reserve(names_.size());
        for (const NamePosting& name : names_) {
            if (unique.empty() || unique.back() != text_of(name)) {
                unique.push_back(text_of(name));
                index_.name_pool_ += text_of(name);
                index_.name_begin_.push_back(static_cast<Index>(index_.name_pool_.size()));
                index_.posting_begin_.push_back(index_.posting_begin_.back());
                index_.road_begin_.push_back(index_.posting_begin_.back());
            }
            keep_posting(name.posting, static_cast<Index>(unique.size() - 1));
        }
        index_.trie_ = NameTrie(unique);
        index_.slip_keys_ = SlipKeys(unique);
    }

    /// A division is looked for everywhere.
    void add_whereabouts() {
        index_.whereabouts_.assign(index_.name_begin_.size() - 1, 0);
        for (Index name = 0; name < index_.whereabouts_.size(); ++name)
            for (const Posting& posting : index_.postings(name))
                index_.whereabouts_[name] |=
                    whereabouts_bit(posting.kind < Component::village
                                        ? none
                                        : index_.division_of(posting.kind, posting.entity));
    }

    void keep_posting(const Posting& posting, Index name) {
        const bool repeated = index_.posting_begin_.back() > index_.posting_begin_.rbegin()[1] &&
                              index_.postings_.back().kind == posting.kind &&
                              index_.postings_.back().entity == posting.entity;
        if (repeated) return;  // an alias like the name, a stem like another form
        index_.postings_.push_back(posting);
        index_.posting_begin_.back() = static_cast<Index>(index_.postings_.size());
        if (posting.kind != Component::road)
            index_.road_begin_.back() = index_.posting_begin_.back();
        if (posting.how != How::exact) return;
        Index& own = posting.kind == Component::road      ? index_.roads_[posting.entity].name
                     : posting.kind == Component::village ? index_.villages_[posting.entity].name
                                                          : index_.divisions_[posting.entity].name;
        // 吕家村委会 is also found as 吕家村: the longer form is the registered one.
        if (own == none || index_.name(own).size() < index_.name(name).size()) own = name;
    }

    void add_grids() {
        std::vector<Coordinate> points;
        points.reserve(index_.roads_.size());
        for (const RoadRecord& road : index_.roads_) points.push_back(road.position);
        index_.road_grid_ = PointGrid(points);
        points.clear();
        constexpr Coordinate nowhere{1000, 1000};  // off the globe: the grid leaves it out
        for (const VillageRecord& village : index_.villages_)
            points.push_back(village.position.value_or(nowhere));
        index_.village_grid_ = PointGrid(points);
    }

    NameIndex& index_;
    std::span<const VillageEntry> villages_;
    std::span<const RoadEntry> roads_;
    std::span<const DivisionAlias> aliases_;
    std::vector<Index> rank_of_village_;  ///< by entry
    std::vector<Index> road_order_;       ///< entries by rank
    std::vector<Level> open_;             ///< divisions of the village at hand, from the top
    std::vector<Index> open_index_;
    std::u32string pool_;
    std::vector<NamePosting> names_;
};

NameIndex::NameIndex(std::span<const VillageEntry> villages, std::span<const RoadEntry> roads,
                     const DoorTable& doors, std::span<const DivisionAlias> aliases) {
    NameIndexBuilder(*this, villages, roads, aliases).build(doors);
}

Index NameIndex::division_of(Component kind, Index entity) const noexcept {
    if (kind == Component::road) return roads_[entity].division;
    if (kind == Component::village) return villages_[entity].division;
    return divisions_[entity].parent;
}

std::uint64_t NameIndex::whereabouts_below(Index division) const noexcept {
    std::uint64_t bits = 0;
    for (Index i = division; i < divisions_[division].subtree_end; ++i) bits |= whereabouts_bit(i);
    return bits;
}

std::size_t NameIndex::memory_bytes() const noexcept {
    return trie_.memory_bytes() + name_pool_.capacity() * sizeof(char32_t) +
           (name_begin_.capacity() + posting_begin_.capacity() + road_begin_.capacity()) *
               sizeof(Index) +
           postings_.capacity() * sizeof(Posting) + divisions_.capacity() * sizeof(DivisionRecord) +
           villages_.capacity() * sizeof(VillageRecord) + roads_.capacity() * sizeof(RoadRecord) +
           named_groups_.capacity() / 8 + slip_keys_.memory_bytes() +
           whereabouts_.capacity() * sizeof(std::uint64_t) + road_grid_.memory_bytes() +
           village_grid_.memory_bytes();
}

}  // namespace geo::search

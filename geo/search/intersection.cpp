// SPDX-License-Identifier: Apache-2.0
#include "geo/search/intersection.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "geo/search/folded_text.hpp"
#include "geo/search/hits.hpp"

namespace geo::search {
namespace {

constexpr std::size_t longest_tail = 12;  // characters behind 交叉口: 往东100米路北
constexpr std::size_t most_ways = 64;     // to read a text
constexpr std::size_t most_crossings = 256;
constexpr std::size_t most_drivers = 512;  // roads of one name whose neighbours are looked at

/// Longer ones first: 交叉路口 ends in 路口.
constexpr std::array<std::u32string_view, 14> crossing_words{
    U"十字路口", U"丁字路口", U"交叉路口", U"交叉口", U"交叉处", U"交汇处", U"交汇口",
    U"交会处",   U"交界处",   U"交界口",   U"交口",   U"路口",   U"交叉",   U"交汇"};

constexpr std::array<std::string_view, 9> signs{"口", "交", "与", "和", "及", "與", "/", "／", "×"};

bool is_link(char32_t c) noexcept { return c == U'与' || c == U'和' || c == U'及' || c == U'跟'; }

/// A place that stands before the names of the roads.
struct Place {
    Index entity = none;  ///< none: anywhere
    Component kind = Component::province;
    Components matched{};
};

/// A road's name in the text.
struct RoadName {
    Index name = none;
    std::size_t end = 0;
    Place within;
};

/// One way to read the text.
struct Way {
    RoadName first, second;
    std::size_t end = 0;  ///< of what it explains
};

class Reader {
  public:
    Reader(const NameIndex& names, const FoldedText& text, std::string_view raw)
        : names_(names), text_(text), raw_(raw) {}

    std::vector<Way> ways() {
        for (const std::u32string_view word : crossing_words) {
            const std::size_t at = text_.view().rfind(word);
            if (at == std::u32string_view::npos) continue;
            read(at, at + word.size(), false);
            if (!ways_.empty()) return std::move(ways_);
        }
        const std::size_t size = without_gaps(text_.size());
        // A路与B路口 means that 路口; without any such word the roads must be linked.
        if (size > 0 && text_[size - 1] == U'口') read(size - 1, size, false);
        if (ways_.empty()) read(size, size, true);
        return std::move(ways_);
    }

  private:
    std::size_t skip_gaps(std::size_t at) const noexcept {
        while (at < text_.size() && text_[at] == FoldedText::gap) ++at;
        return at;
    }
    std::size_t without_gaps(std::size_t end) const noexcept {
        while (end > 0 && text_[end - 1] == FoldedText::gap) --end;
        return end;
    }

    /// Roads and the places before them up to `body`, a word for a crossing up to `end`.
    void read(std::size_t body, std::size_t end, bool needs_link) {
        if (without_gaps(text_.size()) > end + longest_tail) return;
        body_ = without_gaps(body);
        for (const RoadName& first : roads_from(0, {})) {
            const std::size_t at = skip_gaps(first.end);
            if (!needs_link || is_slash(first.end)) read_second(first, at, end);
            // 和 links two roads, or begins the second one's name: 安宁街/和顺路.
            if (at < body_ && is_link(text_[at])) read_second(first, skip_gaps(at + 1), end);
        }
    }

    void read_second(const RoadName& first, std::size_t at, std::size_t end) {
        for (const RoadName& second : roads_from(at, {}))
            if (second.end == body_ && second.name != first.name && ways_.size() < most_ways)
                ways_.push_back({first, second, end});
    }

    /// All punctuation is a gap, but only some of it links.
    bool is_slash(std::size_t at) const noexcept {
        if (at >= text_.size() || text_[at] != FoldedText::gap) return false;
        const auto sign = raw_.substr(std::min(text_.offset(at), raw_.size()));
        return sign.starts_with('/') || sign.starts_with("／") || sign.starts_with("×") ||
               sign.starts_with('&') || sign.starts_with("＆");
    }

    /// Every road name that can be read from there, with or without places above it.
    std::vector<RoadName> roads_from(std::size_t at, const Place& within) {
        std::vector<std::pair<std::size_t, Place>> heads{{at, within}};
        std::vector<RoadName> roads;
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const auto [begin, above] = heads[i];
            std::uint32_t node = NameTrie::root;
            for (std::size_t end = skip_gaps(begin); end < body_; ++end) {
                const NameTrie::Step step = names_.trie().step(node, text_[end]);
                if (step.node == NameTrie::none) break;
                node = step.node;
                if (step.name == NameTrie::none) continue;
                if (!names_.roads_named(step.name).empty())
                    roads.push_back({step.name, end + 1, above});
                for (const Posting& place : names_.places(step.name))
                    if (heads.size() < most_ways && is_within(above, place))
                        heads.emplace_back(end + 1, narrowed(above, place));
            }
        }
        return roads;
    }

    bool is_within(const Place& above, const Posting& place) const noexcept {
        if (above.entity == none) return true;
        if (place.kind <= above.kind) return false;
        return names_.villages_of(above.kind, above.entity)
            .contains(names_.villages_of(place.kind, place.entity));
    }
    static Place narrowed(Place place, const Posting& to) noexcept {
        place.entity = to.entity;
        place.kind = to.kind;
        place.matched[static_cast<std::size_t>(to.kind)] = to.how;
        return place;
    }

    const NameIndex& names_;
    const FoldedText& text_;
    std::string_view raw_;
    std::size_t body_ = 0;
    std::vector<Way> ways_;
};

/// Turns the ways to read a text into places.
class Crossings {
  public:
    Crossings(const NameIndex& names, const Surroundings& surroundings, const AreaFilter* area)
        : names_(names), surroundings_(surroundings), area_(area) {}

    void add(const Way& way) {
        const auto first = roads_of(way.first), second = roads_of(way.second);
        // The rarer name leads; who stands near it is then seen on the map.
        const bool swap = second.size() < first.size();
        const auto& few = swap ? second : first;
        const auto& many = swap ? first : second;
        for (std::size_t i = 0; i < std::min(few.size(), most_drivers); ++i)
            surroundings_.lines().for_each_near(few[i].entity, [&](Index road) {
                const auto found = std::lower_bound(
                    many.begin(), many.end(), road,
                    [](const Posting& a, Index wanted) { return a.entity < wanted; });
                if (found == many.end() || found->entity != road) return;
                swap ? cross(way, *found, few[i]) : cross(way, few[i], *found);
            });
    }

    std::vector<Hit> take() { return std::move(hits_); }

  private:
    /// By entity.
    std::vector<Posting> roads_of(const RoadName& road) const {
        std::vector<Posting> roads;
        for (const Posting& posting : names_.roads_named(road.name))
            if (road.within.entity == none ||
                names_.villages_of(road.within.kind, road.within.entity)
                    .contains(names_.villages_of(Component::road, posting.entity)))
                roads.push_back(posting);
        return roads;
    }

    void cross(const Way& way, const Posting& first, const Posting& second) {
        const auto passes = [&](Index road) {
            return area_ == nullptr || area_->passes(Component::road, road);
        };
        if (!passes(first.entity) && !passes(second.entity)) return;
        for (const Coordinate at : surroundings_.lines().crossings(first.entity, second.entity)) {
            if (hits_.size() >= most_crossings) return;
            if (area_ != nullptr && !area_->has_in_box(at)) continue;
            Hit hit = hit_of(names_, Component::road, first.entity);
            hit.type = HitType::intersection;
            hit.other_road = RoadId(names_.roads()[second.entity].id);
            hit.position = at;
            hit.score = 1;
            hit.matched = way.first.within.matched;
            hit.matched[static_cast<std::size_t>(Component::road)] =
                std::max(first.how, second.how);
            put_in_village(hit);
            const auto same = [&](const Hit& other) {
                return other.road == hit.road && other.other_road == hit.other_road &&
                       other.position == hit.position;
            };
            if (std::none_of(hits_.begin(), hits_.end(), same)) hits_.push_back(std::move(hit));
        }
    }

    /// A road goes through many villages; the crossing lies in one.
    void put_in_village(Hit& hit) const {
        const Index village = surroundings_.village_at(*hit.position);
        if (village == none) return;
        const VillageRecord& record = names_.villages()[village];
        hit.village = VillageCode(record.code);
        if (record.division != none)
            hit.division = DivisionCode(names_.divisions()[record.division].code);
    }

    const NameIndex& names_;
    const Surroundings& surroundings_;
    const AreaFilter* area_;
    std::vector<Hit> hits_;
};

void sort_by_distance(std::vector<Hit>& hits, Coordinate from) {
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
        return distance_metres(from, *a.position) < distance_metres(from, *b.position);
    });
}

}  // namespace

bool may_name_intersection(std::string_view text) noexcept {
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return text.find(sign) != std::string_view::npos;
    });
}

std::vector<Hit> find_intersections(const NameIndex& names, const Surroundings& surroundings,
                                    const Query& query, const AreaFilter* area) {
    if (query.type && *query.type != HitType::intersection) return {};
    if (!may_name_intersection(query.text)) return {};
    const FoldedText text(query.text);
    const auto ways = Reader(names, text, query.text).ways();
    Crossings crossings(names, surroundings, area);
    for (const Way& way : ways) crossings.add(way);
    auto hits = crossings.take();
    if (hits.empty()) return hits;
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return std::tie(a.village, a.road, a.other_road) <
               std::tie(b.village, b.road, b.other_road);
    });
    if (query.bias) sort_by_distance(hits, *query.bias);
    const bool ambiguous = hits.size() > 1;
    const PositionSet rest =
        PositionSet::below(text.size()) - text.gaps() - PositionSet::below(ways.front().end);
    for (Hit& hit : hits) {
        hit.ambiguous = ambiguous;
        hit.status = ambiguous ? HitStatus::ambiguous : HitStatus::match;
        if (!rest.empty())
            hit.references = find_references(text, PositionSet::below(ways.front().end));
    }
    if (hits.size() > query.limit) hits.resize(query.limit);
    return hits;
}

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
#include "geo/search/area_filter.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/search/folded_text.hpp"
#include "geo/search/hits.hpp"
#include "geo/search/road_lines.hpp"

namespace geo::search {
namespace {

/// A parameter, and how its areas are called.
struct Limit {
    std::string_view asked;
    const char* parameter;
    const char *zh, *en;
    Component from, to;  ///< levels
};

bool is_of_level(Component kind, const Limit& limit) noexcept {
    return kind >= limit.from && kind <= limit.to;
}

std::vector<IndexRange> areas_called(const NameIndex& names, const Limit& limit) {
    std::vector<IndexRange> areas;
    for (Index i = 0; i < names.divisions().size(); ++i)
        if (names.divisions()[i].code == limit.asked &&
            is_of_level(names.divisions()[i].level, limit))
            areas.push_back(names.divisions()[i].villages);
    if (is_of_level(Component::village, limit))
        for (Index i = 0; i < names.villages().size(); ++i)
            if (names.villages()[i].code == limit.asked) areas.push_back({i, i + 1});
    if (!areas.empty()) return areas;

    std::u32string folded;
    append_folded_name(folded, limit.asked);
    std::uint32_t node = NameTrie::root;
    for (const char32_t character : folded)
        if (node != NameTrie::none) node = names.trie().child(node, character);
    if (node == NameTrie::none || names.trie().name_at(node) == NameTrie::none) return areas;
    for (const Posting& posting : names.places(names.trie().name_at(node)))
        if (is_of_level(posting.kind, limit))
            areas.push_back(names.villages_of(posting.kind, posting.entity));
    return areas;
}

std::vector<IndexRange> known_areas(const NameIndex& names, const Limit& limit) {
    auto areas = areas_called(names, limit);
    if (areas.empty())
        throw Error(
            ErrorKind::invalid_input,
            "没有代码或名称为“" + std::string(limit.asked) + "”的" + limit.zh + "，请核对后再查。",
            "There is no " + std::string(limit.en) + " with the code or name '" +
                std::string(limit.asked) + "'; check it and ask again.")
            .at(limit.parameter);
    return areas;
}

/// What lies in one of each. Areas of one limit are nested or apart, never half in another.
std::vector<IndexRange> common(const std::vector<IndexRange>& a, const std::vector<IndexRange>& b) {
    std::vector<IndexRange> both;
    for (const IndexRange one : a)
        for (const IndexRange other : b)
            if (one.meets(other))
                both.push_back({std::max(one.begin, other.begin), std::min(one.end, other.end)});
    return both;
}

}  // namespace

AreaFilter::AreaFilter(const NameIndex& names, const Query& query, const RoadLines* lines)
    : names_(names), lines_(lines), box_(query.box) {
    using enum Component;
    for (const Limit& limit : {Limit{query.county, "county", "县区", "county", county, county},
                               Limit{query.town, "town", "乡镇街道", "township", town, town},
                               Limit{query.village, "village", "村", "village", village, village}})
        if (!limit.asked.empty()) limit_to(known_areas(names, limit));
}

AreaFilter::AreaFilter(const NameIndex& names, std::string_view area) : names_(names) {
    limit_to(known_areas(names, {area, "area", "行政区划或村", "division or village",
                                 Component::province, Component::village}));
}

void AreaFilter::limit_to(std::vector<IndexRange> areas) {
    areas_ = is_limited_ ? common(areas_, areas) : std::move(areas);
    is_limited_ = true;
    door_villages_.clear();
    for (const IndexRange area : areas_)
        for (Index village = area.begin; village < area.end; ++village) {
            const Index doors = names_.villages()[village].door_village;
            if (doors == none) continue;
            if (doors >= door_villages_.size()) door_villages_.resize(doors + 1, false);
            door_villages_[doors] = true;
        }
}

bool AreaFilter::is_in_area(Component kind, Index entity) const noexcept {
    if (!is_limited_) return true;
    const IndexRange villages = names_.villages_of(kind, entity);
    return villages.size() > 0 && std::any_of(areas_.begin(), areas_.end(), [&](IndexRange area) {
               return area.contains(villages);
           });
}

bool AreaFilter::meets_box(Component kind, Index entity) const noexcept {
    if (!box_) return true;
    if (kind == Component::road && lines_ != nullptr && lines_->has(entity))
        return box_->intersects(lines_->box(entity));
    const auto position = position_of(names_, kind, entity);
    return position && box_->contains(*position);
}

bool AreaFilter::passes(Component kind, Index entity) const noexcept {
    return is_in_area(kind, entity) && meets_box(kind, entity);
}

bool AreaFilter::passes(const Door& door) const noexcept {
    const bool in_area =
        !is_limited_ || (door.village < door_villages_.size() && door_villages_[door.village]);
    return in_area && has_in_box(door.position());
}

}  // namespace geo::search

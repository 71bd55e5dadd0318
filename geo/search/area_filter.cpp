// SPDX-License-Identifier: Apache-2.0
#include "geo/search/area_filter.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "geo/search/folded_text.hpp"

namespace geo::search {
namespace {

bool contains(const std::vector<Index>& sorted, Index value) noexcept {
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

template <typename IsMeant>
std::optional<std::vector<Index>> indexes_where(std::string_view asked, std::size_t count,
                                                IsMeant is_meant) {
    if (asked.empty()) return std::nullopt;
    std::u32string folded;
    append_folded_name(folded, asked);
    std::vector<Index> found;
    for (Index i = 0; i < count; ++i)
        if (is_meant(i, std::u32string_view(folded))) found.push_back(i);
    return found;
}

}  // namespace

AreaFilter::AreaFilter(const NameIndex& names, const Query& query) : names_(names) {
    const auto name_is = [&](Index name, std::u32string_view asked) {
        return name != none && names.name(name) == asked;
    };
    const auto divisions = [&](std::string_view asked, Component level) {
        return indexes_where(asked, names.divisions().size(),
                             [&, level](Index i, std::u32string_view folded) {
                                 const DivisionRecord& division = names.divisions()[i];
                                 return division.level == level &&
                                        (division.code == asked || name_is(division.name, folded));
                             });
    };
    towns_ = divisions(query.town, Component::town);
    counties_ = divisions(query.county, Component::county);
    villages_ = indexes_where(
        query.village, names.villages().size(), [&](Index i, std::u32string_view folded) {
            const VillageRecord& village = names.villages()[i];
            return village.code == query.village || name_is(village.name, folded);
        });
}

AreaFilter::AreaFilter(const NameIndex& names, std::string_view area)
    : names_(names), any_(std::in_place) {
    std::u32string folded;
    append_folded_name(folded, area);
    const auto add = [&](Component kind, Index entity, std::string_view code, Index name) {
        if (code == area || (name != none && names.name(name) == folded))
            any_->push_back(names.villages_of(kind, entity));
    };
    for (Index i = 0; i < names.divisions().size(); ++i)
        add(Component::town, i, names.divisions()[i].code, names.divisions()[i].name);
    for (Index i = 0; i < names.villages().size(); ++i)
        add(Component::village, i, names.villages()[i].code, names.villages()[i].name);
}

bool AreaFilter::is_in_any(Component kind, Index entity) const noexcept {
    if (!any_) return true;
    const IndexRange villages = names_.villages_of(kind, entity);
    return std::any_of(any_->begin(), any_->end(),
                       [&](IndexRange area) { return area.contains(villages); });
}

bool AreaFilter::is_in_division(Component kind, Index entity,
                                const std::optional<std::vector<Index>>& allowed) const noexcept {
    if (!allowed) return true;
    Index division = kind < Component::village ? entity : names_.division_of(kind, entity);
    for (; division != none; division = names_.divisions()[division].parent)
        if (contains(*allowed, division)) return true;
    return false;
}

bool AreaFilter::is_in_village(Component kind, Index entity) const noexcept {
    if (!villages_) return true;
    if (kind == Component::village) return contains(*villages_, entity);
    return kind == Component::road && contains(*villages_, names_.roads()[entity].village);
}

bool AreaFilter::passes(Component kind, Index entity) const noexcept {
    return is_in_any(kind, entity) && is_in_village(kind, entity) &&
           is_in_division(kind, entity, towns_) && is_in_division(kind, entity, counties_);
}

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
// Which generic name a new road takes: wide and long ones first, then lanes, then by direction.
#include <algorithm>
#include <cstddef>

#include "geo/naming/suggestion.hpp"

namespace geo::naming {
namespace {

constexpr double boulevard_width = 24;  // metres; below it a rural road is no 大道
constexpr double boulevard_length = 2000;
constexpr double avenue_width = 12;
constexpr double avenue_length = 600;
constexpr double lane_width = 4;
constexpr double lane_length = 150;

bool is_dead_end(const SuggestionContext& context) {
    return context.line && context.line->free_ends == 1 && context.line->joined_ends == 1;
}

bool has_room(const SuggestionContext& context, const GenericName& generic) {
    if (!generic.most_in_village) return true;
    const auto borne =
        std::count_if(context.village_roads.begin(), context.village_roads.end(),
                      [&](const NamedRoad& road) { return road.name.generic == generic.text; });
    return borne < *generic.most_in_village;
}

bool fits(const SuggestionContext& context, const GenericName& generic) {
    if (!generic.is_listed || generic.is_block || !has_room(context, generic)) return false;
    const auto width = context.width_metres;
    if (width && generic.least_width && *width < *generic.least_width) return false;
    const bool is_excused = generic.dead_end_excuses_width && is_dead_end(context);
    if (width && generic.most_width && *width > *generic.most_width && !is_excused) return false;
    return !context.line || !generic.least_length ||
           context.line->length_metres >= *generic.least_length;
}

/// How many roads of the village in this direction bear the generic name.
std::ptrdiff_t borne_in(const SuggestionContext& context, Direction direction,
                        std::string_view generic) {
    return std::count_if(context.village_roads.begin(), context.village_roads.end(),
                         [&](const NamedRoad& road) {
                             return road.direction == direction && road.name.generic == generic;
                         });
}

/// 街 and 路 as the village has them; a village without any takes east-west 街, north-south 路.
std::vector<std::string> street_names(const SuggestionContext& context) {
    std::vector<std::string> names{"街", "路"};
    if (!context.line || context.line->direction == Direction::slanting) return {"路", "街"};
    const Direction direction = context.line->direction;
    const auto streets = borne_in(context, direction, "街");
    const auto roads = borne_in(context, direction, "路");
    const bool road_first =
        streets == roads ? direction == Direction::north_south : roads > streets;
    if (road_first) std::swap(names[0], names[1]);
    return names;
}

/// 巷 and 胡同, the one that the village has more of first.
std::vector<std::string> lane_names(const SuggestionContext& context) {
    const auto borne = [&](std::string_view generic) {
        return std::count_if(context.village_roads.begin(), context.village_roads.end(),
                             [&](const NamedRoad& road) { return road.name.generic == generic; });
    };
    if (borne("胡同") > borne("巷")) return {"胡同", "巷"};
    return {"巷", "胡同"};
}

bool is_lane(const SuggestionContext& context) {
    if (!context.line) return context.width_metres && *context.width_metres < lane_width;
    const bool is_narrow = context.width_metres && *context.width_metres < lane_width;
    const bool is_short = context.line->length_metres <= lane_length;
    if (context.width_metres) return is_narrow && (is_short || is_dead_end(context));
    return is_short && is_dead_end(context);
}

std::vector<std::string> names_by_scale(const SuggestionContext& context) {
    const double width = context.width_metres.value_or(0);
    const double length = context.line ? context.line->length_metres : 0;
    std::vector<std::string> names;
    if (is_lane(context)) names = lane_names(context);
    if (width >= boulevard_width && length >= boulevard_length) names.emplace_back("大道");
    if (width >= avenue_width && length >= avenue_length && context.line &&
        context.line->direction == Direction::east_west)
        names.emplace_back("大街");
    for (std::string& name : street_names(context)) names.push_back(std::move(name));
    for (std::string& name : lane_names(context)) names.push_back(std::move(name));
    return names;
}

/// What the scheme declares for the road's direction; nullptr where it says nothing.
const std::vector<std::string>* declared(const SuggestionContext& context, const Profile& profile) {
    if (!context.line || context.line->direction == Direction::slanting) return nullptr;
    const auto own = profile.village_directions.find(context.village.code);
    const DirectionScheme& scheme =
        own == profile.village_directions.end() ? profile.directions : own->second;
    const auto& names =
        context.line->direction == Direction::east_west ? scheme.east_west : scheme.north_south;
    return names.empty() ? nullptr : &names;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::vector<std::string> fitting_generics(const SuggestionContext& context,
                                          const Profile& profile) {
    std::vector<std::string> order = names_by_scale(context);
    for (const GenericName& generic : profile.generic_names) order.push_back(generic.text);
    std::vector<std::string> fitting;
    for (const std::string& name : order) {
        const auto generic =
            std::find_if(profile.generic_names.begin(), profile.generic_names.end(),
                         [&](const auto& one) { return one.text == name; });
        if (generic != profile.generic_names.end() && fits(context, *generic) &&
            !contains(fitting, name))
            fitting.push_back(name);
    }
    if (const auto* names = declared(context, profile))
        std::stable_partition(fitting.begin(), fitting.end(),
                              [&](const std::string& name) { return contains(*names, name); });
    return fitting;
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "geo/base/error.hpp"
#include "geo/lifecycle/process_rules.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/sign_book.hpp"
#include "geo/registry/signs.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

using storage::SignedRoad;
using storage::SignStore;

/// Roads so far off can meet none of those that are planned, nor a sign disturb theirs.
constexpr double surroundings_metres = 250;

/// A plan with what it was made from.
struct Planning {
    SignPreview preview;
    std::vector<Sign> standing;
};

std::vector<signing::StandingSign> as_standing(const std::vector<Sign>& signs) {
    std::vector<signing::StandingSign> standing;
    for (const Sign& sign : signs) standing.push_back({sign.road, sign.position, sign.pole});
    return standing;
}

/// \param wanted  roads to plan; those around come along
template <typename IsWanted>
SignPreview plan_around(storage::Connection& connection, const BoundingBox& box,
                        const signing::SignRules& rules, IsWanted is_wanted) {
    SignPreview preview;
    if (box.is_empty()) return preview;
    SignStore store{connection};
    const auto area = spatial::expanded(box, surroundings_metres);
    preview.roads = store.roads_near(area);
    std::vector<signing::NamedRoad> roads;
    for (const SignedRoad& road : preview.roads)
        roads.push_back({road.id, road.name, road.line, road.width_metres, is_wanted(road)});
    preview.plan = signing::plan_signs(roads, as_standing(store.near(area)), rules);
    return preview;
}

SignPreview plan_village(storage::Connection& connection, const VillageCode& village,
                         const signing::SignRules& rules) {
    storage::VillageStore{connection}.describe(village);  // not_found, when it is unknown
    BoundingBox box;
    for (const Road& road : storage::RoadStore{connection}.in_village(village))
        box.add(bounding_box(road.centre_line));
    return plan_around(connection, box, rules,
                       [&](const SignedRoad& road) { return road.village == village; });
}

/// P09: a name is approved first, then it is put up (地名管理条例 Arts 4, 19, 36).
Error unapproved(RoadId road) {
    const auto findings = lifecycle::check_sign_state(ProposalState::draft);
    const BilingualText why = findings.empty() ? BilingualText{} : findings.front().message;
    return {ErrorKind::conflict,
            fmt::format("道路 {} 尚无经批准的标准名称，不能设标。{}", road.value(), why.zh),
            fmt::format("Road {} has no approved name yet, so it gets no sign. {}", road.value(),
                        why.en)};
}

SignPreview plan_road(storage::Connection& connection, RoadId id, const signing::SignRules& rules) {
    const Road road = storage::RoadStore{connection}.get(id);
    if (!SignStore{connection}.find_road(id)) throw unapproved(id);
    return plan_around(connection, bounding_box(road.centre_line), rules,
                       [&](const SignedRoad& one) { return one.id == id; });
}

Sign as_sign(const SignPreview& preview, const signing::PlannedSign& planned) {
    const SignedRoad& road = preview.roads[planned.road];
    Sign sign;
    sign.road = road.id;
    sign.name = road.name;
    sign.romanisation = road.romanisation;
    sign.position = planned.position;
    sign.bearing = planned.bearing;
    sign.place = planned.place;
    sign.axis = planned.axis;
    if (planned.crossing) sign.crossing = preview.roads[*planned.crossing].id;
    return sign;
}

std::vector<Sign> save(SignBook book, const SignPreview& preview) {
    std::vector<Sign> signs;
    std::unordered_map<std::size_t, SignId> poles;
    for (const signing::PlannedSign& planned : preview.plan.signs) {
        Sign sign = as_sign(preview, planned);
        const auto& pole = preview.plan.poles[planned.pole];
        if (pole.standing)
            sign.pole = *pole.standing;
        else if (const auto known = poles.find(planned.pole); known != poles.end())
            sign.pole = known->second;
        sign = book.add(sign, {"plan", book.today()});
        poles.emplace(planned.pole, sign.pole);
        signs.push_back(std::move(sign));
    }
    return signs;
}

}  // namespace

signing::SignRules sign_rules(const Registry& registry) {
    const auto& spacing = registry.naming().tables().profile.signs;
    return {spacing.spacing_metres,           spacing.least_distance_metres,
            spacing.single_sign_below_metres, spacing.roadside_metres,
            spacing.default_width_metres,     spacing.shared_pole_metres,
            signing::SignRules{}.joint};
}

SignPreview preview_signs(Registry& registry, const VillageCode& village) {
    const auto reader = registry.database().read();
    return plan_village(*reader, village, sign_rules(registry));
}

std::vector<Sign> plan_signs(Registry& registry, const Actor& actor, const VillageCode& village) {
    require(actor, lifecycle::Capability::manage_signs, village);
    std::vector<Sign> signs;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        signs =
            save({*writer, registry, actor}, plan_village(*writer, village, sign_rules(registry)));
        transaction.commit();
    }
    registry.announce_change();
    return signs;
}

std::vector<Sign> plan_signs(Registry& registry, const Actor& actor, RoadId road) {
    std::vector<Sign> signs;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        storage::RoadStore{*writer}.get(road);
        require_sign_manager(*writer, actor, road);
        signs = save({*writer, registry, actor}, plan_road(*writer, road, sign_rules(registry)));
        transaction.commit();
    }
    registry.announce_change();
    return signs;
}

bool has_sign_position(storage::Connection& connection, RoadId id) {
    SignStore store{connection};
    const auto own = store.of_road(id);
    const auto is_there = [](const Sign& sign) { return !signing::is_gone(sign.state); };
    if (std::any_of(own.begin(), own.end(), is_there)) return true;
    const auto road = store.find_road(id);
    if (!road) return false;
    const auto around =
        store.near(spatial::expanded(bounding_box(road->line), surroundings_metres));
    return std::any_of(around.begin(), around.end(), [&](const Sign& sign) {
        return sign.name == road->name && !sign.is_outdated;
    });
}

std::size_t plan_if_none(storage::Connection& connection, Registry& registry, const Actor& actor,
                         RoadId road) {
    if (has_sign_position(connection, road)) return 0;
    return save({connection, registry, actor}, plan_road(connection, road, sign_rules(registry)))
        .size();
}

}  // namespace geo::registry

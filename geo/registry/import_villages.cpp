// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "geo/base/text.hpp"
#include "geo/registry/division_tree.hpp"
#include "geo/registry/import_session.hpp"
#include "geo/spatial/point_in_polygon.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {

struct VillageImport::State {
    State(Registry& registry, ImportOrigin origin)
        : session(registry, std::move(origin), "villages", "villages", "outline"),
          tree(session.connection()) {}

    RowResult insert(const Village& village);
    RowResult update(const Village& before, Village after);
    void assign_roads();

    ImportSession session;
    DivisionTree tree;
};

namespace {

bool is_same(const Village& a, const Village& b) {
    return a.name == b.name && a.town == b.town && a.modelled == b.modelled &&
           a.outline == b.outline && a.aliases == b.aliases;
}

Village village_of(const VillageRow& row, DivisionCode town) {
    return {VillageCode{row.code}, row.name,     std::move(town),
            row.outline,           row.modelled, text::split_names(row.alias)};
}

}  // namespace

RowResult VillageImport::State::insert(const Village& village) {
    const std::int64_t id =
        storage::VillageStore{session.connection()}.insert(village, session.origin().source);
    if (village.outline) session.index_later(id, bounding_box(*village.outline));
    return session.stored();
}

RowResult VillageImport::State::update(const Village& before, Village after) {
    if (!after.outline) after.outline = before.outline;  // a list of names does not erase outlines
    if (after.aliases.empty()) after.aliases = before.aliases;
    if (is_same(before, after)) return session.unchanged();
    const std::int64_t id =
        storage::VillageStore{session.connection()}.update(after, session.origin().source);
    if (after.outline) session.index_later(id, bounding_box(*after.outline));
    return session.count({RowOutcome::updated, std::nullopt});
}

/// Roads that came before their village had an outline now find it.
void VillageImport::State::assign_roads() {
    storage::RoadStore roads{session.connection()};
    std::vector<Road> unassigned = roads.in_village(std::nullopt);
    if (unassigned.empty()) return;
    std::vector<Village> villages;
    storage::VillageStore{session.connection()}.for_each(
        [&](const Village& village) { villages.push_back(village); });
    const spatial::VillageLocator locator{villages};
    for (Road& road : unassigned)
        if (const VillageCode* village = locator.find_for_line(road.centre_line)) {
            road.village = *village;
            roads.update(road);
        }
}

VillageImport::VillageImport(Registry& registry, ImportOrigin origin)
    : state_(std::make_unique<State>(registry, std::move(origin))) {}
VillageImport::~VillageImport() = default;

RowResult VillageImport::add(const VillageRow& row) {
    if (row.code.empty() || row.name.empty())
        return state_->session.rejected("村没有代码或名称。",
                                        "The village has no code or no name.");
    const DivisionCode town = state_->tree.save_levels_of(
        row.code, {row.town_code, row.town, row.county_code, row.county, row.city, row.province});
    const auto existing =
        storage::VillageStore{state_->session.connection()}.find(VillageCode{row.code});
    return existing ? state_->update(*existing, village_of(row, town))
                    : state_->insert(village_of(row, town));
}

void VillageImport::commit() {
    state_->assign_roads();
    state_->session.commit();
}

}  // namespace geo::registry

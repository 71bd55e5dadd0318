// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <unordered_map>

#include "geo/base/text.hpp"
#include "geo/model/place_name.hpp"
#include "geo/model/road.hpp"
#include "geo/registry/import_session.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/point_in_polygon.hpp"
#include "geo/storage/lineage_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

/// What the registry knows of places, read once at the start of an import.
struct VillageMap {
    std::unordered_map<std::string, BoundingBox> boxes;  ///< empty box: no outline yet
    spatial::VillageLocator locator;
};

VillageMap read_villages(storage::Connection& connection) {
    VillageMap map;
    std::vector<Village> villages;
    storage::VillageStore{connection}.for_each([&](const Village& village) {
        map.boxes.emplace(village.code.value(),
                          village.outline ? bounding_box(*village.outline) : BoundingBox{});
        villages.push_back(village);
    });
    map.locator = spatial::VillageLocator{villages};
    return map;
}

/// A stored road is the row when nothing that the row carries differs from it.
bool is_same(const Road& a, const Road& b) {
    return a.village == b.village && a.centre_line == b.centre_line &&
           a.width_metres == b.width_metres && a.surface == b.surface &&
           a.direction == b.direction && a.road_class == b.road_class && a.modelled == b.modelled;
}

BilingualText unassigned_note(const RoadRow& row) {
    if (row.village_code.empty())
        return {"该处没有登记的村，道路已保存但未归属。先导入村界，道路会自动归属。",
                "No village of the registry lies there: the road is kept unassigned. Import the "
                "village outlines and it will be assigned."};
    return {
        fmt::format("登记库中没有村 {}，该处也没有其他村：道路已保存但未归属。", row.village_code),
        fmt::format("The registry has no village {} and none lies there: the road is kept "
                    "unassigned.",
                    row.village_code)};
}

BilingualText kept_name_note(const std::string& kept, const std::string& given) {
    return {fmt::format("道路已有标准名称“{}”，未改为“{}”；更名须走更名程序。", kept, given),
            fmt::format("The road bears the name {} and is not renamed to {}: renaming is a "
                        "procedure of its own.",
                        kept, given)};
}

BilingualText retired_note(const Road& road) {
    return {fmt::format("道路 {} 自 {} 起已合并、分开或销名，未改动。", road.id.value(),
                        *road.valid_to),
            fmt::format("Road {} was merged, split or abolished on {} and is left as it is.",
                        road.id.value(), *road.valid_to)};
}

BilingualText kept_line_note(const Road& road) {
    return {fmt::format("道路 {} 已在登记库中合并或延长，保留登记的线形。", road.id.value()),
            fmt::format("Road {} has been merged or extended in the registry, whose line is kept.",
                        road.id.value())};
}

}  // namespace

struct RoadImport::State {
    State(Registry& registry, ImportOrigin origin)
        : session(registry, std::move(origin), "roads", "roads", "centre_line"),
          villages(read_villages(session.connection())),
          may_exist(has_rows_of_source()) {}

    bool has_rows_of_source();
    Road road_of(const RoadRow& row);
    std::optional<VillageCode> village_of(const RoadRow& row) const;
    std::optional<BilingualText> note_on_place(const RoadRow& row, const Road& road) const;
    void insert_name(RoadId road, const std::string& text, NameStatus status,
                     const std::string& valid_from, const std::string& valid_to);
    void insert_names(RoadId road, const RoadRow& row);
    RowResult insert(const Road& road, const RoadRow& row);
    RowResult update(const Road& before, Road after, const RoadRow& row);

    ImportSession session;
    VillageMap villages;
    bool may_exist;
    std::int64_t unassigned = 0;
};

bool RoadImport::State::has_rows_of_source() {
    auto row = session.connection().query("SELECT 1 FROM roads WHERE source = ?1 LIMIT 1");
    return row.bind(session.origin().source).step();
}

std::optional<VillageCode> RoadImport::State::village_of(const RoadRow& row) const {
    if (villages.boxes.contains(row.village_code)) return VillageCode{row.village_code};
    const VillageCode* found = villages.locator.find_for_line(row.centre_line);
    if (found == nullptr) return std::nullopt;
    return *found;
}

Road RoadImport::State::road_of(const RoadRow& row) {
    Road road;
    road.village = village_of(row);
    road.centre_line = row.centre_line;
    road.length_metres = spatial::length_metres(row.centre_line);
    road.width_metres = row.width_metres;
    road.surface = row.surface;
    road.direction = row.direction;
    road.road_class = row.road_class;
    road.source = session.origin().source;
    road.source_id = row.source_id;
    road.modelled = row.modelled;
    return road;
}

std::optional<BilingualText> RoadImport::State::note_on_place(const RoadRow& row,
                                                              const Road& road) const {
    if (!road.village) return unassigned_note(row);
    if (row.village_code.empty()) return std::nullopt;
    if (road.village->value() != row.village_code)
        return BilingualText{
            fmt::format("登记库中没有村 {}，按位置归属 {}。", row.village_code,
                        road.village->value()),
            fmt::format("The registry has no village {}; assigned to {} by position.",
                        row.village_code, road.village->value())};
    const BoundingBox& box = villages.boxes.at(row.village_code);
    if (box.is_empty() || box.intersects(bounding_box(road.centre_line))) return std::nullopt;
    return BilingualText{
        fmt::format("道路在所属村 {} 的界线之外，请核对。", row.village_code),
        fmt::format("The road lies outside its village {}; check it.", row.village_code)};
}

void RoadImport::State::insert_name(RoadId road, const std::string& text, NameStatus status,
                                    const std::string& valid_from, const std::string& valid_to) {
    PlaceName name;
    name.road = road;
    name.name = session.registry().naming().split(text);
    name.pinyin = session.registry().naming().romanise(name.name);
    name.status = status;
    if (!valid_from.empty()) name.valid_from = valid_from;
    if (!valid_to.empty()) name.valid_to = valid_to;
    storage::NameStore{session.connection()}.insert(name);
}

void RoadImport::State::insert_names(RoadId road, const RoadRow& row) {
    if (!row.name.empty())
        insert_name(road, row.name, row.name_status, row.approved_on, row.ended_on);
    for (const std::string& alias : text::split_names(row.alias))
        insert_name(road, alias, NameStatus::alias, {}, {});
}

RowResult RoadImport::State::insert(const Road& road, const RoadRow& row) {
    const RoadId id = storage::RoadStore{session.connection()}.insert(road);
    session.index_later(id.value(), bounding_box(road.centre_line));
    insert_names(id, row);
    if (!road.village) ++unassigned;
    return session.count({RowOutcome::stored, note_on_place(row, road)});
}

RowResult RoadImport::State::update(const Road& before, Road after, const RoadRow& row) {
    if (before.valid_to) return session.count({RowOutcome::unchanged, retired_note(before)});
    after.id = before.id;
    std::optional<BilingualText> note = note_on_place(row, after);
    const bool has_other_line = !(after.centre_line == before.centre_line);
    if (has_other_line && storage::LineageStore{session.connection()}.has_own_line(before.id)) {
        after.centre_line = before.centre_line;
        after.length_metres = before.length_metres;
        after.village = before.village;
        note = kept_line_note(before);
    }
    if (!after.village) ++unassigned;
    storage::NameStore names{session.connection()};
    const std::vector<PlaceName> borne = names.of_road(before.id);
    const bool has_new_name = borne.empty() && !(row.name.empty() && row.alias.empty());
    const PlaceName* current =
        !borne.empty() && borne.front().status == NameStatus::in_force ? &borne.front() : nullptr;
    if (current != nullptr && !row.name.empty() && current->name.full != row.name)
        note = kept_name_note(current->name.full, row.name);
    if (is_same(before, after) && !has_new_name)
        return session.count({RowOutcome::unchanged, note});
    if (has_new_name) insert_names(before.id, row);
    storage::RoadStore{session.connection()}.update(after);
    session.index_later(after.id.value(), bounding_box(after.centre_line));
    return session.count({RowOutcome::updated, note});
}

RoadImport::RoadImport(Registry& registry, ImportOrigin origin)
    : state_(std::make_unique<State>(registry, std::move(origin))) {}
RoadImport::~RoadImport() = default;

RowResult RoadImport::add(const RoadRow& row) {
    const Road road = state_->road_of(row);
    if (state_->may_exist) {
        const auto existing = storage::RoadStore{state_->session.connection()}.find_by_source(
            road.source, road.source_id);
        if (existing) return state_->update(*existing, road, row);
    }
    return state_->insert(road, row);
}

void RoadImport::commit() { state_->session.commit(); }

std::int64_t RoadImport::unassigned() const { return state_->unassigned; }

}  // namespace geo::registry

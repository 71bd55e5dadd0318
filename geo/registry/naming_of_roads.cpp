// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/naming_of_roads.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/model/road.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"

namespace geo::registry {
namespace {

/// Data set of the roads that were first drawn in a proposal.
constexpr const char* drawn_here = "luming";

RoadId road_from_line(storage::Connection& connection, const Proposal& proposal) {
    Road road;
    road.village = proposal.content.village;
    road.centre_line = *proposal.content.line;
    road.length_metres = spatial::length_metres(road.centre_line);
    road.width_metres = proposal.content.width_metres;
    road.source = drawn_here;
    road.source_id = fmt::format("proposal-{}", proposal.id.value());
    return storage::RoadStore{connection}.insert(road);
}

}  // namespace

void require_unnamed(storage::Connection& connection, RoadId road) {
    const auto name = storage::NameStore{connection}.in_force(road);
    if (!name) return;
    throw Error(ErrorKind::conflict,
                fmt::format("道路 {} 已有标准名称“{}”，更名须另走更名程序。", road.value(),
                            name->name.full),
                fmt::format("Road {} already bears the approved name '{}'; renaming is a procedure "
                            "of its own.",
                            road.value(), name->name.full));
}

void bring_into_force(storage::Connection& connection, Proposal& proposal,
                      std::string_view approved_on) {
    if (!proposal.content.road) proposal.content.road = road_from_line(connection, proposal);
    require_unnamed(connection, *proposal.content.road);
    storage::NameStore names{connection};
    names.remove_all_of(*proposal.content.road, NameStatus::proposed);
    PlaceName name;
    name.road = *proposal.content.road;
    name.name = proposal.name;
    name.pinyin = proposal.pinyin;
    name.meaning = proposal.content.meaning;
    name.origin = proposal.content.origin;
    name.status = NameStatus::in_force;
    name.valid_from = std::string{approved_on};
    names.insert(name);
}

void take_out_of_force(storage::Connection& connection, const Proposal& proposal) {
    if (!proposal.content.road) return;
    storage::NameStore names{connection};
    const auto name = names.in_force(*proposal.content.road);
    if (name && name->name.full == proposal.name.full)
        names.remove_all_of(*proposal.content.road, NameStatus::in_force);
}

}  // namespace geo::registry

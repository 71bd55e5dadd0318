// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/naming_of_roads.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/model/road.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/change_counter.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/protected_name_store.hpp"
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

std::optional<PlaceName> name_borne(storage::Connection& connection, const NameProposal& content) {
    if (!content.road) return std::nullopt;
    return storage::NameStore{connection}.in_force(*content.road);
}

PlaceName new_name(const Proposal& proposal, std::string_view approved_on) {
    PlaceName name;
    name.road = *proposal.content.road;
    name.name = proposal.name;
    name.pinyin = proposal.pinyin;
    name.meaning = proposal.content.meaning;
    name.origin = proposal.content.origin;
    name.status = NameStatus::in_force;
    name.valid_from = std::string{approved_on};
    return name;
}

/// R04: the days of the two names must not overlap.
void end_former_name(storage::Connection& connection, const PlaceName& old,
                     std::string_view approved_on) {
    if (old.valid_from && approved_on < *old.valid_from)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("/date：{} 早于现名“{}”的起始日 {}。", approved_on, old.name.full,
                                *old.valid_from),
                    fmt::format("/date: {} is before {}, since when the road is called '{}'.",
                                approved_on, *old.valid_from, old.name.full))
            .at("/date");
    storage::NameStore{connection}.retire_current(old.road, NameStatus::former, approved_on);
}

}  // namespace

std::optional<naming::Renaming> renaming_of(storage::Connection& connection,
                                            const NameProposal& content, std::string_view day) {
    const auto old = name_borne(connection, content);
    if (!old) return std::nullopt;
    return naming::Renaming{
        content.renaming_cause,
        storage::ProtectedNameStore{connection}.has(old->name.full, content.village),
        content.protective_measures, std::string{day}};
}

void note_former_name(storage::Connection& connection, Proposal& proposal) {
    const auto old = name_borne(connection, proposal.content);
    proposal.former_name = old ? old->name.full : std::string{};
    if (!old || old->name.full != proposal.name.full) return;
    throw Error(
        ErrorKind::conflict,
        fmt::format("道路 {} 现名即为“{}”，无须再申请。", old->road.value(), old->name.full),
        fmt::format("Road {} bears the name '{}' already; there is nothing to propose.",
                    old->road.value(), old->name.full));
}

void require_noted_name(storage::Connection& connection, const Proposal& proposal) {
    const auto name = name_borne(connection, proposal.content);
    const std::string now = name ? name->name.full : std::string{};
    if (now == proposal.former_name) return;
    const std::int64_t road = proposal.content.road->value();
    if (!name)
        throw Error(ErrorKind::conflict,
                    fmt::format("道路 {} 已不用“{}”之名；请退回申请，重新提交。", road,
                                proposal.former_name),
                    fmt::format("Road {} is not called '{}' any more; send the proposal back to "
                                "be handed in anew.",
                                road, proposal.former_name));
    throw Error(ErrorKind::conflict,
                fmt::format("道路 {} 已有标准名称“{}”；如须更名，请退回申请，说明更名原因后重新"
                            "提交。",
                            road, now),
                fmt::format("Road {} bears the approved name '{}' by now; to rename it, send the "
                            "proposal back to be handed in anew with the cause of the renaming.",
                            road, now));
}

void bring_into_force(storage::Connection& connection, Proposal& proposal,
                      std::string_view approved_on) {
    if (!proposal.content.road) proposal.content.road = road_from_line(connection, proposal);
    require_noted_name(connection, proposal);
    storage::NameStore names{connection};
    if (const auto old = name_borne(connection, proposal.content)) {
        const storage::Because because{
            connection, {storage::ChangeKind::rename, std::string{approved_on}, {}, {}}};
        end_former_name(connection, *old, approved_on);
        names.remove_all_of(old->road, NameStatus::proposed);
        names.insert(new_name(proposal, approved_on));
        return;
    }
    names.remove_all_of(*proposal.content.road, NameStatus::proposed);
    names.insert(new_name(proposal, approved_on));
}

void take_out_of_force(storage::Connection& connection, const Proposal& proposal) {
    const auto name = name_borne(connection, proposal.content);
    if (!name || name->name.full != proposal.name.full) return;
    storage::NameStore names{connection};
    names.remove_all_of(name->road, NameStatus::in_force);
    if (!proposal.former_name.empty()) names.reinstate(name->road, proposal.former_name);
}

}  // namespace geo::registry

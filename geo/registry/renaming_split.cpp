// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "geo/base/error.hpp"
#include "geo/registry/renaming_lines.hpp"
#include "geo/registry/renaming_write.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"

namespace geo::registry {
namespace {

using storage::ChangeKind;

std::array<LineString, 2> parts_of(const Road& road, Coordinate at) {
    if (auto parts = cut(road.centre_line, at))
        return {std::move(parts->first), std::move(parts->second)};
    throw Error(ErrorKind::conflict,
                fmt::format("该点不在道路 {} 上（{} 米以内），或正在其端点，不能在此分开。",
                            road.id.value(), meeting_metres),
                fmt::format("The point lies off road {} (further than {} metres) or at its end; it "
                            "cannot be split there.",
                            road.id.value(), meeting_metres))
        .at("/at");
}

void require_one_keeper(const SplitDetails& details) {
    if (!details.first.keeps_old || !details.second.keeps_old) return;
    throw Error(ErrorKind::invalid_input, "两段不能同时沿用原名，请为其中一段另行命名。",
                "Only one part can keep the name; name the other one anew.")
        .at("/names");
}

class Split {
  public:
    Split(RoadWrite& write, std::array<LineString, 2> lines)
        : write_(write), old_(write.road()), lines_(std::move(lines)) {
        if (const auto name = storage::NameStore{write_.connection()}.in_force(old_.id))
            old_name_ = *name;
    }

    /// \returns false when the rules object to a name
    bool check_names(const SplitDetails& details, RoadOutcome& outcome) {
        const std::array<const PartName*, 2> wanted{&details.first, &details.second};
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (wanted[i]->keeps_old) names_[i] = old_name_;
            if (wanted[i]->keeps_old || !wanted[i]->name) continue;
            auto draft = write_.draft_of(*wanted[i]->name);
            draft.line = lines_[i];
            names_[i] = write_.check(draft, false, outcome);
        }
        return outcome.missing.empty();
    }

    void make_parts() {
        storage::RoadStore roads{write_.connection()};
        const std::int64_t next = roads.next_id();
        ids_ = {next, next + 1};
        const auto because = cause(ChangeKind::split);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            roads_[i] = old_;
            roads_[i].centre_line = lines_[i];
            roads_[i].length_metres = spatial::length_metres(lines_[i]);
            roads_[i].source = "luming";
            roads_[i].source_id = fmt::format("split-{}-{}", old_.id.value(), i + 1);
            roads_[i].valid_from = write_.day();
            roads_[i].id = roads.insert(roads_[i]);
            give_names(i);
        }
    }

    void move_doors(RoadOutcome& outcome) {
        const auto because = cause(ChangeKind::update);
        storage::AddressStore addresses{write_.connection()};
        for (Address& door : addresses.of_road(old_.id)) {
            door.road = nearer_part(door.position);
            addresses.update(door);
            outcome.doors.push_back(door.id);
        }
    }

    void move_signs() {
        registry::move_signs(write_, old_.id,
                             [&](const Sign& sign) { return nearer_part(sign.position); });
        for (const Road& part : roads_) tell_signs(write_, part.id);
    }

    void retire_whole() {
        const auto because = cause(ChangeKind::retire);
        storage::RoadStore{write_.connection()}.retire(old_.id, write_.day());
        storage::NameStore{write_.connection()}.retire_current(old_.id, NameStatus::former,
                                                               write_.day());
    }

    std::vector<storage::LineageRow> lineage() const {
        return {{0, "split", old_.id, roads_[0].id, {}}, {0, "split", old_.id, roads_[1].id, {}}};
    }
    std::vector<RoadId> parts() const { return {roads_[0].id, roads_[1].id}; }

  private:
    storage::Because cause(ChangeKind kind) const {
        return storage::Because{write_.connection(),
                                write_.cause(kind, {old_.id.value()}, {ids_[0], ids_[1]})};
    }

    RoadId nearer_part(Coordinate position) const {
        const bool is_second = spatial::distance_metres(lines_[1], position) <
                               spatial::distance_metres(lines_[0], position);
        return roads_[is_second ? 1 : 0].id;
    }

    /// What people know the road by leads to both parts.
    void give_names(std::size_t part) {
        storage::NameStore names{write_.connection()};
        if (names_[part]) {
            PlaceName name = *names_[part];
            name.road = roads_[part].id;
            name.valid_from = write_.day();
            names.insert(name);
        }
        for (const PlaceName& name : names.in_order(old_.id))
            if (name.status != NameStatus::proposed && name.status != NameStatus::abolished)
                add_alias(write_, roads_[part].id, name);
    }

    RoadWrite& write_;
    Road old_;
    std::array<LineString, 2> lines_;
    std::optional<PlaceName> old_name_;
    std::array<std::optional<PlaceName>, 2> names_;
    std::array<Road, 2> roads_;
    std::array<std::int64_t, 2> ids_{};
};

}  // namespace

RoadOutcome split_road(Registry& registry, const Actor& actor, const RoadRequest& request,
                       const SplitDetails& details) {
    require_one_keeper(details);
    RoadOutcome outcome;
    {
        RoadWrite write{registry, actor, request};
        outcome.day = write.day();
        Split split{write, parts_of(write.road(), details.at)};
        if (!split.check_names(details, outcome)) return outcome;
        split.make_parts();
        split.move_doors(outcome);
        split.move_signs();
        split.retire_whole();
        outcome.roads = split.parts();
        write.finish(
            "split",
            {{"parts", fmt::format("{},{}", outcome.roads[0].value(), outcome.roads[1].value())}},
            split.lineage());
        outcome.is_done = true;
    }
    registry.announce_change();
    return outcome;
}

}  // namespace geo::registry

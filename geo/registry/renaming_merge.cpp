// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "geo/base/error.hpp"
#include "geo/registry/renaming_lines.hpp"
#include "geo/registry/renaming_write.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"

namespace geo::registry {
namespace {

using storage::ChangeKind;

constexpr std::size_t most_roads = 100;

void require_sound(const RoadRequest& request, const MergeDetails& details) {
    auto ids = details.with;
    ids.push_back(request.road);
    std::sort(ids.begin(), ids.end());
    const bool are_others = std::adjacent_find(ids.begin(), ids.end()) == ids.end();
    const bool is_among =
        !details.keep_name_of || std::binary_search(ids.begin(), ids.end(), *details.keep_name_of);
    if (!details.with.empty() && ids.size() <= most_roads && are_others && is_among) return;
    throw Error(ErrorKind::invalid_input,
                "要并入的道路须各列一次，最多 99 条，不含本路；保留名称的道路须是其中之一或本路。",
                "List the other roads to take in, each once, at most 99 and not the road itself; "
                "the name that stays must be that of one of them or of the road.")
        .at("/with");
}

/// The names in force of all that take part, the survivor's first.
struct NamesInForce {
    NamesInForce(storage::Connection& connection, const std::vector<Road>& roads) {
        for (const Road& road : roads)
            if (auto name = storage::NameStore{connection}.in_force(road.id))
                names.push_back(*std::move(name));
    }
    const PlaceName* of(RoadId road) const {
        for (const PlaceName& name : names)
            if (name.road == road) return &name;
        return nullptr;
    }
    std::vector<PlaceName> names;
};

const PlaceName* name_to_keep(const NamesInForce& names, const MergeDetails& details) {
    if (!details.keep_name_of) return names.names.empty() ? nullptr : &names.names.front();
    if (const PlaceName* name = names.of(*details.keep_name_of)) return name;
    throw Error(ErrorKind::conflict,
                fmt::format("道路 {} 没有可保留的标准名称。", details.keep_name_of->value()),
                fmt::format("Road {} has no name in force to keep.", details.keep_name_of->value()))
        .at("/keep_name_of");
}

std::vector<Road> participants(RoadWrite& write, const MergeDetails& details) {
    std::vector<Road> roads{write.road()};
    for (const RoadId id : details.with) {
        Road road = write.take_in(id);
        if (road.village != write.road().village)
            throw Error(ErrorKind::conflict,
                        fmt::format("道路 {} 与道路 {} 不在同一村，不能合并。", id.value(),
                                    write.road().id.value()),
                        fmt::format("Roads {} and {} lie in different villages and cannot become "
                                    "one.",
                                    id.value(), write.road().id.value()));
        roads.push_back(std::move(road));
    }
    return roads;
}

LineString line_of(const std::vector<Road>& roads) {
    std::vector<LineString> lines;
    for (const Road& road : roads) lines.push_back(road.centre_line);
    if (auto line = joined(lines)) return *std::move(line);
    throw Error(
        ErrorKind::conflict,
        fmt::format("这些道路并非首尾相接（端点相距须在 {} 米内），不能合并。", meeting_metres),
        fmt::format("These roads do not meet end to end (within {} metres) and cannot "
                    "become one.",
                    meeting_metres));
}

class Merge {
  public:
    Merge(RoadWrite& write, std::vector<Road> roads)
        : write_(write), roads_(std::move(roads)), survivor_(roads_.front()) {
        for (const Road& road : roads_) ids_.push_back(road.id.value());
    }

    void grow(LineString line) {
        const auto because = cause(ChangeKind::merge);
        survivor_.length_metres = spatial::length_metres(line);
        survivor_.centre_line = std::move(line);
        storage::RoadStore{write_.connection()}.update(survivor_);
    }

    void take_name(const PlaceName* kept) {
        if (kept == nullptr || kept->road == survivor_.id) return;
        const auto because = cause(ChangeKind::merge);
        storage::NameStore names{write_.connection()};
        names.retire_current(survivor_.id, NameStatus::former, write_.day());
        PlaceName name = *kept;
        name.road = survivor_.id;
        name.valid_from = write_.day();
        names.insert(name);
    }

    void take_over(const Road& other, RoadOutcome& outcome) {
        storage::NameStore names{write_.connection()};
        {
            const auto because = cause(ChangeKind::merge);
            for (const PlaceName& name : names.in_order(other.id))
                if (name.status != NameStatus::proposed && name.status != NameStatus::abolished)
                    add_alias(write_, survivor_.id, name);
        }
        {
            const auto because = cause(ChangeKind::update);
            move_doors(write_, other.id, survivor_.id, outcome);
        }
        move_signs(write_, other.id, [&](const Sign&) { return survivor_.id; });
        const auto because = cause(ChangeKind::retire);
        storage::RoadStore{write_.connection()}.retire(other.id, write_.day());
        names.retire_current(other.id, NameStatus::former, write_.day());
    }

    std::vector<storage::LineageRow> lineage() const {
        std::vector<storage::LineageRow> rows;
        for (const Road& road : roads_) rows.push_back({0, "merge", road.id, survivor_.id, {}});
        return rows;
    }
    std::string ids() const { return fmt::format("{}", fmt::join(ids_, ",")); }

  private:
    storage::Because cause(ChangeKind kind) const {
        return storage::Because{write_.connection(),
                                write_.cause(kind, ids_, {survivor_.id.value()})};
    }

    RoadWrite& write_;
    std::vector<Road> roads_;
    Road survivor_;
    std::vector<std::int64_t> ids_;
};

}  // namespace

RoadOutcome merge_roads(Registry& registry, const Actor& actor, const RoadRequest& request,
                        const MergeDetails& details) {
    require_sound(request, details);
    RoadOutcome outcome;
    {
        RoadWrite write{registry, actor, request};
        outcome.day = write.day();
        outcome.roads = {request.road};
        const auto roads = participants(write, details);
        const NamesInForce names{write.connection(), roads};
        const PlaceName* kept = name_to_keep(names, details);
        Merge merge{write, roads};
        merge.grow(line_of(roads));
        merge.take_name(kept);
        for (auto other = roads.begin() + 1; other != roads.end(); ++other)
            merge.take_over(*other, outcome);
        tell_signs(write, request.road);
        outcome.doubled_numbers = doubled_numbers(write.connection(), request.road);
        write.finish(
            "merged",
            {{"roads", merge.ids()}, {"name", kept != nullptr ? kept->name.full : std::string{}}},
            merge.lineage());
        outcome.is_done = true;
    }
    registry.announce_change();
    return outcome;
}

}  // namespace geo::registry

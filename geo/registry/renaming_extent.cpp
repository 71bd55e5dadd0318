// SPDX-License-Identifier: Apache-2.0
// A road grows, or is given up.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/name_check.hpp"
#include "geo/registry/renaming_lines.hpp"
#include "geo/registry/renaming_write.hpp"
#include "geo/registry/signs.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/line_relation.hpp"
#include "geo/spatial/line_shape.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"

namespace geo::registry {
namespace {

using storage::ChangeKind;

LineString grown(const Road& road, const LineString& addition) {
    auto line = joined({road.centre_line, addition});
    if (!line)
        throw Error(ErrorKind::conflict,
                    fmt::format("延长段不与道路 {} 的端点相接（{} 米以内）。", road.id.value(),
                                meeting_metres),
                    fmt::format("The addition meets neither end of road {} (within {} metres).",
                                road.id.value(), meeting_metres))
            .at("/line");
    if (spatial::self_crossing(*line))
        throw Error(ErrorKind::conflict, fmt::format("延长后道路 {} 与自身相交。", road.id.value()),
                    fmt::format("Road {} would cross itself.", road.id.value()))
            .at("/line");
    return *std::move(line);
}

/// U07: a road is not drawn where another one runs already.
void require_free_ground(const Ground& ground, RoadId own, const LineString& addition,
                         const naming::Thresholds& thresholds) {
    spatial::RelationLimits limits;
    limits.overlap_metres = thresholds.overlap_metres;
    const spatial::LineComparer comparer{addition, limits};
    ground.for_each_road_in(comparer.reach(), [&](const GroundRoad& road) {
        if (road.id == own) return;
        if (comparer.compare(road.line).overlap.share < thresholds.overlap_share) return;
        throw Error(
            ErrorKind::conflict,
            fmt::format("延长段与道路 {} 重合；如为同一条路，请办理合并。", road.id.value()),
            fmt::format("The addition runs along road {}; if they are one road, merge "
                        "them.",
                        road.id.value()))
            .at("/line");
    });
}

void require_line(const LineString& line) {
    NameProposal content;
    content.line = line;
    require_sound_content(content);
}

}  // namespace

RoadOutcome extend_road(Registry& registry, const Actor& actor, const RoadRequest& request,
                        const LineString& addition) {
    require_line(addition);
    RoadOutcome outcome;
    {
        RoadWrite write{registry, actor, request};
        outcome.day = write.day();
        outcome.roads = {request.road};
        Road road = write.road();
        road.centre_line = grown(road, addition);
        road.length_metres = spatial::length_metres(road.centre_line);
        require_free_ground(registry.gazetteer(write.connection())->ground(), road.id, addition,
                            registry.naming().tables().profile.thresholds);
        const storage::Because because{write.connection(), write.cause(ChangeKind::update)};
        storage::RoadStore{write.connection()}.update(road);
        write.finish(
            "extended",
            {{"metres", fmt::format("{:.2f}", road.length_metres - write.road().length_metres)}},
            {{0, "extend", road.id, road.id, {}}});
        outcome.is_done = true;
    }
    registry.announce_change();
    return outcome;
}

RoadOutcome abolish_road(Registry& registry, const Actor& actor, const RoadRequest& request) {
    if (text::trimmed(request.reason).empty())
        throw Error(ErrorKind::invalid_input, "销名须说明原因。",
                    "Say why the road and its name are given up.")
            .at("/reason");
    RoadOutcome outcome;
    {
        RoadWrite write{registry, actor, request};
        outcome.day = write.day();
        const std::int64_t id = request.road.value();
        storage::NameStore names{write.connection()};
        const auto name = names.in_force(request.road);
        {
            const storage::Because because{write.connection(),
                                           write.cause(ChangeKind::retire, {id})};
            storage::RoadStore{write.connection()}.retire(request.road, write.day());
            names.retire_current(request.road, NameStatus::abolished, write.day());
        }
        {
            const storage::Because because{write.connection(),
                                           write.cause(ChangeKind::update, {id})};
            move_doors(write, request.road, std::nullopt, outcome);
        }
        mark_abolished(write.connection(), registry, actor, request.road);
        write.finish("abolished", {{"name", name ? name->name.full : std::string{}}},
                     {{0, "abolish", request.road, std::nullopt, {}}});
        outcome.is_done = true;
    }
    registry.announce_change();
    return outcome;
}

}  // namespace geo::registry

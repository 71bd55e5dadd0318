// SPDX-License-Identifier: Apache-2.0
// What the rules are told about the rest of the registry. Rules never query: whoever calls them
// gathers the facts first.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"

namespace geo::naming {

/// A name that stands in the registry or is on its way there.
struct RegisteredName {
    NameParts name;
    Pinyin pinyin;
    NameStatus status = NameStatus::in_force;
    std::optional<RoadId> road;
    std::optional<ProposalId> proposal;
    VillageCode village;
    std::string village_name;
    std::string town_name;
    std::optional<std::string> valid_to;  ///< for a former or abolished name
};

using SharedName = std::shared_ptr<const RegisteredName>;

/// Names that are like the draft's, each list without the ones of the lists above it in the same
/// town. They may hold names of the draft's own road and proposal: the rules leave those out.
struct AlikeNames {
    std::vector<SharedName> same_text;
    std::vector<SharedName> same_sound;     ///< shares a toned reading
    std::vector<SharedName> same_toneless;  ///< shares a reading when tones are left out
    std::vector<SharedName> near_sound;     ///< alike within the profile's groups, when it asks
    std::vector<SharedName> same_specific;  ///< same 专名, other 通名
};

enum class Relation {
    overlap,       ///< drawn along the same road
    parallel,      ///< close beside it: perhaps the same road drawn twice
    continuation,  ///< goes on where it ends, in its direction
    branch,        ///< begins on it
    crossing,      ///< meets or crosses it otherwise
};

/// How a road of the registry lies to the line of the draft.
struct RoadNearby {
    RoadId road;
    SharedName name;  ///< in force or proposed; null for a nameless road
    Relation relation = Relation::crossing;
    double share = 0;    ///< overlap, parallel: of the draft's line, 0-1
    double metres = 0;   ///< overlap, parallel: mean distance; continuation: the gap
    double degrees = 0;  ///< continuation: between the directions at the gap, 0-180
};

enum class Direction { east_west, north_south, slanting };

/// What share of the line lies in which village; village is empty outside all of them.
struct VillageShare {
    VillageCode village;
    std::string name;
    double share = 0;
};

/// The line of the draft on the ground.
struct LineFacts {
    double length_metres = 0;
    Direction direction = Direction::slanting;
    /// Middle of the line from the middle of the village; absent when the village has no outline.
    std::optional<double> east_metres;
    std::optional<double> north_metres;
    /// Only when more of the line than Thresholds::outside_metres leaves the village: all shares,
    /// greatest first.
    std::vector<VillageShare> villages;
    std::optional<Coordinate> crosses_itself;  ///< where
    int free_ends = 0;                         ///< ends that meet no other road
    int joined_ends = 0;                       ///< ends that do
    std::vector<RoadNearby> nearby;
};

/// A village whose name is contained in the draft's specific part.
struct VillageMention {
    VillageCode code;
    std::string name;
    std::optional<double> metres;  ///< from the line to its outline, 0 when it touches
};

/// Another road of the same series: 北一路, 北二路, …
struct SeriesMember {
    SharedName name;
    int number = 0;
    double east_metres = 0;  ///< middle of its line, from the middle of the draft's
    double north_metres = 0;
};

struct Facts {
    AlikeNames in_town;
    AlikeNames in_county;         ///< other towns of the county: same_text only
    AlikeNames in_built_up_area;  ///< other towns of the area: same_text and same_sound
    std::string built_up_area;    ///< its name, where there is one
    std::optional<LineFacts> line;
    std::vector<VillageMention> mentions;
    std::vector<SeriesMember> series;
    int same_generic_in_village = 0;  ///< other roads of the village with this generic name
    SharedName current_name;          ///< of the draft's road, where it bears one in force
};

}  // namespace geo::naming

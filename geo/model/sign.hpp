// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/base/clock.hpp"
#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"

namespace geo {

/// A plate is made once and stands once. What comes after `replaced` is another sign in its place.
enum class SignState { planned, made, installed, damaged, replaced, removed };

/// Where along its road a sign stands, and why there.
enum class SignPlace { road_end, junction, midway };

/// Along which axis the road runs: blue plates for east-west, green for north-south.
enum class RoadAxis { east_west, north_south };

/// 地名标志: a street plate on a pole beside a road, to be read from both directions.
struct Sign {
    SignId id;
    RoadId road;
    std::string name;          ///< what stands on the plate, Han
    std::string romanisation;  ///< capitals: "LE'AN DAJIE"
    Coordinate position;       ///< of the pole; EPSG:4490
    bool is_measured = false;  ///< the position was measured on the spot, not derived
    double bearing = 0;        ///< of the plate, along its road: degrees from north, [0, 180)
    SignPlace place = SignPlace::road_end;
    RoadAxis axis = RoadAxis::east_west;
    std::optional<RoadId> crossing;  ///< the road met there
    SignId pole;                     ///< signs with equal poles hang on one: the first sign's id
    SignState state = SignState::planned;
    bool is_outdated = false;            ///< the road was renamed: the plate says the former name
    std::optional<std::string> made_on;  ///< calendar days
    std::optional<std::string> installed_on;  ///< the last time it was put up or repaired
    std::optional<std::string> inspected_on;  ///< the last time somebody looked
    std::optional<SignId> replaces;           ///< the sign that stood here before
    std::int64_t version = 1;                 ///< grows with every change; the ETag
};

/// What somebody says of a sign.
enum class SignFault { damaged, missing, wrong, other };
enum class SignReportState { open, confirmed, dismissed };

using SignReportId = TypedId<struct SignReportIdTag, std::int64_t>;

/// A passer-by's or a postman's word that something is amiss with a sign.
struct SignReport {
    SignReportId id;
    SignId sign;
    SignFault kind = SignFault::damaged;
    std::string text;
    std::string name;         ///< of who reports, as they give it; may be empty
    std::string contact;      ///< for the staff's eyes only; may be empty
    std::string reported_by;  ///< a user's name; empty: somebody in the street
    Instant at;
    SignReportState state = SignReportState::open;
    std::string decided_by;
    std::string answer;  ///< why it was confirmed or dismissed
};

/// What the yearly inspection finds.
enum class InspectionResult { ok, damaged, missing };

}  // namespace geo

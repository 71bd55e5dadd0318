// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "api/http/division_directory.hpp"
#include "geo/publishing/snapshot.hpp"

namespace api::http {

/// What hits are looked up in.
struct SearchContext {
    const geo::publishing::SnapshotPtr& snapshot;
    DivisionDirectories& divisions;
};

/// What a hit stands for. Borrowed from the snapshot.
struct SearchPlace {
    geo::search::HitType type = geo::search::HitType::municipality;
    const geo::publishing::VillageFeature* village =
        nullptr;  ///< for a division, any of its villages; else where the place lies, if in one
    const geo::publishing::RoadFeature* road = nullptr;        ///< only if it is named
    const geo::publishing::RoadFeature* other_road = nullptr;  ///< of an intersection
    const geo::publishing::DoorFeature* door = nullptr;
    geo::DivisionLevel level = geo::DivisionLevel::town;  ///< of a municipality
    bool modelled = false;
    geo::Coordinate crossing = {};  ///< of an intersection
};

/// Empty when the snapshot does not tell: a city or province is known by its villages only, and
/// when none of them is drawn yet there is no way back from the hit to its name.
std::optional<SearchPlace> find_place(const SearchContext& context, const geo::search::Hit& hit);

/// The same for what lies near a point.
std::optional<SearchPlace> find_place_near(const SearchContext& context,
                                           const geo::search::NearHit& near);

}  // namespace api::http

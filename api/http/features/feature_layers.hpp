// SPDX-License-Identifier: Apache-2.0
// What the collections hold: for each kind of feature its properties, its geometry and its id. The
// same tables write the features, judge the filters and describe the API, so they cannot differ.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/http/geojson.hpp"
#include "geo/base/clock.hpp"
#include "geo/model/proposal.hpp"
#include "geo/publishing/snapshot.hpp"

namespace api::http {

struct VillageRef {
    const geo::publishing::Shard* shard = nullptr;  ///< has a village
};
using geo::publishing::DoorRef;
using geo::publishing::RoadRef;
using geo::publishing::SignRef;
struct ProposalRow {
    geo::Proposal proposal;
    geo::publishing::SnapshotPtr snapshot;  ///< knows its village and its road
};

enum class PropertyType { text, integer, number, truth, texts };

/// monostate is null. Views live as long as the feature.
using PropertyValue = std::variant<std::monostate, std::string_view, std::string, std::int64_t,
                                   double, bool, std::span<const std::string>>;

template <typename Feature>
struct Property {
    const char* name;
    PropertyType type;
    PropertyValue (*value)(const Feature&);
};

std::span<const Property<VillageRef>> properties_of(const VillageRef*);
std::span<const Property<RoadRef>> properties_of(const RoadRef*);
std::span<const Property<DoorRef>> properties_of(const DoorRef*);
std::span<const Property<SignRef>> properties_of(const SignRef*);
std::span<const Property<ProposalRow>> properties_of(const ProposalRow*);
/// The properties of a kind of feature, in the order in which they are written.
template <typename Feature>
std::span<const Property<Feature>> properties_of() {
    return properties_of(static_cast<const Feature*>(nullptr));
}

/// The members of a GeoJSON Feature; the caller opens and closes the object.
void write_members(JsonWriter& json, const VillageRef& village, AxisOrder order);
void write_members(JsonWriter& json, const RoadRef& road, AxisOrder order);
void write_members(JsonWriter& json, const DoorRef& door, AxisOrder order);
void write_members(JsonWriter& json, const SignRef& sign, AxisOrder order);
void write_members(JsonWriter& json, const ProposalRow& row, AxisOrder order);

/// Whether the geometry itself, not only its box, meets the area. What has none meets nothing.
bool meets(const VillageRef& village, const geo::BoundingBox& area);
bool meets(const RoadRef& road, const geo::BoundingBox& area);
bool meets(const DoorRef& door, const geo::BoundingBox& area);
bool meets(const SignRef& sign, const geo::BoundingBox& area);
bool meets(const ProposalRow& proposal, const geo::BoundingBox& area);

}  // namespace api::http

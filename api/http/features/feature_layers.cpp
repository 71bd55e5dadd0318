// SPDX-License-Identifier: Apache-2.0
#include "api/http/features/feature_layers.hpp"

#include <algorithm>
#include <array>

#include "api/http/features/box_match.hpp"
#include "api/http/geojson.hpp"
#include "geo/model/wire_names.hpp"

namespace api::http {
namespace {

using geo::publishing::RoadFeature;
using geo::publishing::RoadState;
using geo::publishing::Shard;
using geo::publishing::VillageFeature;
using enum PropertyType;

PropertyValue text_or_null(std::string_view value) {
    if (value.empty()) return std::monostate{};
    return value;
}

PropertyValue number_or_null(const std::optional<double>& value) {
    if (!value) return std::monostate{};
    return *value;
}

PropertyValue count(std::size_t number) { return static_cast<std::int64_t>(number); }

const VillageFeature& village_of(const Shard& shard) {
    static const VillageFeature none;
    return shard.village ? *shard.village : none;
}

const VillageFeature& village_of(const ProposalRow& row) {
    static const VillageFeature none;
    const auto* shard = row.snapshot->find_village(row.proposal.content.village);
    return shard == nullptr ? none : village_of(*shard);
}

const RoadFeature* road_of(const DoorRef& ref) {
    return ref.door->road == geo::publishing::no_road ? nullptr : &ref.shard->roads[ref.door->road];
}

std::size_t named_roads(const Shard& shard) {
    return static_cast<std::size_t>(
        std::count_if(shard.roads.begin(), shard.roads.end(),
                      [](const auto& road) { return road.state == RoadState::named; }));
}

const geo::LineString* line_of(const ProposalRow& row) {
    const auto& content = row.proposal.content;
    if (content.line) return &*content.line;
    const auto* road = content.road ? row.snapshot->find_road(*content.road).road : nullptr;
    return road == nullptr ? nullptr : &road->line;
}

constexpr std::array village_properties{
    Property<VillageRef>{"code", text,
                         [](const VillageRef& v) -> PropertyValue {
                             return std::string_view{v.shard->village->code.value()};
                         }},
    Property<VillageRef>{"name", text,
                         [](const VillageRef& v) { return text_or_null(v.shard->village->name); }},
    Property<VillageRef>{"town", text,
                         [](const VillageRef& v) { return text_or_null(v.shard->village->town); }},
    Property<VillageRef>{
        "town_code", text,
        [](const VillageRef& v) { return text_or_null(v.shard->village->town_code); }},
    Property<VillageRef>{
        "county", text, [](const VillageRef& v) { return text_or_null(v.shard->village->county); }},
    Property<VillageRef>{
        "county_code", text,
        [](const VillageRef& v) { return text_or_null(v.shard->village->county_code); }},
    Property<VillageRef>{"city", text,
                         [](const VillageRef& v) { return text_or_null(v.shard->village->city); }},
    Property<VillageRef>{
        "province", text,
        [](const VillageRef& v) { return text_or_null(v.shard->village->province); }},
    Property<VillageRef>{"road_count", integer,
                         [](const VillageRef& v) { return count(v.shard->roads.size()); }},
    Property<VillageRef>{"named_count", integer,
                         [](const VillageRef& v) { return count(named_roads(*v.shard)); }},
    Property<VillageRef>{
        "modelled", truth,
        [](const VillageRef& v) -> PropertyValue { return v.shard->village->modelled; }},
};

constexpr std::array road_properties{
    Property<RoadRef>{"road_id", integer,
                      [](const RoadRef& r) -> PropertyValue { return r.road->id.value(); }},
    Property<RoadRef>{"name", text,
                      [](const RoadRef& r) { return text_or_null(r.road->name.full); }},
    Property<RoadRef>{"specific", text,
                      [](const RoadRef& r) { return text_or_null(r.road->name.specific); }},
    Property<RoadRef>{"generic", text,
                      [](const RoadRef& r) { return text_or_null(r.road->name.generic); }},
    Property<RoadRef>{"pinyin", text,
                      [](const RoadRef& r) { return text_or_null(r.road->pinyin.toned); }},
    Property<RoadRef>{
        "village_code", text,
        [](const RoadRef& r) { return text_or_null(village_of(*r.shard).code.value()); }},
    Property<RoadRef>{"village", text,
                      [](const RoadRef& r) { return text_or_null(village_of(*r.shard).name); }},
    Property<RoadRef>{"town", text,
                      [](const RoadRef& r) { return text_or_null(village_of(*r.shard).town); }},
    Property<RoadRef>{"county", text,
                      [](const RoadRef& r) { return text_or_null(village_of(*r.shard).county); }},
    Property<RoadRef>{"class", text,
                      [](const RoadRef& r) { return text_or_null(r.road->road_class); }},
    Property<RoadRef>{"width_m", number,
                      [](const RoadRef& r) { return number_or_null(r.road->width_metres); }},
    Property<RoadRef>{"surface", text,
                      [](const RoadRef& r) { return text_or_null(r.road->surface); }},
    Property<RoadRef>{"direction", text,
                      [](const RoadRef& r) { return text_or_null(r.road->direction); }},
    Property<RoadRef>{
        "length_m", number,
        [](const RoadRef& r) -> PropertyValue { return rounded_metres(r.road->length_metres); }},
    Property<RoadRef>{"state", text,
                      [](const RoadRef& r) -> PropertyValue {
                          return geo::publishing::to_string(r.road->state);
                      }},
    Property<RoadRef>{"aliases", texts,
                      [](const RoadRef& r) -> PropertyValue {
                          return std::span<const std::string>{r.road->aliases};
                      }},
    Property<RoadRef>{"source_id", text,
                      [](const RoadRef& r) { return text_or_null(r.road->source_id); }},
    Property<RoadRef>{"approved_on", text,
                      [](const RoadRef& r) { return text_or_null(r.road->approved_on); }},
    Property<RoadRef>{"modelled", truth,
                      [](const RoadRef& r) -> PropertyValue { return r.road->modelled; }},
};

constexpr std::array door_properties{
    Property<DoorRef>{"address_id", integer,
                      [](const DoorRef& d) -> PropertyValue { return d.door->id.value(); }},
    Property<DoorRef>{"number", text,
                      [](const DoorRef& d) { return text_or_null(d.door->number); }},
    Property<DoorRef>{"full", text,
                      [](const DoorRef& d) -> PropertyValue {
                          return geo::publishing::standard_address(village_of(*d.shard), road_of(d),
                                                                   d.door->number);
                      }},
    Property<DoorRef>{"road_id", integer,
                      [](const DoorRef& d) {
                          const auto* road = road_of(d);
                          return road == nullptr ? PropertyValue{} : road->id.value();
                      }},
    Property<DoorRef>{"road", text,
                      [](const DoorRef& d) {
                          const auto* road = road_of(d);
                          return road == nullptr ? PropertyValue{} : text_or_null(road->name.full);
                      }},
    Property<DoorRef>{
        "village_code", text,
        [](const DoorRef& d) { return text_or_null(village_of(*d.shard).code.value()); }},
    Property<DoorRef>{"village", text,
                      [](const DoorRef& d) { return text_or_null(village_of(*d.shard).name); }},
    Property<DoorRef>{"town", text,
                      [](const DoorRef& d) { return text_or_null(village_of(*d.shard).town); }},
    Property<DoorRef>{"county", text,
                      [](const DoorRef& d) { return text_or_null(village_of(*d.shard).county); }},
    Property<DoorRef>{"postcode", text,
                      [](const DoorRef& d) { return text_or_null(d.door->postcode); }},
    Property<DoorRef>{"source_id", text,
                      [](const DoorRef& d) { return text_or_null(d.door->source_id); }},
    Property<DoorRef>{"modelled", truth,
                      [](const DoorRef& d) -> PropertyValue { return d.door->modelled; }},
};

const RoadFeature* road_of(const SignRef& ref) {
    return ref.sign->road == geo::publishing::no_road ? nullptr : &ref.shard->roads[ref.sign->road];
}

constexpr std::array sign_properties{
    Property<SignRef>{"sign_id", integer,
                      [](const SignRef& s) -> PropertyValue { return s.sign->id.value(); }},
    Property<SignRef>{"name", text, [](const SignRef& s) { return text_or_null(s.sign->name); }},
    Property<SignRef>{"romanisation", text,
                      [](const SignRef& s) { return text_or_null(s.sign->romanisation); }},
    Property<SignRef>{
        "state", text,
        [](const SignRef& s) -> PropertyValue { return geo::to_string(s.sign->state); }},
    Property<SignRef>{"road_id", integer,
                      [](const SignRef& s) {
                          const auto* road = road_of(s);
                          return road == nullptr ? PropertyValue{} : road->id.value();
                      }},
    Property<SignRef>{
        "village_code", text,
        [](const SignRef& s) { return text_or_null(village_of(*s.shard).code.value()); }},
    Property<SignRef>{"village", text,
                      [](const SignRef& s) { return text_or_null(village_of(*s.shard).name); }},
    Property<SignRef>{
        "axis", text,
        [](const SignRef& s) -> PropertyValue { return geo::to_string(s.sign->axis); }},
    Property<SignRef>{
        "bearing", number,
        [](const SignRef& s) -> PropertyValue { return rounded_metres(s.sign->bearing); }},
    Property<SignRef>{"pole", integer,
                      [](const SignRef& s) -> PropertyValue { return s.sign->pole.value(); }},
    Property<SignRef>{"installed_on", text,
                      [](const SignRef& s) { return text_or_null(s.sign->installed_on); }},
    Property<SignRef>{"outdated", truth,
                      [](const SignRef& s) -> PropertyValue { return s.sign->is_outdated; }},
};

constexpr std::array proposal_properties{
    Property<ProposalRow>{
        "id", integer, [](const ProposalRow& p) -> PropertyValue { return p.proposal.id.value(); }},
    Property<ProposalRow>{
        "state", text,
        [](const ProposalRow& p) -> PropertyValue { return geo::to_string(p.proposal.state); }},
    Property<ProposalRow>{"name", text,
                          [](const ProposalRow& p) { return text_or_null(p.proposal.name.full); }},
    Property<ProposalRow>{"road_id", integer,
                          [](const ProposalRow& p) {
                              const auto& road = p.proposal.content.road;
                              return road ? PropertyValue{road->value()} : PropertyValue{};
                          }},
    Property<ProposalRow>{
        "village_code", text,
        [](const ProposalRow& p) { return text_or_null(p.proposal.content.village.value()); }},
    Property<ProposalRow>{"village", text,
                          [](const ProposalRow& p) { return text_or_null(village_of(p).name); }},
    Property<ProposalRow>{
        "proposed_by", text,
        [](const ProposalRow& p) { return text_or_null(p.proposal.proposed_by); }},
    Property<ProposalRow>{"created_at", text,
                          [](const ProposalRow& p) -> PropertyValue {
                              return geo::to_rfc3339(p.proposal.created_at);
                          }},
};

struct ValueWriter {
    JsonWriter& json;

    void operator()(std::monostate) const { json.null(); }
    void operator()(std::string_view value) const { json.text(value); }
    void operator()(const std::string& value) const { json.text(value); }
    void operator()(std::int64_t value) const { json.integer(value); }
    void operator()(double value) const { json.number(value); }
    void operator()(bool value) const { json.boolean(value); }
    void operator()(std::span<const std::string> values) const {
        json.begin_array();
        for (const auto& value : values) json.text(value);
        json.end_array();
    }
};

template <typename Feature>
void write_properties(JsonWriter& json, const Feature& feature) {
    json.key("properties").begin_object();
    for (const auto& property : properties_of<Feature>()) {
        json.key(property.name);
        std::visit(ValueWriter{json}, property.value(feature));
    }
    json.end_object();
}

/// \param write_shape writes the value of "geometry"
template <typename Id, typename Feature, typename WriteShape>
void write_feature(JsonWriter& json, const Id& id, const Feature& feature, WriteShape write_shape) {
    json.key("type").text("Feature").key("id");
    ValueWriter{json}(id);
    json.key("geometry");
    write_shape();
    write_properties(json, feature);
}

}  // namespace

std::span<const Property<VillageRef>> properties_of(const VillageRef*) {
    return village_properties;
}
std::span<const Property<RoadRef>> properties_of(const RoadRef*) { return road_properties; }
std::span<const Property<DoorRef>> properties_of(const DoorRef*) { return door_properties; }
std::span<const Property<SignRef>> properties_of(const SignRef*) { return sign_properties; }
std::span<const Property<ProposalRow>> properties_of(const ProposalRow*) {
    return proposal_properties;
}

void write_members(JsonWriter& json, const VillageRef& village, AxisOrder order) {
    const auto& feature = *village.shard->village;
    write_feature(json, feature.code.value(), village,
                  [&] { write_geometry(json, feature.outline, order); });
}

void write_members(JsonWriter& json, const RoadRef& road, AxisOrder order) {
    write_feature(json, road.road->id.value(), road,
                  [&] { write_geometry(json, road.road->line, order); });
}

void write_members(JsonWriter& json, const DoorRef& door, AxisOrder order) {
    write_feature(json, door.door->id.value(), door,
                  [&] { write_geometry(json, door.door->position, order); });
}

void write_members(JsonWriter& json, const SignRef& sign, AxisOrder order) {
    write_feature(json, sign.sign->id.value(), sign,
                  [&] { write_geometry(json, sign.sign->position, order); });
}

void write_members(JsonWriter& json, const ProposalRow& row, AxisOrder order) {
    write_feature(json, row.proposal.id.value(), row, [&] {
        if (const auto* line = line_of(row))
            write_geometry(json, *line, order);
        else
            json.null();
    });
}

bool meets(const VillageRef& village, const geo::BoundingBox& area) {
    const auto& feature = *village.shard->village;
    return feature.box.intersects(area) && outline_meets(feature.outline, area);
}

bool meets(const RoadRef& road, const geo::BoundingBox& area) {
    return road.road->box.intersects(area) && line_meets(road.road->line.points, area);
}

bool meets(const DoorRef& door, const geo::BoundingBox& area) {
    return area.contains(door.door->position);
}

bool meets(const SignRef& sign, const geo::BoundingBox& area) {
    return area.contains(sign.sign->position);
}

bool meets(const ProposalRow& proposal, const geo::BoundingBox& area) {
    const auto* line = line_of(proposal);
    return line != nullptr && line_meets(line->points, area);
}

}  // namespace api::http

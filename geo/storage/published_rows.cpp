// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/published_rows.hpp"

#include <nlohmann/json.hpp>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/storage/json_text.hpp"

namespace geo::storage {
namespace {

using nlohmann::json;

void write_name(JsonText& out, const PlaceName& name) {
    out.open('{').key("full").text(name.name.full);
    out.key("specific").text(name.name.specific).key("generic").text(name.name.generic);
    out.key("pinyin").open('{').key("toned").text(name.pinyin.toned);
    out.key("untoned").text(name.pinyin.untoned).key("sign").text(name.pinyin.sign);
    out.key("key").text(name.pinyin.key).close('}');
    out.key("needs_review").boolean(name.pinyin.needs_review);
    out.key("meaning").text_or_null(name.meaning).key("origin").text_or_null(name.origin);
    out.key("status").text(to_string(name.status));
    out.key("valid_from").optional_text(name.valid_from);
    out.key("valid_to").optional_text(name.valid_to).close('}');
}

std::string_view name_in_force(const std::vector<PlaceName>& names) {
    for (const PlaceName& name : names)
        if (name.status == NameStatus::in_force) return name.name.full;
    return {};
}

std::string text_of(const json& value) { return value.is_string() ? value.get<std::string>() : ""; }

template <typename Value>
std::optional<Value> optional_of(const json& value) {
    if (value.is_null()) return std::nullopt;
    return value.get<Value>();
}

Coordinate position_of(const json& value) {
    return {value.at(0).get<double>(), value.at(1).get<double>()};
}

PlaceName name_of(const json& row, RoadId road) {
    PlaceName name;
    name.road = road;
    name.name = {row.at("full"), row.at("specific"), row.at("generic")};
    const json& pinyin = row.at("pinyin");
    name.pinyin = {pinyin.at("toned"), pinyin.at("untoned"), pinyin.at("sign"), pinyin.at("key"),
                   row.at("needs_review")};
    name.meaning = text_of(row.at("meaning"));
    name.origin = text_of(row.at("origin"));
    name.status =
        from_string<NameStatus>(row.at("status").get<std::string>()).value_or(NameStatus::former);
    name.valid_from = optional_of<std::string>(row.at("valid_from"));
    name.valid_to = optional_of<std::string>(row.at("valid_to"));
    return name;
}

Road road_of(const json& row) {
    Road road;
    road.id = RoadId{row.at("id").get<std::int64_t>()};
    if (const auto village = optional_of<std::string>(row.at("village_code")))
        road.village = VillageCode{*village};
    for (const json& point : row.at("line").at("coordinates"))
        road.centre_line.points.push_back(position_of(point));
    road.length_metres = row.at("length_m");
    road.width_metres = optional_of<double>(row.at("width_m"));
    road.surface = text_of(row.at("surface"));
    road.direction = text_of(row.at("direction"));
    road.road_class = text_of(row.at("class"));
    road.source = text_of(row.at("source"));
    road.source_id = text_of(row.at("source_id"));
    road.modelled = row.at("modelled");
    road.valid_from = optional_of<std::string>(row.at("valid_from"));
    return road;
}

Address address_of(const json& row) {
    Address address;
    address.id = AddressId{row.at("id").get<std::int64_t>()};
    address.village = VillageCode{row.at("village_code").get<std::string>()};
    if (const auto road = optional_of<std::int64_t>(row.at("road_id")))
        address.road = RoadId{*road};
    address.number = text_of(row.at("number"));
    address.postcode = text_of(row.at("postcode"));
    address.source = text_of(row.at("source"));
    address.source_id = text_of(row.at("source_id"));
    address.modelled = row.at("modelled");
    address.position = position_of(row.at("position").at("coordinates"));
    // Versions from before door numbers had a life lack what follows.
    address.status =
        from_string<AddressStatus>(row.value("status", "unknown")).value_or(AddressStatus::unknown);
    address.lifecycle = from_string<LifecycleStage>(row.value("lifecycle", "current"))
                            .value_or(LifecycleStage::unknown);
    address.valid_from = optional_of<std::string>(row.value("valid_from", json()));
    address.valid_to = optional_of<std::string>(row.value("valid_to", json()));
    address.yard = text_of(row.value("yard", json()));
    address.is_main_gate = row.value("main_gate", false);
    return address;
}

template <typename Read>
auto read_row(std::string_view text, Read read) {
    try {
        return read(json::parse(text));
    } catch (const json::exception&) {
        throw Error(ErrorKind::storage, "登记库中保存的旧版本已损坏。请运行 luming audit verify。",
                    "A superseded version kept in the registry is damaged. Run luming audit "
                    "verify.");
    }
}

void add_aliases(JsonText& out, const std::vector<std::string>& aliases) {
    out.key("aliases").open('[');
    for (const auto& alias : aliases) out.text(alias);
    out.close(']');
}

}  // namespace

std::string published_row(const Division& division) {
    JsonText out;
    out.open('{').key("code").text(division.code.value()).key("name").text(division.name);
    out.key("level").text(to_string(division.level));
    out.key("parent").text_or_null(division.parent.value());
    add_aliases(out, division.aliases);
    out.close('}');
    return out.take();
}

std::string published_row(const Village& village) {
    JsonText out;
    out.open('{').key("code").text(village.code.value()).key("name").text(village.name);
    out.key("town_code").text_or_null(village.town.value());
    add_aliases(out, village.aliases);
    out.key("modelled").boolean(village.modelled).key("outline");
    if (village.outline)
        out.shape(*village.outline);
    else
        out.raw("null");
    out.close('}');
    return out.take();
}

std::string published_row(const Road& road, const std::vector<PlaceName>& names) {
    JsonText out;
    out.open('{').key("id").integer(road.id.value());
    out.key("village_code").text_or_null(road.village ? road.village->value() : std::string{});
    out.key("name").text_or_null(name_in_force(names)).key("names").open('[');
    for (const PlaceName& name : names) write_name(out, name);
    out.close(']').key("length_m").number(road.length_metres);
    out.key("width_m").optional_number(road.width_metres);
    out.key("surface").text_or_null(road.surface).key("direction").text_or_null(road.direction);
    out.key("class").text_or_null(road.road_class).key("source").text(road.source);
    out.key("source_id").text_or_null(road.source_id).key("modelled").boolean(road.modelled);
    out.key("valid_from").optional_text(road.valid_from);
    out.key("line").shape(road.centre_line).close('}');
    return out.take();
}

std::string published_row(const Address& address) {
    JsonText out;
    out.open('{').key("id").integer(address.id.value());
    out.key("village_code").text(address.village.value()).key("road_id");
    if (address.road)
        out.integer(address.road->value());
    else
        out.raw("null");
    out.key("number").text(address.number).key("postcode").text_or_null(address.postcode);
    out.key("source").text(address.source).key("source_id").text(address.source_id);
    out.key("modelled").boolean(address.modelled);
    out.key("status").text(to_string(address.status));
    out.key("lifecycle").text(to_string(address.lifecycle));
    out.key("valid_from").optional_text(address.valid_from);
    out.key("valid_to").optional_text(address.valid_to);
    out.key("yard").text_or_null(address.yard).key("main_gate").boolean(address.is_main_gate);
    out.key("position").shape(address.position).close('}');
    return out.take();
}

std::string published_row(const Sign& sign) {
    const auto id_or_null = [](JsonText& out, const auto& id) {
        if (id)
            out.integer(id->value());
        else
            out.raw("null");
    };
    JsonText out;
    out.open('{').key("id").integer(sign.id.value()).key("road_id").integer(sign.road.value());
    out.key("name").text(sign.name).key("romanisation").text(sign.romanisation);
    out.key("place").text(to_string(sign.place)).key("axis").text(to_string(sign.axis));
    out.key("bearing").number(sign.bearing).key("crossing_road_id");
    id_or_null(out, sign.crossing);
    out.key("pole").integer(sign.pole.value()).key("state").text(to_string(sign.state));
    out.key("outdated").boolean(sign.is_outdated).key("measured").boolean(sign.is_measured);
    out.key("made_on").optional_text(sign.made_on);
    out.key("installed_on").optional_text(sign.installed_on);
    out.key("inspected_on").optional_text(sign.inspected_on).key("replaces");
    id_or_null(out, sign.replaces);
    out.key("position").shape(sign.position).close('}');
    return out.take();
}

RoadVersion road_from_published_row(std::string_view text) {
    return read_row(text, [](const json& row) {
        RoadVersion version{road_of(row), {}};
        for (const json& name : row.at("names"))
            version.names.push_back(name_of(name, version.road.id));
        return version;
    });
}

Address address_from_published_row(std::string_view text) { return read_row(text, address_of); }

}  // namespace geo::storage

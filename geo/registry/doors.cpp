// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/doors.hpp"

#include <fmt/format.h>

#include <cmath>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/model/event.hpp"
#include "geo/registry/people.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/numbering_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Capability;

/// The data set of doors that were entered here.
constexpr std::string_view own_source = "luming";

Error wrong(const char* pointer, std::string zh, std::string en) {
    return Error(ErrorKind::invalid_input, std::move(zh), std::move(en)).at(pointer);
}

std::string clean(std::string_view written, std::size_t longest, const char* pointer) {
    const std::string_view text = text::trimmed(written);
    if (text.size() <= longest && text::is_valid_utf8(text)) return std::string{text};
    throw wrong(pointer, fmt::format("{} 过长或不是有效的 UTF-8 文本。", pointer + 1),
                fmt::format("{} is too long or not valid UTF-8 text.", pointer + 1));
}

void require_position(const Coordinate& place) {
    const bool is_on_earth = std::isfinite(place.lon) && std::isfinite(place.lat) &&
                             std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90;
    if (!is_on_earth)
        throw wrong("/position", "position 不是有效的经纬度。",
                    "position is no longitude and latitude.");
}

Road get_live_road(storage::Connection& connection, RoadId id) {
    Road road = storage::RoadStore{connection}.get(id);
    if (road.valid_to)
        throw Error(
            ErrorKind::conflict, fmt::format("道路 {} 已撤销或并入他路。", id.value()),
            fmt::format("Road {} is retired; name the road in which it lives on.", id.value()))
            .at("/road_id");
    return road;
}

/// A door may stand a little beyond the boundary that somebody drew.
void require_in_village(storage::Connection& connection, const VillageCode& code,
                        Coordinate place) {
    constexpr double tolerance_metres = 2000;
    storage::VillageStore villages{connection};
    villages.describe(code);  // not_found, when it is unknown
    const auto village = villages.find(code);
    if (!village || !village->outline) return;
    const auto box = spatial::expanded(bounding_box(*village->outline), tolerance_metres);
    if (!box.contains(place))
        throw wrong(
            "/position", fmt::format("位置远在村 {} 之外，请核对。", code.value()),
            fmt::format("The position lies far outside of village {}; check it.", code.value()));
}

void require_free_number(storage::Connection& connection, const Address& door) {
    if (door.number.empty() || !door.road) return;
    for (const Address& other : storage::AddressStore{connection}.of_road(*door.road)) {
        const bool is_of_yard = !door.yard.empty() && other.yard == door.yard;
        if (other.number == door.number && !is_of_yard)
            throw Error(
                ErrorKind::conflict,
                fmt::format("{} 号已是门牌 {} 的号码。", door.number, other.id.value()),
                fmt::format("Number {} is door {}'s already.", door.number, other.id.value()))
                .at("/number");
    }
}

std::string without_suffix(std::string number) {
    for (const std::string_view suffix : {"号", "號"})
        if (number.size() > suffix.size() && number.ends_with(suffix))
            number.resize(number.size() - suffix.size());
    return number;
}

Address as_address(storage::Connection& connection, const NewDoor& door) {
    Address address;
    address.road = door.road;
    address.position = door.position;
    address.number = without_suffix(clean(door.number, 60, "/number"));
    address.postcode = clean(door.postcode, 20, "/postcode");
    address.yard = clean(door.yard, 200, "/yard");
    address.is_main_gate = door.is_main_gate && !address.yard.empty();
    const auto road =
        door.road ? std::optional{get_live_road(connection, *door.road)} : std::optional<Road>{};
    const auto village = door.village || !road ? door.village : road->village;
    if (!village || village->value().empty())
        throw wrong("/village_code", "须给出 village_code 或所属道路 road_id。",
                    "Give the village_code, or the road_id of its road.");
    address.village = *village;
    address.source = own_source;
    return address;
}

std::string payload_of(const Address& door) {
    storage::EventFields fields{{"village_code", door.village.value()}};
    if (door.road) fields.emplace_back("road_id", std::to_string(door.road->value()));
    if (!door.number.empty()) fields.emplace_back("number", door.number);
    return storage::event_payload(fields);
}

}  // namespace

Address register_door(Registry& registry, const Actor& actor, const NewDoor& door,
                      const DoorWitness& witness) {
    require(actor, Capability::propose);
    require_position(door.position);
    Address address;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        address = as_address(*writer, door);
        require(actor, address.number.empty() ? Capability::propose : Capability::number_doors,
                address.village);
        require_in_village(*writer, address.village, address.position);
        require_free_number(*writer, address);
        const bool has_number = !address.number.empty();
        address.status = has_number ? AddressStatus::official : AddressStatus::unknown;
        address.lifecycle = has_number ? LifecycleStage::current : LifecycleStage::planned;
        if (has_number) address.valid_from = to_registry_date(registry.clock().now());
        storage::AddressStore addresses{*writer};
        address.source_id = fmt::format("door-{}", addresses.next_id());
        address.id = addresses.insert(address);
        storage::EventLog{*writer}.append(
            {0, registry.clock().now(), actor.name(), "address.registered", "address",
             std::to_string(address.id.value()), address.village.value(), payload_of(address)});
        if (witness) witness(*writer, address);
        transaction.commit();
    }
    registry.announce_change();
    return address;
}

}  // namespace geo::registry

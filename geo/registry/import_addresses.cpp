// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "geo/model/address.hpp"
#include "geo/model/road.hpp"
#include "geo/registry/import_session.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/point_in_polygon.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/lineage_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

/// A door may stand a little beyond the boundary that somebody drew; further off is worth a note.
constexpr double boundary_tolerance_metres = 500;

struct KnownRoad {
    RoadId id;
    VillageCode village;
    bool is_retired = false;
};

std::unordered_map<std::string, KnownRoad> read_roads(storage::Connection& connection) {
    std::unordered_map<std::string, KnownRoad> roads;
    auto row = connection.query("SELECT source_id, id, village, valid_to FROM roads");
    while (row.step())
        roads.emplace(row.text(0),
                      KnownRoad{RoadId{row.integer(1)}, VillageCode{row.text(2)}, !row.is_null(3)});
    return roads;
}

std::string name_key(std::string_view village, std::string_view name) {
    return fmt::format("{}/{}", village, name);
}

std::unordered_map<std::string, RoadId> read_road_names(storage::Connection& connection) {
    std::unordered_map<std::string, RoadId> roads;
    storage::NameStore{connection}.for_each_with_village(
        [&](const PlaceName& name, const VillageCode& village) {
            if (name.status == NameStatus::in_force)
                roads.insert_or_assign(name_key(village.value(), name.name.full), name.road);
            if (name.status == NameStatus::alias)
                roads.emplace(name_key(village.value(), name.name.full), name.road);
        });
    return roads;
}

bool is_same(const Address& a, const Address& b) {
    return a.village == b.village && a.road == b.road && a.number == b.number &&
           a.position == b.position && a.postcode == b.postcode && a.modelled == b.modelled &&
           a.yard == b.yard && a.is_main_gate == b.is_main_gate;
}

/// Numbers that the registry gave stand, whatever the data set says; what it does not say, stays.
std::optional<BilingualText> keep_number(const Address& existing, Address& address) {
    address.status = existing.status;
    address.lifecycle = existing.lifecycle;
    address.valid_from = existing.valid_from;
    address.valid_to = existing.valid_to;
    const bool is_given = existing.status == AddressStatus::official && !existing.number.empty();
    const std::string offered = address.number;
    if (is_given || address.number.empty()) {
        address.number = existing.number;
        if (!address.road || is_given) address.road = existing.road;
        if (address.yard.empty() || is_given) {
            address.yard = existing.yard;
            address.is_main_gate = existing.is_main_gate;
        }
    }
    if (address.number.empty()) return std::nullopt;
    address.lifecycle = LifecycleStage::current;
    if (offered.empty() || offered == address.number) return std::nullopt;
    return BilingualText{
        fmt::format("门牌已由登记库编为 {} 号，来源所写的 {} 号未采用。", address.number, offered),
        fmt::format("The registry has given this door number {}; {} in the source was not taken.",
                    address.number, offered)};
}

std::string without_suffix(std::string number) {
    for (const std::string_view suffix : {"号", "號"})
        if (number.size() > suffix.size() && number.ends_with(suffix))
            number.resize(number.size() - suffix.size());
    return number;
}

}  // namespace

struct AddressImport::State {
    State(Registry& registry, ImportOrigin origin)
        : session(registry, std::move(origin), "addresses", "addresses", "position"),
          roads(read_roads(session.connection())) {
        read_villages();
        auto row = session.connection().query("SELECT 1 FROM addresses WHERE source = ?1 LIMIT 1");
        may_exist = row.bind(session.origin().source).step();
    }

    void read_villages();
    std::optional<RoadId> road_named(const AddressRow& row);
    std::optional<RoadId> heir_of(RoadId retired, Coordinate position);
    /// Finds road and village; the text says what is missing.
    std::optional<BilingualText> place(const AddressRow& row, Address& address);
    std::optional<BilingualText> note_on_position(const Address& address) const;
    RowResult store(Address address);

    ImportSession session;
    std::unordered_map<std::string, KnownRoad> roads;
    std::unordered_map<RoadId, std::vector<Road>> heirs;  ///< of retired roads, as they are met
    std::optional<std::unordered_map<std::string, RoadId>> road_names;  ///< read when needed
    std::unordered_map<std::string, BoundingBox> village_boxes;
    spatial::VillageLocator locator;
    bool may_exist = false;
};

void AddressImport::State::read_villages() {
    std::vector<Village> villages;
    storage::VillageStore{session.connection()}.for_each([&](const Village& village) {
        BoundingBox box = village.outline ? bounding_box(*village.outline) : BoundingBox{};
        if (!box.is_empty()) box = spatial::expanded(box, boundary_tolerance_metres);
        village_boxes.emplace(village.code.value(), box);
        villages.push_back(village);
    });
    locator = spatial::VillageLocator{villages};
}

std::optional<RoadId> AddressImport::State::road_named(const AddressRow& row) {
    if (!road_names) road_names = read_road_names(session.connection());
    const auto found = road_names->find(name_key(row.village_code, row.road));
    if (found == road_names->end()) return std::nullopt;
    return found->second;
}

/// Where the doors of a road that was merged or split are now: at the nearest of its heirs.
std::optional<RoadId> AddressImport::State::heir_of(RoadId retired, Coordinate position) {
    auto [entry, is_new] = heirs.try_emplace(retired);
    if (is_new)
        for (const RoadId heir : storage::LineageStore{session.connection()}.heirs_of(retired))
            entry->second.push_back(storage::RoadStore{session.connection()}.get(heir));
    const auto& roads_now = entry->second;
    const auto nearest =
        std::min_element(roads_now.begin(), roads_now.end(), [&](const Road& a, const Road& b) {
            return spatial::distance_metres(a.centre_line, position) <
                   spatial::distance_metres(b.centre_line, position);
        });
    if (nearest == roads_now.end()) return std::nullopt;
    return nearest->id;
}

std::optional<BilingualText> AddressImport::State::place(const AddressRow& row, Address& address) {
    address.village = VillageCode{row.village_code};
    if (!row.road_id.empty()) {
        const auto road = roads.find(row.road_id);
        if (road == roads.end())
            return BilingualText{
                fmt::format("登记库中没有道路 {}，请先导入道路。", row.road_id),
                fmt::format("The registry has no road {}; import the roads first.", row.road_id)};
        address.road = road->second.is_retired ? heir_of(road->second.id, row.position)
                                               : std::optional{road->second.id};
        if (row.village_code.empty()) address.village = road->second.village;
    } else if (!row.road.empty()) {
        address.road = road_named(row);
        if (!address.road)
            return BilingualText{
                fmt::format("村 {} 没有名为“{}”的道路，请先导入道路。", row.village_code, row.road),
                fmt::format("Village {} has no road named {}; import the roads first.",
                            row.village_code, row.road)};
    }
    if (address.village.value().empty())
        if (const VillageCode* found = locator.find(row.position)) address.village = *found;
    if (village_boxes.contains(address.village.value())) return std::nullopt;
    return BilingualText{
        fmt::format("登记库中没有门牌所在的村（{}），请先导入村。", address.village.value()),
        fmt::format("The registry has no village for this door ({}); import the villages first.",
                    address.village.value())};
}

std::optional<BilingualText> AddressImport::State::note_on_position(const Address& address) const {
    const BoundingBox& box = village_boxes.at(address.village.value());
    if (box.is_empty() || box.contains(address.position)) return std::nullopt;
    return BilingualText{
        fmt::format("门牌位置（{:.5f}, {:.5f}）远在所属村 {} 之外，请核对坐标。",
                    address.position.lon, address.position.lat, address.village.value()),
        fmt::format("The door at {:.5f}, {:.5f} lies far outside its village {}; check it.",
                    address.position.lon, address.position.lat, address.village.value())};
}

RowResult AddressImport::State::store(Address address) {
    storage::AddressStore addresses{session.connection()};
    auto note = note_on_position(address);
    const auto existing = may_exist ? addresses.find_by_source(address.source, address.source_id)
                                    : std::optional<Address>{};
    if (existing)
        if (auto kept = keep_number(*existing, address)) note = std::move(kept);
    if (existing && is_same(*existing, address))
        return session.count({RowOutcome::unchanged, std::move(note)});
    if (existing) {
        address.id = existing->id;
        addresses.update(address);
    } else {
        address.id = addresses.insert(address);
    }
    BoundingBox box;
    box.add(address.position);
    session.index_later(address.id.value(), box);
    return session.count({existing ? RowOutcome::updated : RowOutcome::stored, std::move(note)});
}

AddressImport::AddressImport(Registry& registry, ImportOrigin origin)
    : state_(std::make_unique<State>(registry, std::move(origin))) {}
AddressImport::~AddressImport() = default;

RowResult AddressImport::add(const AddressRow& row) {
    Address address;
    address.number = without_suffix(row.number);
    if (address.number.empty()) address.lifecycle = LifecycleStage::planned;
    if (auto missing = state_->place(row, address))
        return state_->session.count({RowOutcome::rejected, std::move(missing)});
    address.position = row.position;
    address.postcode = row.postcode;
    address.source = state_->session.origin().source;
    address.source_id = row.source_id;
    address.modelled = row.modelled;
    address.yard = row.yard;
    address.is_main_gate = row.is_main_gate;
    return state_->store(std::move(address));
}

void AddressImport::commit() { state_->session.commit(); }

}  // namespace geo::registry

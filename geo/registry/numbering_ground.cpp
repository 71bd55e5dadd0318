// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/numbering_ground.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/packed_rtree.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

using numbering::Mode;
using storage::NamedLine;
using storage::NumberingStore;

bool is_there(const Address& door) {
    return door.lifecycle != LifecycleStage::abolished &&
           door.lifecycle != LifecycleStage::rejected;
}

BoundingBox box_of(const RoadGround& road) {
    BoundingBox box;
    for (const NamedLine& piece : road.pieces) box.add(bounding_box(piece.line));
    return box;
}

std::vector<LineString> lines_of(const RoadGround& road) {
    std::vector<LineString> lines;
    for (const NamedLine& piece : road.pieces) lines.push_back(piece.line);
    return lines;
}

double metres_to(const RoadGround& road, Coordinate place) {
    double metres = std::numeric_limits<double>::infinity();
    for (const NamedLine& piece : road.pieces)
        metres = std::min(metres, spatial::distance_metres(piece.line, place));
    return metres;
}

std::optional<numbering::Convention> as_convention(
    const std::optional<storage::RoadNumbering>& numbering) {
    if (!numbering) return std::nullopt;
    return numbering::Convention{
        numbering->start,
        numbering->is_odd_left ? numbering::OddSide::left : numbering::OddSide::right,
        numbering->is_single_sided};
}

NamedLine get_live_road(storage::Connection& connection, RoadId id) {
    if (auto road = NumberingStore{connection}.find_road(id)) return *std::move(road);
    storage::RoadStore{connection}.get(id);  // not_found, when there never was one
    throw Error(ErrorKind::conflict,
                fmt::format("道路 {} 已撤销或并入他路，不再编号；请办理其承接道路。", id.value()),
                fmt::format("Road {} is retired and is numbered no more; number the roads in which "
                            "it lives on.",
                            id.value()));
}

/// FNV-1a over what the plan is made from.
class Fingerprint {
  public:
    void add(std::int64_t value) {
        for (int shift = 0; shift < 64; shift += 8) {
            hash_ ^= (static_cast<std::uint64_t>(value) >> shift) & 0xFFU;
            hash_ *= 0x100000001B3U;
        }
    }
    std::string text() const { return fmt::format("{:016x}", hash_); }

  private:
    std::uint64_t hash_ = 0xCBF29CE484222325U;
};

StrayDoor stray(const Address& door, std::optional<double> metres) {
    if (!metres)
        return {door.id,
                door.number,
                metres,
                {"本村没有可编号的道路。", "The village has no road to number it along."}};
    if (!door.number.empty())
        return {door.id,
                door.number,
                metres,
                {"按村编号，不属于任何道路；重编全村时并入最近的道路。",
                 "It is numbered within the village, along no road; a renumbering takes it in."}};
    return {
        door.id,
        door.number,
        metres,
        {fmt::format("距最近的道路 {:.0f} 米，过远，未编号；请核对位置，或指定所属道路。", *metres),
         fmt::format("The nearest road is {:.0f} m away, too far; check the position or say to "
                     "which road it belongs.",
                     *metres)}};
}

}  // namespace

numbering::RoadToNumber RoadGround::to_number() const {
    numbering::RoadToNumber road;
    road.parts = lines_of(*this);
    road.entrances = entrances;
    road.reserved = reserved;
    road.convention = as_convention(numbering);
    for (std::size_t i = 0; i < doors.size(); ++i) {
        const Address& door = doors[i];
        road.gates.push_back({door.id.value(), door.position, door.number, yards[i],
                              door.is_main_gate, door.road.has_value()});
    }
    return road;
}

RoadId RoadGround::nearest_piece(Coordinate place) const {
    const auto nearest =
        std::min_element(pieces.begin(), pieces.end(), [&](const NamedLine& a, const NamedLine& b) {
            return spatial::distance_metres(a.line, place) <
                   spatial::distance_metres(b.line, place);
        });
    return nearest->id;
}

NumberingGround::NumberingGround(storage::Connection& connection, const NumberingScope& scope,
                                 const numbering::NumberingRules& rules, Mode mode)
    : connection_(connection) {
    read_roads(scope);
    read_doors(mode, rules.reach_metres);
    unite_yards();
    if (const RoadId* road = std::get_if<RoadId>(&scope)) keep_only(*road);
    read_surroundings();
}

void NumberingGround::read_roads(const NumberingScope& scope) {
    NumberingStore store{connection_};
    if (const RoadId* id = std::get_if<RoadId>(&scope)) {
        NamedLine road = get_live_road(connection_, *id);
        village_ = storage::RoadStore{connection_}.get(*id).village;
        if (!village_) return group({std::move(road)});
    } else {
        village_ = std::get<VillageCode>(scope);
        storage::VillageStore{connection_}.describe(*village_);  // not_found, when it is unknown
    }
    group(store.roads_of(*village_));
}

void NumberingGround::group(std::vector<NamedLine> lines) {
    std::map<std::string, std::size_t> named;
    for (NamedLine& line : lines) {
        const std::string name = line.name;
        const auto [entry, is_new] = named.try_emplace(name, roads_.size());
        if (is_new || name.empty()) {
            roads_.emplace_back();
            roads_.back().pieces.push_back(std::move(line));
        } else {
            roads_[entry->second].pieces.push_back(std::move(line));
        }
    }
}

void NumberingGround::read_doors(Mode mode, double reach) {
    storage::AddressStore addresses{connection_};
    for (RoadGround& road : roads_)
        for (const NamedLine& piece : road.pieces)
            for (Address& door : addresses.of_road(piece.id))
                if (is_there(door)) road.doors.push_back(std::move(door));
    for (const RoadGround& road : roads_)
        for (const Address& door : road.doors) changes_[door.id] = door.change;
    if (village_) take_strays(addresses.in_village(*village_), mode, reach);
}

/// A house at a corner belongs to the road nearest to its gate.
void NumberingGround::take_strays(const std::vector<Address>& doors, Mode mode, double reach) {
    for (const Address& door : doors) {
        if (door.road || !is_there(door)) continue;
        changes_[door.id] = door.change;
        const auto nearest = nearest_road(door.position);
        const bool is_free = door.number.empty() || mode == Mode::renumber;
        if (nearest && is_free && nearest->second <= reach)
            roads_[nearest->first].doors.push_back(door);
        else
            strays_.push_back(stray(door, nearest ? std::optional{nearest->second} : std::nullopt));
    }
}

std::optional<std::pair<std::size_t, double>> NumberingGround::nearest_road(
    Coordinate place) const {
    std::optional<std::pair<std::size_t, double>> nearest;
    for (std::size_t i = 0; i < roads_.size(); ++i) {
        const double least = spatial::metres_to_box_at_least(place, box_of(roads_[i]));
        if (nearest && least >= nearest->second) continue;
        const double metres = metres_to(roads_[i], place);
        if (!nearest || metres < nearest->second) nearest = {i, metres};
    }
    return nearest;
}

/// The gates of a yard come to the road of its main gate.
void NumberingGround::unite_yards() {
    struct Best {
        std::size_t road = 0;
        std::tuple<bool, bool, std::int64_t> rank;
    };
    std::map<std::pair<std::string, std::string>, Best> best;  // by village and yard
    for (std::size_t i = 0; i < roads_.size(); ++i)
        for (const Address& door : roads_[i].doors) {
            if (door.yard.empty()) continue;
            const std::tuple rank{!door.is_main_gate, door.number.empty(), door.id.value()};
            const auto [entry, is_new] =
                best.try_emplace({door.village.value(), door.yard}, Best{i, rank});
            if (!is_new && rank < entry->second.rank) entry->second = {i, rank};
        }
    std::vector<std::pair<std::size_t, Address>> moved;
    for (std::size_t i = 0; i < roads_.size() && !best.empty(); ++i) {
        auto& doors = roads_[i].doors;
        const auto first = std::stable_partition(doors.begin(), doors.end(), [&](const auto& door) {
            return door.yard.empty() || best.at({door.village.value(), door.yard}).road == i;
        });
        for (auto door = first; door != doors.end(); ++door)
            moved.emplace_back(best.at({door->village.value(), door->yard}).road, *door);
        doors.erase(first, doors.end());
    }
    for (auto& [road, door] : moved) roads_[road].doors.push_back(std::move(door));
    for (RoadGround& road : roads_) {
        std::sort(road.doors.begin(), road.doors.end(),
                  [](const Address& a, const Address& b) { return a.id < b.id; });
        for (const Address& door : road.doors)
            road.yards.push_back(
                door.yard.empty() ? "" : fmt::format("{}/{}", door.village.value(), door.yard));
    }
}

void NumberingGround::keep_only(RoadId id) {
    const auto has = [&](const RoadGround& road) {
        return std::any_of(road.pieces.begin(), road.pieces.end(),
                           [&](const NamedLine& piece) { return piece.id == id; });
    };
    roads_.erase(std::remove_if(roads_.begin(), roads_.end(),
                                [&](const RoadGround& road) { return !has(road); }),
                 roads_.end());
    strays_.clear();
    // What a renumbering would take in beside that does not make the plan another one.
    changes_.clear();
    for (const RoadGround& road : roads_)
        for (const Address& door : road.doors)
            if (door.road || door.number.empty()) changes_[door.id] = door.change;
}

void NumberingGround::read_surroundings() {
    constexpr double margin_metres = 50;
    NumberingStore store{connection_};
    BoundingBox all;
    for (const RoadGround& road : roads_) all.add(box_of(road));
    if (all.is_empty()) return;
    const auto around = store.lines_near(spatial::expanded(all, margin_metres));
    for (RoadGround& road : roads_) {
        const auto box = spatial::expanded(box_of(road), margin_metres);
        std::vector<LineString> others;
        for (const auto& [id, line] : around) {
            const bool is_own =
                std::any_of(road.pieces.begin(), road.pieces.end(),
                            [one = id](const NamedLine& piece) { return piece.id == one; });
            if (!is_own && box.intersects(bounding_box(line))) others.push_back(line);
        }
        road.entrances = numbering::entrances_of(lines_of(road), others);
        for (const NamedLine& piece : road.pieces) {
            if (!road.numbering) road.numbering = store.numbering_of(piece.id);
            for (const int number : store.reserved_of(piece.id)) road.reserved.push_back(number);
        }
    }
}

std::string NumberingGround::version() const {
    Fingerprint fingerprint;
    for (const RoadGround& road : roads_) {
        for (const NamedLine& piece : road.pieces) {
            fingerprint.add(piece.id.value());
            fingerprint.add(piece.change);
        }
        for (const int number : road.reserved) fingerprint.add(number);
        if (road.numbering) fingerprint.add(road.numbering->is_single_sided ? 2 : 1);
    }
    for (const auto& [door, change] : changes_) {
        fingerprint.add(door.value());
        fingerprint.add(change);
    }
    return fingerprint.text();
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#include "geo/search/surroundings.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <unordered_map>

#include "geo/search/hits.hpp"

namespace geo::search {
namespace {

constexpr double doors_within_metres = 1'000;
constexpr double roads_within_metres = 5'000;
constexpr double villages_within_metres = 100'000;

/// Even-odd over all rings; an edge belongs to the side that lies north of its lower end.
bool holds(const MultiPolygon& outline, Coordinate point) noexcept {
    bool inside = false;
    for (const Polygon& polygon : outline.polygons)
        for (const Ring& ring : polygon.rings)
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const Coordinate a = ring[i - 1], b = ring[i];
                if ((a.lat > point.lat) == (b.lat > point.lat)) continue;
                const double part = (point.lat - a.lat) / (b.lat - a.lat);
                if (point.lon < a.lon + part * (b.lon - a.lon)) inside = !inside;
            }
    return inside;
}

std::unordered_map<std::int64_t, std::uint32_t> entry_of_road(std::span<const RoadEntry> roads) {
    std::unordered_map<std::int64_t, std::uint32_t> entry;
    entry.reserve(roads.size());
    for (std::uint32_t i = 0; i < roads.size(); ++i) entry.emplace(roads[i].id.value(), i);
    return entry;
}

/// Numbers sort as people count, so the number of a door is the last that does not sort after it.
Parity parity_of(const Door& door) noexcept {
    constexpr std::uint32_t above_all = 1'000'000;
    if (door.number.is_empty() || DoorNumber::of(above_all) < door.number) return Parity::unknown;
    std::uint32_t low = 0, high = above_all;
    while (high - low > 1) {
        const std::uint32_t middle = (low + high) / 2;
        (door.number < DoorNumber::of(middle) ? high : low) = middle;
    }
    return low % 2 == 1 ? Parity::odd : Parity::even;
}

}  // namespace

Surroundings::Surroundings(const NameIndex& names, std::span<const VillageEntry> villages,
                           std::span<const RoadEntry> roads, const DoorTable& doors) {
    const auto entry = entry_of_road(roads);
    road_of_group_.assign(doors.group_count(), none);
    for (Index road = 0; road < names.roads().size(); ++road) {
        const RoadRecord& record = names.roads()[road];
        lines_.add(roads[entry.at(record.id)].line);
        if (record.door_group != none) road_of_group_[record.door_group] = road;
    }
    lines_.finish();

    std::unordered_map<std::string_view, const VillageEntry*> village_of;
    for (const VillageEntry& village : villages)
        if (village.outline) village_of.emplace(village.code, &village);
    std::vector<BoundingBox> boxes;
    for (const VillageRecord& village : names.villages()) {
        const auto found = village_of.find(village.code);
        outlines_.push_back(found == village_of.end() ? nullptr : found->second->outline);
        boxes.push_back(outlines_.back() ? bounding_box(*outlines_.back()) : BoundingBox{});
    }
    outline_tree_ = spatial::PackedRTree{boxes};
}

Index Surroundings::village_at(Coordinate point) const {
    Index found = none;
    outline_tree_.search({point.lon, point.lat, point.lon, point.lat}, [&](std::uint32_t village) {
        if (village < found && holds(*outlines_[village], point)) found = village;
    });
    return found;
}

void Surroundings::find(const NameIndex& names, const DoorTable& doors, Coordinate from,
                        std::size_t limit, const AreaFilter* area,
                        std::vector<NearHit>& out) const {
    out.clear();
    limit = std::min(limit, AddressIndex::highest_limit);
    if (limit == 1) {  // the usual question
        std::array<PointGrid::Near, 1> room;
        if (find_doors(doors, from, room, area, out)) return;
    } else {
        std::vector<PointGrid::Near> room(limit);
        if (find_doors(doors, from, room, area, out)) return;
    }
    find_roads(names, doors, from, limit, area, out);
    if (out.empty()) find_villages(names, from, limit, area, out);
}

bool Surroundings::find_doors(const DoorTable& doors, Coordinate from,
                              std::span<PointGrid::Near> room, const AreaFilter* area,
                              std::vector<NearHit>& out) const {
    const auto passes = [&](std::uint32_t item) {
        return area == nullptr || area->passes(doors.door(item));
    };
    const std::size_t count = doors.grid().nearest(from, room, doors_within_metres, passes);
    for (const auto& [item, metres] : room.first(count)) {
        const Door& door = doors.door(item);
        const Index road = road_of_group(door.group);
        NearHit& hit = out.emplace_back();
        hit.type = HitType::housenumber;
        hit.address = AddressId(door.id);
        if (const std::int64_t id = doors.group(door.group).road; id != 0) hit.road = RoadId(id);
        hit.village = VillageCode(std::string(doors.village_code(door.village)));
        hit.position = door.position();
        hit.distance_metres = distance_metres(from, hit.position);
        if (road != none) hit.road_side = side_of(doors, road, from, &door, door.group);
    }
    return count > 0;
}

void Surroundings::find_roads(const NameIndex& names, const DoorTable& doors, Coordinate from,
                              std::size_t limit, const AreaFilter* area,
                              std::vector<NearHit>& out) const {
    const Index village = village_at(from);
    const auto add = [&](Index road, double metres) {
        Hit hit = hit_of(names, Component::road, road);
        const Index group = names.roads()[road].door_group;
        // Where the point lies says more than where most of the road does.
        if (village != none) hit.village = VillageCode(names.villages()[village].code);
        out.push_back({hit.type, hit.address, hit.road, std::move(hit.village), *hit.position,
                       metres, side_of(doors, road, from, nullptr, group)});
    };
    const auto passes = [&](Index road) {
        return area == nullptr || area->passes(Component::road, road);
    };
    for (const auto& [road, metres] : lines_.nearest(from, limit, roads_within_metres, passes))
        add(road, metres);
    // Roads that came without a line are as far away as their middle.
    std::vector<PointGrid::Near> room(limit);
    const std::size_t count =
        names.road_grid().nearest(from, room, roads_within_metres,
                                  [&](Index road) { return !lines_.has(road) && passes(road); });
    for (const auto& [road, metres] : std::span(room).first(count)) add(road, metres);
    std::stable_sort(out.begin(), out.end(), [](const NearHit& a, const NearHit& b) {
        return a.distance_metres < b.distance_metres;
    });
    if (out.size() > limit) out.erase(out.begin() + static_cast<std::ptrdiff_t>(limit), out.end());
}

void Surroundings::find_villages(const NameIndex& names, Coordinate from, std::size_t limit,
                                 const AreaFilter* area, std::vector<NearHit>& out) const {
    const auto add = [&](Index village, double metres) {
        Hit hit = hit_of(names, Component::village, village);
        out.push_back({hit.type, hit.address, hit.road, std::move(hit.village),
                       hit.position.value_or(from), metres, std::nullopt});
    };
    const auto passes = [&](Index village) {
        return area == nullptr || area->passes(Component::village, village);
    };
    const Index here = village_at(from);
    if (here != none && passes(here)) add(here, 0);  // the point lies in it
    std::vector<PointGrid::Near> room(limit);
    const std::size_t count = names.village_grid().nearest(
        from, room, villages_within_metres,
        [&](Index village) { return village != here && passes(village); });
    for (const auto& [village, metres] : std::span(room).first(count))
        if (out.size() < limit) add(village, metres);
}

std::optional<RoadSide> Surroundings::side_of(const DoorTable& doors, Index road, Coordinate from,
                                              const Door* nearest, Index group) const {
    const auto foot = lines_.foot(road, from);
    if (!foot) return std::nullopt;
    RoadSide side;
    side.metres = foot->metres;
    side.direction = foot->direction;
    if (foot->to_the_left == 0) return side;
    side.side = foot->to_the_left > 0 ? Side::left : Side::right;
    side.parity = parity_of_side(doors, road, side.side == Side::left, nearest, group);
    return side;
}

/// That of the doors on the same side which stand next in the row: the nearest door itself, unless
/// it stands across the road.
Parity Surroundings::parity_of_side(const DoorTable& doors, Index road, bool left,
                                    const Door* nearest, Index group) const {
    const auto row = doors.doors_of(group);
    if (row.empty()) return Parity::unknown;
    const auto is_on_side = [&](const Door& door) {
        const auto foot = lines_.foot(road, door.position());
        return foot && foot->to_the_left != 0 && (foot->to_the_left > 0) == left;
    };
    const auto middle = nearest == nullptr ? 0 : nearest - row.data();
    constexpr std::ptrdiff_t neighbours = 6;
    const auto count = static_cast<std::ptrdiff_t>(row.size());
    for (std::ptrdiff_t step = 0; step <= neighbours; ++step)
        for (const std::ptrdiff_t at : {middle + step, middle - step})
            if (at >= 0 && at < count && is_on_side(row[static_cast<std::size_t>(at)]))
                return parity_of(row[static_cast<std::size_t>(at)]);
    return Parity::unknown;
}

std::size_t Surroundings::memory_bytes() const noexcept {
    constexpr std::size_t of_the_tree = 38;
    return lines_.memory_bytes() + road_of_group_.capacity() * sizeof(Index) +
           outlines_.capacity() * sizeof(outlines_.front()) + outline_tree_.size() * of_the_tree;
}

}  // namespace geo::search

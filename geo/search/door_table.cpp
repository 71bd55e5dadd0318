// SPDX-License-Identifier: Apache-2.0
#include "geo/search/door_table.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace geo::search {
namespace {

std::int32_t to_e7(double degrees, double most) noexcept {
    // Off the globe: the grid leaves it out.
    if (!(std::abs(degrees) <= most)) return std::numeric_limits<std::int32_t>::min();
    return static_cast<std::int32_t>(std::lround(degrees * 1e7));
}

std::vector<std::string> sorted_village_codes(std::span<const DoorEntry> doors) {
    std::unordered_map<std::string_view, bool> seen{{std::string_view{}, true}};
    for (const DoorEntry& door : doors) seen.emplace(door.village, true);
    std::vector<std::string> codes;
    for (const auto& [code, _] : seen) codes.emplace_back(code);
    std::sort(codes.begin(), codes.end());
    return codes;
}

/// A door and the road it stands on, before the groups are known.
struct Placed {
    std::int64_t road = 0;
    Door door;
};

bool is_before(const Placed& a, const Placed& b) noexcept {
    // A road's doors stay together even where the road crosses into another village.
    const std::uint32_t village_a = a.road == 0 ? a.door.village : 0;
    const std::uint32_t village_b = b.road == 0 ? b.door.village : 0;
    return std::tie(a.road, village_a, a.door.number, a.door.id) <
           std::tie(b.road, village_b, b.door.number, b.door.id);
}

std::vector<Placed> placed_doors(std::span<const DoorEntry> doors,
                                 const std::vector<std::string>& codes) {
    std::unordered_map<std::string_view, std::uint32_t> village_of;
    for (std::uint32_t i = 0; i < codes.size(); ++i) village_of.emplace(codes[i], i);
    std::vector<Placed> placed;
    placed.reserve(doors.size());
    for (const DoorEntry& entry : doors) {
        Placed next;
        next.road = entry.road ? entry.road->value() : 0;
        next.door.id = entry.id.value();
        next.door.number = DoorNumber::parse(entry.number);
        next.door.lon_e7 = to_e7(entry.position.lon, 180);
        next.door.lat_e7 = to_e7(entry.position.lat, 90);
        next.door.village = village_of.at(entry.village);
        placed.push_back(next);
    }
    std::sort(placed.begin(), placed.end(), is_before);
    return placed;
}

}  // namespace

std::shared_ptr<const DoorTable> DoorTable::build(std::span<const DoorEntry> doors) {
    auto table = std::make_shared<DoorTable>();
    table->village_codes_ = sorted_village_codes(doors);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> village_groups;
    std::vector<Coordinate> positions;
    positions.reserve(doors.size());
    table->doors_.reserve(doors.size());
    for (Placed& placed : placed_doors(doors, table->village_codes_)) {
        const auto index = static_cast<std::uint32_t>(table->doors_.size());
        auto& groups = table->groups_;
        const bool same = !groups.empty() && groups.back().road == placed.road &&
                          (placed.road != 0 || groups.back().village == placed.door.village);
        if (!same) groups.push_back({placed.road, placed.door.village, index, index});
        groups.back().end = index + 1;
        placed.door.group = static_cast<std::uint32_t>(groups.size() - 1);
        village_groups.emplace_back(placed.door.village, placed.door.group);
        positions.push_back(placed.door.position());
        table->doors_.push_back(placed.door);
    }
    std::sort(village_groups.begin(), village_groups.end());
    village_groups.erase(std::unique(village_groups.begin(), village_groups.end()),
                         village_groups.end());
    table->link_groups(village_groups);
    table->grid_ = PointGrid(positions);
    return table;
}

void DoorTable::link_groups(
    std::span<const std::pair<std::uint32_t, std::uint32_t>> village_groups) {
    village_first_.assign(village_codes_.size() + 1, 0);
    for (const auto& [village, group] : village_groups) {
        ++village_first_[village + 1];
        village_groups_.push_back(group);
    }
    for (std::size_t i = 1; i < village_first_.size(); ++i)
        village_first_[i] += village_first_[i - 1];
    group_of_road_.reserve(groups_.size());
    for (std::uint32_t i = 0; i < groups_.size(); ++i)
        if (groups_[i].road != 0) group_of_road_.emplace(groups_[i].road, i);
}

std::size_t DoorTable::memory_bytes() const noexcept {
    return doors_.capacity() * sizeof(Door) + groups_.capacity() * sizeof(DoorGroup) +
           village_codes_.capacity() * sizeof(std::string) +
           (village_first_.capacity() + village_groups_.capacity()) * sizeof(std::uint32_t) +
           group_of_road_.size() * 32 + group_of_road_.bucket_count() * sizeof(void*) +
           grid_.memory_bytes();
}

std::string_view DoorTable::village_code(std::uint32_t village) const noexcept {
    return village_codes_[village];
}

std::uint32_t DoorTable::group_of_road(RoadId road) const noexcept {
    const auto found = group_of_road_.find(road.value());
    return found == group_of_road_.end() ? none : found->second;
}

std::uint32_t DoorTable::village_of(std::string_view code) const noexcept {
    const auto found = std::lower_bound(village_codes_.begin(), village_codes_.end(), code);
    if (found == village_codes_.end() || *found != code) return none;
    return static_cast<std::uint32_t>(found - village_codes_.begin());
}

std::span<const std::uint32_t> DoorTable::groups_of_village(std::uint32_t village) const noexcept {
    if (village == none) return {};
    return std::span(village_groups_)
        .subspan(village_first_[village], village_first_[village + 1] - village_first_[village]);
}

std::span<const Door> DoorTable::doors_of(std::uint32_t group) const noexcept {
    if (group == none) return {};
    return std::span(doors_).subspan(groups_[group].begin,
                                     groups_[group].end - groups_[group].begin);
}

const Door* DoorTable::find(std::uint32_t group, DoorNumber number) const noexcept {
    const auto doors = doors_of(group);
    const auto found =
        std::lower_bound(doors.begin(), doors.end(), number,
                         [](const Door& door, DoorNumber key) { return door.number < key; });
    return found != doors.end() && found->number == number ? &*found : nullptr;
}

}  // namespace geo::search

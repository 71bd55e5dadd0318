// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/place_book.hpp"

namespace geo::publishing {
namespace {

constexpr double near_enough_metres = 1'000'000;

/// How many levels a hit without a code goes down: the text named a city, or only a province.
std::size_t levels_named(const search::Hit& hit) {
    const auto how = hit.how(search::Component::city);
    return how == search::How::absent || how == search::How::not_found ? 1 : 2;
}

}  // namespace

void PlaceWords::append_label(std::string& out) const {
    out.append(area).append(road);
    if (!number.empty()) out.append(number).append("号");
}

void AreaNames::add(const VillageFeature& village) {
    Area area;
    std::size_t level = 0;
    for (const std::string* name :
         {&village.province, &village.city, &village.county, &village.town}) {
        area.text += *name;
        area.ends[level++] = area.text.size();
    }
    area.text += village.name;
    area.position = village.label;
    if (!village.county_code.empty())
        division_.emplace(village.county_code, Division{areas_.size(), 3});
    if (!village.town_code.empty())
        division_.emplace(village.town_code, Division{areas_.size(), 4});
    village_.emplace(village.code.value(), areas_.size());
    areas_.push_back(std::move(area));
}

void AreaNames::finish() {
    std::vector<Coordinate> positions;
    positions.reserve(areas_.size());
    for (const Area& area : areas_) positions.push_back(area.position);
    grid_ = search::PointGrid{positions};
}

std::string_view AreaNames::of_village(std::string_view code) const {
    const auto found = village_.find(std::string{code});
    return found == village_.end() ? std::string_view{} : areas_[found->second].text;
}

std::string_view AreaNames::of_division(std::string_view code) const {
    const auto found = division_.find(std::string{code});
    if (found == division_.end()) return {};
    const Area& area = areas_[found->second.area];
    return std::string_view{area.text}.substr(0, area.ends[found->second.levels - 1]);
}

std::string_view AreaNames::near(Coordinate position, std::size_t levels) const {
    const auto found = grid_.nearest(position, 1, near_enough_metres);
    if (found.empty()) return {};
    const Area& area = areas_[found.front().item];
    return std::string_view{area.text}.substr(0, area.ends[levels - 1]);
}

/// The index may know what the registry has just given up: then the next thing around it is told.
PlaceWords PlaceBook::place(search::HitType type, std::optional<AddressId> address,
                            std::optional<RoadId> road_id, const VillageCode& code) const {
    PlaceWords words;
    if (type == search::HitType::housenumber && address) words = door(*address);
    if (words.is_empty() && type != search::HitType::locality && road_id) words = road(*road_id);
    return words.is_empty() ? village(code.value()) : words;
}

PlaceWords PlaceBook::describe(const search::Hit& hit) const {
    if (hit.type == search::HitType::municipality) return division(hit);
    return place(hit.type, hit.address, hit.road, hit.village);
}

PlaceWords PlaceBook::describe(const search::NearHit& hit) const {
    return place(hit.type, hit.address, hit.road, hit.village);
}

PlaceWords PlaceBook::village(std::string_view code) const {
    PlaceWords words;
    words.area = areas_.of_village(code);
    words.source_id = words.code = code;
    return words;
}

PlaceWords PlaceBook::division(const search::Hit& hit) const {
    PlaceWords words;
    words.source_id = words.code = hit.division.value();
    words.area = areas_.of_division(hit.division.value());
    if (words.area.empty() && hit.position)
        words.area = areas_.near(*hit.position, levels_named(hit));
    return words;
}

SnapshotPlaces::SnapshotPlaces(SnapshotPtr snapshot) : snapshot_(std::move(snapshot)) {
    for (const ShardPtr& shard : snapshot_->shards())
        if (shard->village) areas_.add(*shard->village);
    areas_.finish();
}

std::string_view SnapshotPlaces::area_of(const Shard& shard) const {
    return shard.village ? areas_.of_village(shard.village->code.value()) : std::string_view{};
}

PlaceWords SnapshotPlaces::door(AddressId id) const {
    const auto found = snapshot_->find_door(id);
    if (found.door == nullptr) return {};
    PlaceWords words;
    words.area = area_of(*found.shard);
    if (found.shard->village) words.code = found.shard->village->code.value();
    if (found.door->road != no_road)
        words.road = found.shard->roads[found.door->road].name_in_use().full;
    words.number = found.door->number;
    words.postcode = found.door->postcode;
    words.source_id = found.door->source_id;
    return words;
}

PlaceWords SnapshotPlaces::road(RoadId id) const {
    const auto found = snapshot_->find_road(id);
    if (found.road == nullptr) return {};
    PlaceWords words;
    words.area = area_of(*found.shard);
    if (found.shard->village) words.code = found.shard->village->code.value();
    words.road = found.road->name_in_use().full;
    words.source_id = found.road->source_id;
    return words;
}

}  // namespace geo::publishing

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/ground.hpp"

#include <algorithm>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/registry/ground_roads.hpp"
#include "geo/registry/ground_villages.hpp"

namespace geo::registry {
namespace {

std::vector<SharedRoad> shared(std::vector<GroundRoad> roads) {
    std::vector<SharedRoad> out;
    out.reserve(roads.size());
    for (GroundRoad& road : roads)
        out.push_back(std::make_shared<const GroundRoad>(std::move(road)));
    return out;
}

}  // namespace

Ground::Ground() : Ground({}, {}) {}
Ground::Ground(std::vector<GroundVillage> villages, std::vector<GroundRoad> roads)
    : villages_(std::make_shared<const Villages>(std::move(villages))),
      roads_(std::make_shared<const Roads>(shared(std::move(roads)))) {}
Ground::~Ground() = default;
Ground::Ground(const Ground&) = default;
Ground& Ground::operator=(const Ground&) = default;
Ground::Ground(Ground&&) noexcept = default;
Ground& Ground::operator=(Ground&&) noexcept = default;

const GroundVillage* Ground::find_village(const VillageCode& code) const noexcept {
    return villages_->find(code);
}

const GroundVillage& Ground::village(const VillageCode& code) const {
    if (const GroundVillage* found = villages_->find(code)) return *found;
    throw Error(
        ErrorKind::not_found, "登记库中没有代码为 " + code.value() + " 的村。请核对村代码。",
        "There is no village with the code " + code.value() + " in the registry; check the code.");
}

const std::vector<GroundVillage>& Ground::villages() const noexcept { return villages_->all(); }

const GroundVillage* Ground::village_at(Coordinate point) const { return villages_->at(point); }

bool Ground::is_in(const GroundVillage& village, Coordinate point) const noexcept {
    return villages_->is_in(village, point);
}

std::vector<const GroundVillage*> Ground::settlements_at_head_of(std::string_view text,
                                                                 const DivisionCode& county,
                                                                 const VillageCode& own) const {
    return villages_->at_head_of(text, county, own);
}

SharedRoad Ground::find_road(RoadId id) const { return roads_->find(id); }

std::size_t Ground::road_count() const noexcept { return roads_->size(); }

void Ground::for_each_road(const std::function<void(const GroundRoad&)>& visit) const {
    for (const SharedRoad& road : roads_->all()) visit(*road);
}

std::vector<SharedRoad> Ground::roads_of(const VillageCode& village) const {
    std::vector<SharedRoad> roads;
    roads_->visit_village(village, [&](const SharedRoad& road) { roads.push_back(road); });
    std::sort(roads.begin(), roads.end(),
              [](const SharedRoad& left, const SharedRoad& right) { return left->id < right->id; });
    return roads;
}

void Ground::for_each_road_in(const BoundingBox& area,
                              const std::function<void(const GroundRoad&)>& visit) const {
    roads_->visit_area(area, visit);
}

void Ground::put(GroundRoad road) {
    const RoadId id = road.id;
    roads_ = roads_->with(id, std::make_shared<const GroundRoad>(std::move(road)));
}

void Ground::remove(RoadId id) {
    if (roads_->find(id)) roads_ = roads_->with(id, nullptr);
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#include "geo/search/address_index.hpp"

#include <algorithm>
#include <string>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/search/completion.hpp"
#include "geo/search/hits.hpp"
#include "geo/search/matcher.hpp"

namespace geo::search {
namespace {

constexpr double doors_within_metres = 1'000;
constexpr double roads_within_metres = 5'000;
constexpr double villages_within_metres = 100'000;

void require_short(std::string_view text) {
    constexpr std::size_t most_bytes_of_a_character = 4;
    if (text.size() <= AddressIndex::longest_query) return;
    if (text.size() <= AddressIndex::longest_query * most_bytes_of_a_character &&
        text::length(text) <= AddressIndex::longest_query)
        return;
    const std::string most = std::to_string(AddressIndex::longest_query);
    throw Error(ErrorKind::too_large, "查询文字过长，最多 " + most + " 个字，请缩短后再查。",
                "The query is longer than " + most + " characters; shorten it and search again.");
}

NearHit near_hit(Hit&& hit, double metres) {
    return {hit.type,
            hit.address,
            hit.road,
            std::move(hit.village),
            hit.position.value_or(Coordinate{}),
            metres};
}

}  // namespace

AddressIndex::AddressIndex()
    : names_(std::make_unique<NameIndex>()), doors_(DoorTable::build({})) {}

AddressIndex::~AddressIndex() = default;

std::shared_ptr<const AddressIndex> AddressIndex::build(std::span<const VillageEntry> villages,
                                                        std::span<const RoadEntry> roads,
                                                        std::shared_ptr<const DoorTable> doors,
                                                        std::span<const DivisionAlias> aliases) {
    auto index = std::make_shared<AddressIndex>();
    index->names_ = std::make_unique<NameIndex>(villages, roads, *doors, aliases);
    index->doors_ = std::move(doors);
    return index;
}

std::vector<Hit> AddressIndex::search(const Query& asked) const {
    require_short(asked.text);
    Query query = asked;
    query.limit = std::min(asked.limit, highest_limit);
    const FoldedText text(query.text);
    if (text.size() == 0 || query.limit == 0) return {};
    if (query.autocomplete) {
        auto hits = Completion(*names_, query, text).find();
        if (!hits.empty()) return hits;
    }
    const AreaFilter area(*names_, query);
    Matcher matcher(*names_, *doors_);
    matcher.find(query.text, {&area, query.type});
    return matcher.hits(query);
}

std::vector<NearHit> AddressIndex::reverse(double lon, double lat, std::size_t limit) const {
    const Coordinate from{lon, lat};
    limit = std::min(limit, highest_limit);
    std::vector<NearHit> near;
    for (const auto& [item, metres] : doors_->grid().nearest(from, limit, doors_within_metres)) {
        const Door& door = doors_->door(item);
        const std::int64_t road = doors_->group(door.group).road;
        near.push_back({HitType::housenumber, AddressId(door.id),
                        road == 0 ? std::nullopt : std::optional(RoadId(road)),
                        VillageCode(std::string(doors_->village_code(door.village))),
                        door.position(), metres});
    }
    if (!near.empty()) return near;
    for (const auto& [item, metres] : names_->road_grid().nearest(from, limit, roads_within_metres))
        near.push_back(near_hit(hit_of(*names_, Component::road, item), metres));
    if (!near.empty()) return near;
    for (const auto& [item, metres] :
         names_->village_grid().nearest(from, limit, villages_within_metres))
        near.push_back(near_hit(hit_of(*names_, Component::village, item), metres));
    return near;
}

IndexStatistics AddressIndex::statistics() const {
    return {names_->villages().size(), names_->roads().size(), doors_->size(),
            names_->memory_bytes(), doors_->memory_bytes()};
}

}  // namespace geo::search

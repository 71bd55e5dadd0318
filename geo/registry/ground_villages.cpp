// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/ground_villages.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "geo/base/text.hpp"
#include "geo/spatial/label_point.hpp"

namespace geo::registry {
namespace {

// Longer before shorter.
constexpr std::array<std::string_view, 8> unit_endings{
    "居民委员会", "村民委员会", "社区居委会", "居委会", "村委会", "社区", "行政村", "村"};

/// A word of two characters with one of these at its end is a place where people live: 王庄, 李屯.
constexpr std::u32string_view clear_endings = U"庄屯营寨疃集店庙堡";
/// Two characters with one of these may be anything (河口, 大桥, 龙湾); three are a settlement.
constexpr std::u32string_view other_endings = U"桥口家坊洼沟岭台坡楼井园铺窝滩崖埠户圈头湾灶屋院";

bool reads_as_settlement(std::string_view name) {
    const std::u32string characters = text::code_points(name);
    if (characters.size() < 2) return false;
    const char32_t last = characters.back();
    return clear_endings.find(last) != std::u32string_view::npos ||
           (characters.size() > 2 && other_endings.find(last) != std::u32string_view::npos);
}

/// A city or county may bear a village's name: 东营路 of 东营区 speaks of no village 东营.
bool is_of_a_wider_area(std::string_view settlement, const GroundVillage& own_village) {
    return own_village.county_name.starts_with(settlement) ||
           own_village.context.town_name.starts_with(settlement);
}

}  // namespace

std::string_view settlement_of(std::string_view village_name) noexcept {
    for (const std::string_view ending : unit_endings)
        if (village_name.size() > ending.size() && village_name.ends_with(ending))
            return village_name.substr(0, village_name.size() - ending.size());
    return village_name;
}

Ground::Villages::Villages(std::vector<GroundVillage> villages) : villages_(std::move(villages)) {
    std::sort(villages_.begin(), villages_.end(), [](const auto& left, const auto& right) {
        return left.context.code < right.context.code;
    });
    std::vector<BoundingBox> boxes;
    boxes.reserve(villages_.size());
    for (std::uint32_t i = 0; i < villages_.size(); ++i) {
        GroundVillage& village = villages_[i];
        if (village.settlement.empty()) village.settlement = settlement_of(village.context.name);
        const MultiPolygon outline = village.outline.value_or(MultiPolygon{});
        if (!village.middle) village.middle = spatial::centroid(outline);
        outlines_.add(outline);
        boxes.push_back(bounding_box(outline));
        by_code_.emplace(village.context.code, i);
        if (reads_as_settlement(village.settlement)) index_settlement(i, village.settlement);
        if (village.settlement != village.context.name) index_settlement(i, village.context.name);
    }
    tree_ = spatial::PackedRTree(boxes);
}

void Ground::Villages::index_settlement(std::uint32_t village, std::string_view name) {
    by_settlement_[std::string{name}].push_back(village);
    longest_settlement_ = std::max(longest_settlement_, name.size());
}

const GroundVillage* Ground::Villages::find(const VillageCode& code) const noexcept {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : &villages_[found->second];
}

const GroundVillage* Ground::Villages::at(Coordinate point) const {
    std::optional<std::uint32_t> best;
    tree_.search({point.lon, point.lat, point.lon, point.lat}, [&](std::uint32_t village) {
        if (best && *best < village) return;
        if (outlines_.locate(village, point) != spatial::Position::outside) best = village;
    });
    return best ? &villages_[*best] : nullptr;
}

bool Ground::Villages::is_in(const GroundVillage& village, Coordinate point) const noexcept {
    const auto index = static_cast<std::size_t>(&village - villages_.data());
    return outlines_.locate(index, point) != spatial::Position::outside;
}

std::vector<const GroundVillage*> Ground::Villages::at_head_of(std::string_view text,
                                                               const DivisionCode& county,
                                                               const VillageCode& own) const {
    const GroundVillage* own_village = find(own);
    std::vector<const GroundVillage*> found;
    for (std::size_t length = std::min(text.size(), longest_settlement_) / 3 * 3; length >= 6;
         length -= 3) {
        const auto entry = by_settlement_.find(std::string{text.substr(0, length)});
        if (entry == by_settlement_.end()) continue;
        // What the own village's name contains speaks of the own village.
        const bool is_own = own_village != nullptr &&
                            (own_village->context.name.find(entry->first) != std::string::npos ||
                             is_of_a_wider_area(entry->first, *own_village));
        if (is_own) return {};
        for (const std::uint32_t village : entry->second)
            if (villages_[village].context.county == county) found.push_back(&villages_[village]);
        if (!found.empty()) return found;
    }
    return found;
}

}  // namespace geo::registry

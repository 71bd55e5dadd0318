// SPDX-License-Identifier: Apache-2.0
// The immutable half of the ground: villages by code, by place and by the name of their settlement.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/registry/ground.hpp"
#include "geo/spatial/packed_rtree.hpp"
#include "geo/spatial/slab_index.hpp"

namespace geo::registry {

class Ground::Villages {
  public:
    explicit Villages(std::vector<GroundVillage> villages);

    const GroundVillage* find(const VillageCode& code) const noexcept;
    const std::vector<GroundVillage>& all() const noexcept { return villages_; }
    const GroundVillage* at(Coordinate point) const;
    bool is_in(const GroundVillage& village, Coordinate point) const noexcept;
    std::vector<const GroundVillage*> at_head_of(std::string_view text, const DivisionCode& county,
                                                 const VillageCode& own) const;

  private:
    void index_settlement(std::uint32_t village, std::string_view name);

    std::vector<GroundVillage> villages_;  ///< by code
    std::unordered_map<VillageCode, std::uint32_t> by_code_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_settlement_;
    std::size_t longest_settlement_ = 0;  ///< bytes
    spatial::SlabIndex outlines_;
    spatial::PackedRTree tree_;
};

}  // namespace geo::registry

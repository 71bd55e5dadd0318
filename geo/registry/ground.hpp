// SPDX-License-Identifier: Apache-2.0
// Villages and roads by place, in memory: what the naming rules ask about the lie of the land.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"

namespace geo::registry {

struct GroundVillage {
    naming::VillageContext context;
    std::string county_name;  ///< empty when the division table lacks it
    std::string settlement;   ///< its name without 村, 社区, …: 吕家庄村 → 吕家庄
    std::optional<MultiPolygon> outline;  ///< EPSG:4490
    std::optional<Coordinate> middle;     ///< centre of gravity; absent without an outline
};

/// A road, or the line of a proposal that is no road yet.
struct GroundRoad {
    RoadId id;                           ///< of the road, or line_id of the proposal
    std::optional<VillageCode> village;  ///< absent: in no village of the registry
    LineString line;                     ///< EPSG:4490
    double length_metres = 0;
    std::optional<double> width_metres;
    naming::SharedName name;  ///< in force, else proposed; null for a nameless road
};

/// The id under which the line of a proposal without a road stands among the roads.
inline RoadId line_id(ProposalId proposal) { return RoadId{-proposal.value()}; }

using SharedRoad = std::shared_ptr<const GroundRoad>;

/// A value: a copy costs a few pointers. Changes go into a small overlay beside the packed index,
/// so that one costs microseconds. Reading is safe from any number of threads.
class Ground {
  public:
    Ground();
    /// Middles and settlement names that are missing are worked out here.
    Ground(std::vector<GroundVillage> villages, std::vector<GroundRoad> roads);
    ~Ground();
    Ground(const Ground&);
    Ground& operator=(const Ground&);
    Ground(Ground&&) noexcept;
    Ground& operator=(Ground&&) noexcept;

    /// Pointers and references live as long as this Ground or any copy made of it.
    const GroundVillage* find_village(const VillageCode& code) const noexcept;
    /// \throws Error(not_found) naming the code.
    const GroundVillage& village(const VillageCode& code) const;
    /// All of them, by code.
    const std::vector<GroundVillage>& villages() const noexcept;
    /// The village whose outline holds the point; the lowest code on a common boundary. Null
    /// outside all of them.
    const GroundVillage* village_at(Coordinate point) const;
    /// Whether the point lies in the village or on its boundary; never without an outline.
    bool is_in(const GroundVillage& village, Coordinate point) const noexcept;
    /// Of the county and not `own`: those whose settlement name opens the text, longest first.
    std::vector<const GroundVillage*> settlements_at_head_of(std::string_view text,
                                                             const DivisionCode& county,
                                                             const VillageCode& own) const;

    /// Null when there is none.
    SharedRoad find_road(RoadId id) const;
    std::size_t road_count() const noexcept;
    /// Every road, in the order of ids; lines of proposals come first.
    void for_each_road(const std::function<void(const GroundRoad&)>& visit) const;
    /// The roads of a village, in the order of ids.
    std::vector<SharedRoad> roads_of(const VillageCode& village) const;
    /// Roads whose box meets the area; in no particular order, each once.
    void for_each_road_in(const BoundingBox& area,
                          const std::function<void(const GroundRoad&)>& visit) const;

    /// Adds the road or takes the place of the one with its id.
    void put(GroundRoad road);
    /// Nothing happens when there is none.
    void remove(RoadId id);

  private:
    class Villages;
    class Roads;

    std::shared_ptr<const Villages> villages_;
    std::shared_ptr<const Roads> roads_;
};

/// A village's name without 村, 社区 and the like: 吕家庄村 → 吕家庄, 东营社区 → 东营.
std::string_view settlement_of(std::string_view village_name) noexcept;

}  // namespace geo::registry

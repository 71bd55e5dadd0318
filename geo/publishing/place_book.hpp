// SPDX-License-Identifier: Apache-2.0
// What stands beside a found place in a table of answers: its standard address and its keys. Asked
// a hundred thousand times a second, so nothing is composed that was composed before.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/publishing/snapshot.hpp"
#include "geo/search/point_grid.hpp"

namespace geo::publishing {

/// The words of one place; valid as long as the book they come from.
struct PlaceWords {
    std::string_view
        area;  ///< 山东省东营市东营区史口镇三里村: down to the village, or as far as known
    std::string_view road;    ///< its name in force, empty when it has none
    std::string_view number;  ///< of the door, without 号
    std::string_view postcode;
    std::string_view source_id;  ///< its key in the source it came from; a village's own code
    std::string_view code;       ///< of the village, or of the division that the place is

    bool is_empty() const noexcept { return area.empty() && road.empty() && number.empty(); }
    /// Appends the standard address: area, road, number and 号.
    void append_label(std::string& out) const;
};

/// The divisions above each village, written out once.
class AreaNames {
  public:
    /// \pre villages live as long as this
    void add(const VillageFeature& village);
    void finish();

    /// 省市县镇村 of the village that was added so many others before it.
    std::string_view text(std::size_t index) const { return areas_[index].text; }

    /// 省市县镇村 of a village; empty for an unknown one.
    std::string_view of_village(std::string_view code) const;
    /// The levels down to a county or a town; empty for an unknown code.
    std::string_view of_division(std::string_view code) const;
    /// Cities and provinces have no code of their own here: the levels above the village nearest to
    /// the place. \param levels 1 for a province, 2 for a city
    std::string_view near(Coordinate position, std::size_t levels) const;

  private:
    struct Area {
        std::string text;
        std::array<std::size_t, 4> ends{};  ///< of province, city, county, town in it
        Coordinate position;
    };
    std::vector<Area> areas_;
    std::unordered_map<std::string, std::size_t> village_;
    struct Division {
        std::size_t area = 0, levels = 0;
    };
    std::unordered_map<std::string, Division> division_;
    search::PointGrid grid_;
};

/// A place is named by what a search hit carries: its ids and codes.
class PlaceBook {
  public:
    virtual ~PlaceBook() = default;

    /// Safe to call from any thread.
    PlaceWords describe(const search::Hit& hit) const;
    PlaceWords describe(const search::NearHit& hit) const;

  protected:
    virtual PlaceWords door(AddressId id) const = 0;
    virtual PlaceWords road(RoadId id) const = 0;

    AreaNames areas_;

  private:
    PlaceWords place(search::HitType type, std::optional<AddressId> address,
                     std::optional<RoadId> road_id, const VillageCode& code) const;
    PlaceWords village(std::string_view code) const;
    PlaceWords division(const search::Hit& hit) const;
};

/// The book of a snapshot that is in memory anyway.
class SnapshotPlaces final : public PlaceBook {
  public:
    explicit SnapshotPlaces(SnapshotPtr snapshot);

  private:
    PlaceWords door(AddressId id) const override;
    PlaceWords road(RoadId id) const override;
    std::string_view area_of(const Shard& shard) const;

    SnapshotPtr snapshot_;
};

}  // namespace geo::publishing

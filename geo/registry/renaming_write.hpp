// SPDX-License-Identifier: Apache-2.0
// What the use cases of renaming.hpp have in common: one write of one road.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/place_name.hpp"
#include "geo/model/road.hpp"
#include "geo/model/sign.hpp"
#include "geo/registry/renaming.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/lineage_store.hpp"

namespace geo::registry {

class RoadWrite {
  public:
    /// Opens the transaction. \throws as renaming.hpp says
    RoadWrite(Registry& registry, const Actor& actor, const RoadRequest& request);

    storage::Connection& connection() { return *writer_; }
    Registry& registry() noexcept { return registry_; }
    const Actor& actor() const noexcept { return actor_; }
    const Road& road() const noexcept { return road_; }
    const std::string& day() const noexcept { return day_; }

    /// Another road that takes part. \throws as for the first
    Road take_in(RoadId id);
    /// Why rows change from here on, with the day.
    storage::ChangeCause cause(storage::ChangeKind kind,
                               std::vector<std::int64_t> predecessors = {},
                               std::vector<std::int64_t> successors = {}) const;

    /// Runs the rules over a name for the road or, with a line, for a part of it.
    /// \returns the name as it will stand, or nothing when the outcome tells what objects
    std::optional<PlaceName> check(const naming::NameDraft& draft, bool is_renaming,
                                   RoadOutcome& outcome);
    naming::NameDraft draft_of(const NewRoadName& name);

    /// Writes event and lineage and commits.
    void finish(std::string_view action, storage::EventFields fields,
                std::vector<storage::LineageRow> lineage);

  private:
    Road get_live_road(RoadId id);
    void require_no_open_proposal(RoadId id);
    std::string day_of(const RoadRequest& request);

    Registry& registry_;
    const Actor& actor_;
    std::string reason_;
    storage::Writer writer_;
    storage::Transaction transaction_;
    Road road_;
    std::string day_;
};

/// The doors of the road come to another road, or to none.
void move_doors(RoadWrite& write, RoadId from, std::optional<RoadId> to, RoadOutcome& outcome);
/// The signs of the road that are not gone come to other roads, where they hang already.
void move_signs(RoadWrite& write, RoadId from, const std::function<RoadId(const Sign&)>& to);
/// Signs of a road say its name in force, or are marked to be replaced.
void tell_signs(RoadWrite& write, RoadId road);
/// Numbers that the road bears more than once.
std::vector<std::string> doubled_numbers(storage::Connection& connection, RoadId road);
/// Gives the road the name as an alias, unless it bears it in some way already.
void add_alias(RoadWrite& write, RoadId road, PlaceName name);

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
// Rows of the database, turned into what the gazetteer holds.
#pragma once

#include "geo/model/event.hpp"
#include "geo/registry/gazetteer.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// Everything, read anew.
Gazetteer load_gazetteer(storage::Connection& connection, const NamingContext& naming);

/// A gazetteer with what one event of a proposal or a road has changed.
class GazetteerChange {
  public:
    GazetteerChange(const Gazetteer& before, storage::Connection& connection,
                    const NamingContext& naming)
        : names_(before.names()),
          ground_(before.ground()),
          connection_(connection),
          naming_(naming) {}

    void take_in(const Event& event);
    Gazetteer result() && { return {std::move(names_), std::move(ground_)}; }

  private:
    void renew_proposal(ProposalId id);
    void renew_road(RoadId id);

    naming::TownNames names_;
    Ground ground_;
    storage::Connection& connection_;
    const NamingContext& naming_;
};

}  // namespace geo::registry

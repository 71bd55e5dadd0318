// SPDX-License-Identifier: Apache-2.0
// Names by the thousand: rows of a table, and everything in force checked again.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "geo/registry/gazetteer.hpp"
#include "geo/registry/proposals.hpp"

namespace geo::registry {

/// Checks against one picture of the registry, which stays as it was when the checker was made.
/// Each thread needs its own or must take turns.
class BulkChecker {
  public:
    explicit BulkChecker(Registry& registry);

    /// \throws as check_name.
    NameCheck check(const NameProposal& content, CheckScope scope) const;

  private:
    const NamingContext& naming_;
    std::shared_ptr<const Gazetteer> gazetteer_;
};

/// One name in force with what the rules say of it today.
struct AuditedName {
    RoadId road;
    VillageCode village;
    NameParts name;
    std::vector<Finding> findings;
};

struct NameAudit {
    std::int64_t names = 0;   ///< in force
    std::int64_t passed = 0;  ///< nothing above information
    /// By county code, then by rule and severity letter ("U01:B"): how many names.
    std::map<std::string, std::map<std::string, std::int64_t>> by_county;
    std::map<std::string, std::string> county_names;
};

/// Checks every name in force; visits those that have findings, in the order of villages and roads.
NameAudit audit_names(Registry& registry,
                      const std::function<void(const AuditedName&)>& visit = {});

}  // namespace geo::registry

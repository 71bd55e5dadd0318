// SPDX-License-Identifier: Apache-2.0
// Who may do what, and where: ONE table of capability, roles and area (CONTRACT.md, Roles). Every
// route and every use case that writes asks it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/lifecycle/transitions.hpp"

namespace geo::lifecycle {

enum class Capability {
    read_published,      ///< what is published, deadlines and statistics too
    check_names,         ///< rules, readings, suggestions: changes nothing
    object,              ///< to an announcement or a public notice
    report_sign,         ///< a wrong or damaged sign
    log_in,              ///< and out, and look who one is
    propose,             ///< draft, edit, submit, withdraw
    see_unpublished,     ///< proposals under way, evidence
    endorse,             ///< the town: consult, endorse, send back
    decide,              ///< the county: review, approve, reject, file, announce, archive, undo
    manage_signs,        ///< plan, make, install, replace, remove
    rename_roads,        ///< rename, merge, split, extend, abolish
    number_doors,        ///< 门牌
    export_unpublished,  ///< layers with what is not yet approved
    manage_profile,      ///< rules and words of the area
    manage_users,        ///< people and their tokens
    run_jobs,            ///< send long tables to be answered, fetch one's own
};

enum class AreaRule {
    anywhere,  ///< no place is concerned, or any will do
    own_area,  ///< only villages within the actor's area
};

struct Permission {
    Capability capability;
    std::vector<Role> roles;
    AreaRule area;
};

/// In the order of the enumeration.
const std::vector<Permission>& permissions();
const Permission& permission_for(Capability capability) noexcept;
bool is_permitted(Capability capability, Role role) noexcept;

/// A division code covers what begins with it: "370502" the county's villages; "" everything.
bool covers(std::string_view area, std::string_view village_code) noexcept;

/// The capability that an action on a proposal needs.
Capability capability_for(Action action) noexcept;

/// "manage_signs", …
std::string_view to_string(Capability capability) noexcept;
std::optional<Capability> capability_from_string(std::string_view word) noexcept;
BilingualText name_of(Capability capability);

}  // namespace geo::lifecycle

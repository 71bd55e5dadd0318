// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "geo/registry/proposals.hpp"
#include "geo/storage/connection.hpp"

namespace geo::registry {

/// check_name on a given connection: inside a write it sees that write's own rows.
/// \param self the proposal being checked is not its own duplicate.
/// \param day from which a renaming would hold
NameCheck check_on(storage::Connection& connection, Registry& registry, const NameProposal& content,
                   CheckScope scope, std::optional<ProposalId> self, std::string_view day);

/// check_name against a picture of the registry: no database is asked. An unknown road is no error
/// here: it has no line of its own.
/// \param renaming of a road that bears a name already, as renaming_of() tells
NameCheck check_against(const Gazetteer& gazetteer, const NamingContext& naming,
                        const NameProposal& content, CheckScope scope,
                        std::optional<ProposalId> self,
                        std::optional<naming::Renaming> renaming = std::nullopt);
/// The same for content from outside. \throws as check_name.
NameCheck check_known_road(const Gazetteer& gazetteer, const NamingContext& naming,
                           const NameProposal& content, CheckScope scope,
                           std::optional<naming::Renaming> renaming = std::nullopt);

/// \throws Error(invalid_input, too_large) for content that cannot be stored as it is.
void require_sound_content(const NameProposal& content);

}  // namespace geo::registry

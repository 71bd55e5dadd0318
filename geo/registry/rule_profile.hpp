// SPDX-License-Identifier: Apache-2.0
// The rule profile that a registry checks by: its own text, kept in its database, or else the one
// of this release.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "geo/registry/naming_context.hpp"
#include "geo/storage/database.hpp"

namespace geo::registry {

class Registry;
class Actor;

/// The registry's own profile as it was set, or the shipped one.
std::string rule_profile(storage::Database& database);

/// The naming tables and rules of that profile.
/// \throws Error(invalid_input) when the registry's own one is none for this release.
std::unique_ptr<const NamingContext> naming_context_of(storage::Database& database);

/// Makes the profile the registry's own. Names are checked by it from now on; what was found of
/// open proposals before stays until they are checked again.
/// \param source how messages call the text: a file's name
/// \throws Error(invalid_input) naming the line and the key; nothing is changed then.
void set_profile(Registry& registry, const Actor& actor, std::string_view toml,
                 std::string_view source);

/// Takes up the profile that another process has set since. A server calls it every second.
/// \returns whether there was one. \throws Error(invalid_input) when it is none for this release:
/// the rules stay as they are, and it is said once.
bool follow_profile(Registry& registry);

}  // namespace geo::registry

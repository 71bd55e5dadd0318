// SPDX-License-Identifier: Apache-2.0
// luming sign make|install|damage|repair|replace|remove|inspect: what becomes of single signs.
#pragma once

#include "api/cli/session.hpp"

namespace api::cli {

/// \param sign_command the parent of the subcommands
void add_sign_actions(CLI::App& sign_command, Session& session);

/// One sign a line, or all as a JSON array.
void print_signs(const std::vector<geo::Sign>& signs, const Session& session);

}  // namespace api::cli

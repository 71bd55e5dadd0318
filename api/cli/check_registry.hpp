// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/cli/session.hpp"

namespace api::cli {

/// Checks every name in force again and counts what the rules say, by county and rule.
/// \param is_verbose lists the names that have findings (JSON always does)
void check_registry(bool is_verbose, Session& session);

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
// Examples at the end of each command's help, for those that bring none themselves.
#pragma once

#include "api/cli/session.hpp"

namespace api::cli {

/// To be called when all commands are there.
void add_examples(CLI::App& app, const Session& session);

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/cli/session.hpp"

namespace api::cli {

/// The text of a rule profile that this release can check by.
/// \throws geo::Error(storage) when the file cannot be read, Error(invalid_input) naming the line
/// and the key that is wrong.
std::string read_sound_profile(const std::string& path);

}  // namespace api::cli

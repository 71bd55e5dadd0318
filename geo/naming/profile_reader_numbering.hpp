// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/naming/profile.hpp"
#include "geo/naming/profile_reader_group.hpp"

namespace geo::naming {

/// The table [numbering] of a profile; the standard's way where it is absent.
/// \throws Error(invalid_input) as read_profile.
DoorNumbering read_numbering(ProfileGroup& root);

}  // namespace geo::naming

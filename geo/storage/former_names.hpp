// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/storage/connection.hpp"

namespace geo::storage {

/// A name that a village or a division bore in this registry before, by the versions kept of it.
struct FormerName {
    std::string code, name;
};

/// By code, then name; each once, without the name it bears today.
/// \param table "divisions" or "villages"
/// \param code of one of them; empty: of all
std::vector<FormerName> former_names(Connection& connection, std::string_view table,
                                     std::string_view code = {});

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "geo/publishing/snapshot.hpp"

namespace geo::publishing {

/// How far the naming has come.
struct Statistics {
    std::size_t villages = 0;
    std::size_t roads = 0;
    std::size_t named = 0;       ///< a name is in force
    std::size_t proposed = 0;    ///< none yet, but a proposal is under way
    std::size_t unassigned = 0;  ///< roads that lie in no village
    std::size_t addresses = 0;

    std::size_t unnamed() const noexcept { return roads - named - proposed; }
};

Statistics count(const Snapshot& snapshot);

}  // namespace geo::publishing

// SPDX-License-Identifier: Apache-2.0
// The world that a benchmark runs on: the one that it is given, else the one of the run
// (LUMING_BENCH_WORLD, set by run_all), else one made for the purpose.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

#include "tests/geo/search/world_reader.hpp"

namespace bench {

/// \param folder null: none was given. Nullopt when there is no generator to make a world with.
inline std::optional<geo::search::testing::World> world_of(const char* folder) {
    if (folder == nullptr) folder = std::getenv("LUMING_BENCH_WORLD");
    if (folder != nullptr) return geo::search::testing::read_world(folder);
    const char* scale = std::getenv("LUMING_BENCH_SCALE");
    return geo::search::testing::generate_world(std::string("--scale ") +
                                                (scale != nullptr ? scale : "M"));
}

}  // namespace bench

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/village_name.hpp"

#include <array>

namespace geo::registry {
namespace {

struct Ending {
    std::string_view committee;
    std::string_view replacement;
};

// The first that fits counts, so the longer stand before the shorter.
constexpr std::array endings{
    Ending{"村村民委员会", "村"}, Ending{"村村委会", "村"},         Ending{"村民委员会", "村"},
    Ending{"村委会", "村"},       Ending{"社区居民委员会", "社区"}, Ending{"社区居委会", "社区"},
    Ending{"居民委员会", "社区"}, Ending{"类似居委会", "社区"},     Ending{"居委会", "社区"},
};

}  // namespace

std::string plain_village_name(std::string_view committee) {
    for (const Ending& ending : endings)
        if (committee.size() > ending.committee.size() && committee.ends_with(ending.committee)) {
            committee.remove_suffix(ending.committee.size());
            return std::string{committee}.append(ending.replacement);
        }
    return std::string{committee};
}

}  // namespace geo::registry

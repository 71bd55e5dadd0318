// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace geo::registry {

/// The village's own name out of the name of its committee, as the division tables give it:
/// 三里庄村村民委员会 → 三里庄村, 老岺村民委员会 → 老岺村, 东营社区居委会 → 东营社区,
/// 商贸城居民委员会 → 商贸城社区. Any other name stays as it is.
std::string plain_village_name(std::string_view committee);

}  // namespace geo::registry

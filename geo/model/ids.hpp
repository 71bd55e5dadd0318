// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "geo/base/typed_id.hpp"

namespace geo {

/// The code of a village-level unit, 12 digits in the national scheme (6 county + 3 township +
/// 3 village, RULEBOOK 2.2). Other schemes are kept as they come: the code is opaque but for its
/// use as a key.
using VillageCode = TypedId<struct VillageCodeTag, std::string>;

/// The code of a province, city, county or township. In the national scheme 12 digits too, the
/// levels below filled with zeros: 370502104000 is the township 史口镇.
using DivisionCode = TypedId<struct DivisionCodeTag, std::string>;

/// Public, stable and never reused, not even after a road is abolished.
using RoadId = TypedId<struct RoadIdTag, std::int64_t>;
using AddressId = TypedId<struct AddressIdTag, std::int64_t>;
using ProposalId = TypedId<struct ProposalIdTag, std::int64_t>;
using SignId = TypedId<struct SignIdTag, std::int64_t>;

}  // namespace geo

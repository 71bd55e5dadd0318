// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"

namespace geo {

/// Who stands behind an address (GB/T 35639, AddressStatus).
enum class AddressStatus : std::uint8_t { official, unofficial, unknown };

/// Where an address is in its life (GB/T 35639, AddressLifecycleStage): 现行, 规划, 拒绝, 保留,
/// 废弃, 未知.
enum class LifecycleStage : std::uint8_t {
    current,
    planned,  ///< a door without a number yet
    rejected,
    reserved,
    abolished,
    unknown
};

/// A door (门牌): a number along a road, or in a village where no road is named.
struct Address {
    AddressId id;
    VillageCode village;
    std::optional<RoadId> road;
    std::string number;   ///< as on the plate, without 号: "12", "12附1"; empty: none yet
    Coordinate position;  ///< at the gate
    std::string postcode;
    std::string source;
    std::string source_id;
    bool modelled = false;
    AddressStatus status = AddressStatus::unknown;  ///< official: the registry gave the number
    LifecycleStage lifecycle = LifecycleStage::current;
    std::optional<std::string> valid_from;  ///< calendar day of the number; absent: since ever
    std::optional<std::string> valid_to;    ///< first day without it
    std::string yard;           ///< the same text for the gates of one yard; empty: one gate
    bool is_main_gate = false;  ///< of its yard
    std::int64_t change = 0;    ///< number of its last change
};

}  // namespace geo

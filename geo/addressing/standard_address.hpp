// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/addressing/component_type.hpp"
#include "geo/model/geometry.hpp"

namespace geo::addressing {

struct Component {
    ComponentType type;
    std::string text;  ///< as written in the address, with its ending: "安宁街", "12号", "1单元"
    bool operator==(const Component&) const = default;
};

/// A position without its reference system is no position (GB/T 35639, 7).
struct AddressPosition {
    Coordinate coordinate;
    int epsg = 4490;  ///< CGCS2000, in which addresses are delivered (GB/T 37149)
    bool operator==(const AddressPosition&) const = default;
};

/// A standard address after GB/T 35639: its components from the large to the small, and what the
/// standard wants known about it. A value; it says nothing of a registry.
struct StandardAddress {
    std::vector<Component> components;
    AddressStatus status = AddressStatus::unknown;
    LifecycleStage stage = LifecycleStage::unknown;
    std::string valid_from;  ///< a day, "2024-12-20"; the standard demands it
    std::string valid_to;    ///< empty while it holds
    std::optional<AddressPosition> position;

    /// The text of the first component of a type; empty when there is none.
    std::string_view text_of(ComponentType type) const noexcept;
    /// How finely the address locates; nullopt without components.
    std::optional<AddressLevel> level() const noexcept;
    bool operator==(const StandardAddress&) const = default;
};

/// What keeps an address from being one after the standard, in the order of its fields: no
/// components, an empty one, a division below its parts, a day that does not exist, a missing
/// valid_from, a validity that ends before it begins, a position off the globe.
std::vector<BilingualText> faults_of(const StandardAddress& address);

}  // namespace geo::addressing

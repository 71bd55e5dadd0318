// SPDX-License-Identifier: Apache-2.0
// Where one generic name stands upon another: 幸福街(路), 解放路南小(街).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/naming/name_parts.hpp"

namespace geo::naming {

struct StackedGeneric {
    std::string place;    ///< up to the inner generic name: "解放路"
    std::string generic;  ///< "路"
};

/// The generic name that the specific part closes with, or has before its last directions, sizes
/// and numbers. nullopt where it is part of a word: 三里, 公路, 老街, 丝路.
std::optional<StackedGeneric> find_stacked_generic(std::string_view specific,
                                                   const GenericNames& generic_names);

}  // namespace geo::naming

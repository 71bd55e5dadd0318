// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/base/bilingual.hpp"

namespace geo::documents {

/// A field that the law asks for and the data lacks.
struct MissingField {
    std::string key;     ///< "roman_spelling": stable, for programs
    BilingualText name;  ///< 罗马字母拼写 / "romanised spelling"
    std::string road;    ///< the road's name, or "第3条" when that is what is missing
    bool operator==(const MissingField&) const = default;
};

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
// 专名 + 通名: which part of a road's name says which road, and which says what kind of road.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/model/place_name.hpp"
#include "geo/naming/profile.hpp"

namespace geo::naming {

/// The generic names (通名) that a name may end with.
class GenericNames {
  public:
    GenericNames() = default;
    explicit GenericNames(std::vector<GenericName> names);

    /// The longest one that the name ends with; nullptr when there is none.
    const GenericName* find_suffix(std::string_view name) const noexcept;
    /// The one that is written so; nullptr when there is none.
    const GenericName* find(std::string_view generic) const noexcept;
    bool is_listed(std::string_view generic) const noexcept;
    /// The listed ones, longest first, joined for a message: "大道、大街、胡同、…".
    std::string listing() const;

  private:
    static bool closes(std::string_view name, const GenericName& generic) noexcept;

    std::vector<GenericName> names_;  // longest first
};

/// Splits off the longest generic name. Either part may come out empty: a name that ends with no
/// known generic name is all specific, "路" is all generic.
NameParts split_name(std::string_view full, const GenericNames& generic_names);

/// Splits off the generic name the proposer has marked. A mark that the name does not end with
/// stays in the answer's generic, so that rule N01 can object.
NameParts split_name_at(std::string_view full, std::string_view generic);

}  // namespace geo::naming

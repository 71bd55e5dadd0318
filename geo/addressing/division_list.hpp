// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "geo/addressing/lexicon.hpp"

namespace geo::addressing {

struct ListedDivision {
    UnitLevel level;
    std::string_view name;  ///< borrows the table
    std::uint32_t parent;   ///< index in the list, Lexicon::no_unit for none
};

/// The divisions of the tables, each unit followed by those that lie in it.
/// \param national code, name, towns  \param former level, name, in: tables of what is no more
/// \throws Error(invalid_input) when a table is not what it should be.
std::vector<ListedDivision> list_divisions(std::string_view national,
                                           std::initializer_list<std::string_view> former);

}  // namespace geo::addressing

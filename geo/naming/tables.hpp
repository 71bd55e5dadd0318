// SPDX-License-Identifier: Apache-2.0
// Everything the naming rules look things up in, built once and shared.
#pragma once

#include <string_view>

#include "geo/naming/characters.hpp"
#include "geo/naming/name_parts.hpp"
#include "geo/naming/ordinals.hpp"
#include "geo/naming/profile.hpp"
#include "geo/naming/romaniser.hpp"
#include "geo/naming/word_lists.hpp"

namespace geo::naming {

/// The texts of the tables as data/embedded.hpp gives them.
struct TableTexts {
    ReadingTexts readings;  ///< its standard_characters serve the character table too
    std::string_view variants;
    std::string_view fixed_numerals;
    std::string_view name_words;
};

struct Tables {
    Profile profile;
    CharacterTable characters;
    WordLists words;
    GenericNames generic_names;
    Romaniser romaniser;
    OrdinalFinder ordinals;
};

/// \throws Error(invalid_input) when a table is not what it should be, Error(unavailable) when the
///         OpenCC dictionaries are not installed.
Tables load_tables(const TableTexts& texts, Profile profile);

}  // namespace geo::naming

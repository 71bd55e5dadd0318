// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/tables.hpp"

#include <utility>

namespace geo::naming {

Tables load_tables(const TableTexts& texts, Profile profile) {
    CharacterTable characters(texts.readings.standard_characters, texts.variants);
    WordLists words(texts.name_words, profile.words);
    GenericNames generic_names(profile.generic_names);
    OrdinalFinder ordinals(texts.fixed_numerals);
    Romaniser romaniser(texts.readings, ordinals);
    return {std::move(profile), std::move(characters), std::move(words), std::move(generic_names),
            std::move(romaniser), std::move(ordinals)};
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/tables.hpp"

namespace geo::naming {

Tables load_tables(const TableTexts& texts) {
    return {CharacterTable(texts.readings.standard_characters, texts.variants),
            GenericNames::from_table(texts.generic_names),
            Romaniser(texts.readings, OrdinalFinder(texts.fixed_numerals))};
}

}  // namespace geo::naming

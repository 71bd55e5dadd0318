// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "data/embedded.hpp"
#include "geo/addressing/lexicon.hpp"

/// The lexicon of the shipped tables, made once.
inline const geo::addressing::Lexicon& shipped_lexicon() {
    static const geo::addressing::Lexicon lexicon(
        {data::national_divisions(), data::renamed_divisions(), data::former_divisions(),
         data::address_words(), data::traditional()});
    return lexicon;
}

// SPDX-License-Identifier: Apache-2.0
// Which listed words of a name count against it: the one that matters most, and not those that the
// place itself gives a link to.
#pragma once

#include "geo/naming/rule.hpp"

namespace geo::naming {

/// The listed word for which the name is objected to; nullptr when there is none. The gravest
/// category goes first, in it a distinctive word before a common one, and the longest of those.
/// Exaggerated words are apart, see exaggerated_word.
///
/// No word counts that has no specific link to the person, enterprise or place it is listed for
/// (地名管理条例 第九条第（四）（六）项): the village bears it in its own name, or, for a famous
/// entity elsewhere, the area has one of that name itself.
const ListedWord* listed_word(const RuleInput& input);

/// The exaggerated word of the name, the longest of several, unless the village bears it in its own
/// name; nullptr when there is none.
const ListedWord* exaggerated_word(const RuleInput& input);

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// What the rules of uniqueness have in common: which names stand against a draft, and how to speak
// of them.
#pragma once

#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/naming/rule.hpp"

namespace geo::naming {

/// In force or on its way there.
bool is_taken(const RegisteredName& name) noexcept;

/// Of the road or the proposal that is being checked: no duplicate of itself.
bool is_own(const RegisteredName& name, const NameDraft& draft) noexcept;

/// The taken names that are not the draft's own; the first few in the order in which to speak of
/// them: those in force, then by village and road.
std::vector<SharedName> taken_by_others(const std::vector<SharedName>& names,
                                        const NameDraft& draft);

/// The same for names of the draft's own text. A road that goes on keeps its name (RULEBOOK U08),
/// and may lie in more pieces than the one that the draft meets: when it meets one in its own
/// direction, only what overlaps it, runs beside it or branches off stands against it.
std::vector<SharedName> taken_by_other_roads(const std::vector<SharedName>& names,
                                             const RuleInput& input);

/// How the road that bears the name lies to the draft's line; nullptr when it is not near.
const RoadNearby* find_nearby(const Facts& facts, const RegisteredName& name) noexcept;

/// The name, its road and village, for the first five; with the relation where it is near.
Evidence evidence_of(const std::vector<SharedName>& names, const Facts& facts);

/// "吕家村已有“安宁街”（Ānníng Jiē）", "and 2 others" where there are. \pre names is not empty
BilingualText where(const std::vector<SharedName>& names);
/// The same with the town in front.
BilingualText where_in_town(const std::vector<SharedName>& names);

/// "安凝街 (Ānníng Jiē)".
BilingualText with_reading(const NameParts& name, const Pinyin& pinyin);

}  // namespace geo::naming

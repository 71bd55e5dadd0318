// SPDX-License-Identifier: Apache-2.0
// Every rule by its id (RULEBOOK section 1; G is ours). One family a file.
#pragma once

#include "geo/naming/rule.hpp"

namespace geo::naming {

// character_rules.cpp: what it is written in
Rule rule_c01();
Rule rule_c02();
Rule rule_c03();
Rule rule_c04();
Rule rule_c05();

// structure_rules.cpp: what it is made of
Rule rule_n01();
Rule rule_n02();
Rule rule_n03();
Rule rule_n07();
Rule rule_l01();

// scale_rules.cpp: whether the generic name and the number fit the road
Rule rule_n04();
Rule rule_n05();
Rule rule_n06();

// meaning_rules.cpp: what it means
Rule rule_m01();
Rule rule_m02();
Rule rule_m03();
Rule rule_m04();
Rule rule_m05();
Rule rule_m06();
Rule rule_m07();
Rule rule_m08();

// uniqueness_rules.cpp: whether it is the only one
Rule rule_u01();
Rule rule_u02();
Rule rule_u03();
Rule rule_u04();
Rule rule_u05();
Rule rule_u06();

// ground_rules.cpp: whether it agrees with the ground
Rule rule_u07();
Rule rule_u08();
Rule rule_d01();
Rule rule_g01();
Rule rule_g02();

// renaming_rules.cpp: whether a road may change its name
Rule rule_r01();
Rule rule_r02();
Rule rule_r03();
Rule rule_r04();

}  // namespace geo::naming

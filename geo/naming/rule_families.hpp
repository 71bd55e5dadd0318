// SPDX-License-Identifier: Apache-2.0
// Every rule by its id (RULEBOOK section 1). One family a file.
#pragma once

#include "geo/naming/rule.hpp"

namespace geo::naming {

// structure_rules.cpp
Rule rule_n01();
Rule rule_n02();

// character_rules.cpp
Rule rule_c01();
Rule rule_c02();
Rule rule_c03();
Rule rule_c05();

// meaning_rules.cpp
Rule rule_m08();

// uniqueness_rules.cpp
Rule rule_u01();
Rule rule_u02();

}  // namespace geo::naming

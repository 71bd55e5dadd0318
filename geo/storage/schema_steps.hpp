// SPDX-License-Identifier: Apache-2.0
// The steps that lead a registry from nothing to today's schema, one a file, in this order. Never
// edited once released.
#pragma once

#include <string_view>

namespace geo::storage::schema {

extern const std::string_view first_registry;
extern const std::string_view settings;
extern const std::string_view audit;
extern const std::string_view people;
extern const std::string_view timeline;
extern const std::string_view signs;
extern const std::string_view casework;
extern const std::string_view numbering;
extern const std::string_view renaming;
extern const std::string_view other_names;

}  // namespace geo::storage::schema

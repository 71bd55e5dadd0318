// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/features/feature_layers.hpp"
#include "geo/base/bilingual.hpp"

namespace api::http {

struct Queryable {
    const char* name;
    PropertyType type;
};

/// What /collections says of a collection.
struct Collection {
    std::string_view id;
    geo::BilingualText title;
    geo::BilingualText description;
    std::vector<Queryable> queryables;
};

/// All of them, in the order in which they are listed.
const std::vector<Collection>& collections();

/// \throws geo::Error(not_found) naming those that there are.
const Collection& get_collection(std::string_view id);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "api/http/features/feature_layers.hpp"
#include "api/http/features/feature_query.hpp"
#include "geo/base/error.hpp"

namespace api::http {

/// A filter value as the property's type has it.
/// \throws geo::Error(invalid_input) naming the parameter when it is of another type.
PropertyValue filter_value(const Request::Field& filter, PropertyType type);

/// Whether a feature's value is the one asked for; a list is matched by any of its texts.
bool agrees(const PropertyValue& value, const PropertyValue& wanted);

/// All that a query asks of one feature, but the order and the number.
template <typename Feature>
class FeatureFilter {
  public:
    /// \throws geo::Error(invalid_input) for a value of the wrong type.
    /// \pre the filters name properties: the route has seen to that.
    explicit FeatureFilter(const FeatureQuery& query) : query_(query) {
        for (const auto& filter : query.filters)
            for (const auto& property : properties_of<Feature>())
                if (filter.name == property.name)
                    conditions_.push_back({property.value, filter_value(filter, property.type)});
    }

    bool takes(const Feature& feature) const {
        return is_there(feature) &&
               std::all_of(conditions_.begin(), conditions_.end(), [&](const auto& condition) {
                   return agrees(condition.value(feature), condition.wanted);
               });
    }

  private:
    struct Condition {
        PropertyValue (*value)(const Feature&);
        PropertyValue wanted;
    };

    bool is_there(const Feature& feature) const {
        return query_.areas.empty() ||
               std::any_of(query_.areas.begin(), query_.areas.end(),
                           [&](const auto& area) { return meets(feature, area); });
    }

    const FeatureQuery& query_;
    std::vector<Condition> conditions_;
};

}  // namespace api::http

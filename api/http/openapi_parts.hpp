// SPDX-License-Identifier: Apache-2.0
// What the route table does not say of query parameters: their types and what they mean.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "api/http/transport/router.hpp"

namespace api::http {

/// A query parameter as OpenAPI describes it; \param route tells "limit" from "limit".
nlohmann::json openapi_query_parameter(const Route& route, const std::string& name,
                                       geo::Language language);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// What the route table does not say of its routes: bodies, answers, what goes wrong.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "api/http/transport/router.hpp"

namespace api::http {

/// "POST /proposals/{id}/submit": a route's key in the table.
std::string openapi_key(const Route& route);

/// Every operation that is told of, by its key; the members are explained in the source.
const nlohmann::json& openapi_operations();

/// What is told of one; of a route that nobody has described, that it answers something.
const nlohmann::json& openapi_operation(const Route& route);

}  // namespace api::http

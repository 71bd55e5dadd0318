// SPDX-License-Identifier: Apache-2.0
// What the route table does not say: the types of parameters, bodies and answers.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "api/http/transport/router.hpp"

namespace api::http {

/// "components": the schemas of what goes in and out.
nlohmann::json openapi_components();

/// A query parameter as OpenAPI describes it; \param route tells "limit" from "limit".
nlohmann::json openapi_query_parameter(const Route& route, const std::string& name,
                                       geo::Language language);

/// How a route answers when all is well.
struct OpenApiAnswer {
    const char* status;
    const char* media_type;
    const char* schema;  ///< name of a component; empty: any JSON object; nullptr: bytes
};
OpenApiAnswer openapi_answer(const Route& route);

/// The component that the body of a write is; empty for none.
std::string_view openapi_body(const Route& route);

}  // namespace api::http

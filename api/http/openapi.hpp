// SPDX-License-Identifier: Apache-2.0
// The description of the API, made from the route table itself, so that the two cannot differ.
#pragma once

#include <nlohmann/json.hpp>

#include "api/http/transport/router.hpp"

namespace api::http {

/// OpenAPI 3.0.3: every route with its parameters, bodies and answers.
/// \param server_url what the paths are relative to, "http://example.org:8080"
nlohmann::json openapi_document(const Router::Table& routes, geo::Language language,
                                const std::string& server_url);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "api/http/transport/request.hpp"
#include "api/http/transport/response.hpp"

namespace api::http {

/// The request body as a JSON object, at most 64 levels deep.
/// \throws geo::Error(invalid_input) saying where the text stops being JSON.
nlohmann::json json_body(const Request& request);

/// 200 (or the status given) with the value as JSON.
Response json_response(const nlohmann::json& value, int status = 200);

/// Guards a write to an existing resource: the answer to give instead (428 without If-Match, 412
/// when it names another version), or nothing when the write may go on.
std::optional<Response> check_if_match(const Request& request, std::string_view current_etag);

/// Whether an If-Match or If-None-Match field names the tag ("*" names any).
bool names_etag(std::string_view field, std::string_view etag) noexcept;

}  // namespace api::http

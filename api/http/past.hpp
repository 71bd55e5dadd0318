// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "api/http/application.hpp"

namespace api::http {

/// The calendar day of the parameter at. \throws geo::Error(invalid_input) when it is none.
std::optional<std::string> requested_day(const Request& request);

/// The registry as of the parameter at, or of now.
geo::publishing::SnapshotPtr requested_snapshot(const Request& request,
                                                const Application& application);

/// GET /roads/{id}. Writes compare If-Match with the etag of this answer.
Response road_page(const Request& request, const Application& application);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// The schemas of what goes in and out, one function a part of the API. Where a schema lists its
// members, there are no others: a test holds real answers to that.
#pragma once

#include <nlohmann/json.hpp>

namespace api::http {

/// Problems, features, addresses, names, findings.
nlohmann::json openapi_common_schemas();
/// Proposals and what is done with them, people.
nlohmann::json openapi_casework_schemas();
/// Signs and reports about them.
nlohmann::json openapi_sign_schemas();
/// Roads in time, changes, history, statistics.
nlohmann::json openapi_registry_schemas();

/// "components": all of them, the headers, and how one says who one is.
nlohmann::json openapi_components();

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/openapi_schemas.hpp"

namespace api::http {
namespace {

using nlohmann::json;

constexpr auto headers = R"json({
  "ETag": {"description":"Of this version; for If-Match and If-None-Match","schema":{"type":"string"}},
  "Location": {"description":"Where it is","schema":{"type":"string"}},
  "RetryAfter": {"description":"Seconds to wait","schema":{"type":"integer"}},
  "WwwAuthenticate": {"description":"Bearer; with error=\"invalid_token\" when a token came that does not hold",
    "schema":{"type":"string"}},
  "IdempotencyReplayed": {"description":"true: this is the answer of the first time; nothing was done again",
    "schema":{"type":"string"}}
})json";

constexpr auto security = R"json({
  "token": {"type":"http","scheme":"bearer","description":"luming user token NAME"},
  "session": {"type":"apiKey","in":"cookie","name":"luming_session"}
})json";

}  // namespace

json openapi_components() {
    auto schemas = openapi_common_schemas();
    schemas.update(openapi_casework_schemas());
    schemas.update(openapi_sign_schemas());
    schemas.update(openapi_registry_schemas());
    return {{"schemas", std::move(schemas)},
            {"headers", json::parse(headers)},
            {"securitySchemes", json::parse(security)}};
}

}  // namespace api::http

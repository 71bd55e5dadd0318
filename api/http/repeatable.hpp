// SPDX-License-Identifier: Apache-2.0
// Writes that may be sent twice: with an Idempotency-Key the first answer is kept in the very
// transaction of the write, and a repetition gets it again instead of writing once more
// (draft-ietf-httpapi-idempotency-key-header). Keys are kept for a day.
#pragma once

#include <functional>

#include "api/http/transport/request.hpp"
#include "api/http/transport/response.hpp"
#include "geo/registry/registry.hpp"

namespace api::http {

/// Called within the write's transaction with the answer that it is going to get.
using KeepAnswer = std::function<void(geo::storage::Connection&, const Response&)>;

/// Runs the write, or answers as the first time: then with `Idempotency-Replayed: true`. The same
/// key with another request is 422. Without a key the write simply runs.
/// \throws geo::Error(invalid_input) for a key that is none: 1 to 255 printable ASCII characters.
Response once(const Request& request, geo::registry::Registry& registry,
              const geo::registry::Actor& actor,
              const std::function<Response(const KeepAnswer& keep)>& write);

}  // namespace api::http

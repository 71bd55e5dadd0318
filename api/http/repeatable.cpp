// SPDX-License-Identifier: Apache-2.0
#include "api/http/repeatable.hpp"

#include <algorithm>
#include <string>

#include "api/http/transport/problem.hpp"
#include "geo/audit/digest.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/tick.hpp"
#include "geo/storage/receipt_store.hpp"

namespace api::http {
namespace {

using geo::storage::Receipt;
using geo::storage::ReceiptStore;

/// \throws geo::Error(invalid_input).
void require_key(std::string_view key) {
    constexpr std::size_t longest = 255;
    const bool is_key =
        !key.empty() && key.size() <= longest &&
        std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x20 && c <= 0x7E; });
    if (!is_key)
        throw geo::Error(geo::ErrorKind::invalid_input,
                         "Idempotency-Key 须为 1 到 255 个可见 ASCII 字符。",
                         "Idempotency-Key must be 1 to 255 printable ASCII characters.");
}

geo::audit::Digest digest_of(const Request& request) {
    std::string text{name_of(request.method())};
    text.append("\n").append(request.target()).append("\n").append(request.body());
    return geo::audit::sha256(text);
}

std::string location_in(const Response& response) {
    for (const auto& field : response.fields)
        if (field.name == "Location") return field.value;
    return {};
}

Receipt receipt_for(const Request& request, const geo::registry::Actor& actor,
                    const Response& response, geo::Instant now) {
    return {actor.name(),       std::string{*request.header("Idempotency-Key")},
            digest_of(request), now,
            response.status,    location_in(response),
            response.etag,      std::string{response.body.view()}};
}

Response replayed(const Receipt& receipt) {
    auto response = json_text(receipt.body, receipt.status);
    response.etag = receipt.etag;
    response.cache_control = "no-cache";
    if (!receipt.location.empty()) response.with("Location", receipt.location);
    return response.with("Idempotency-Replayed", "true");
}

Response other_request(const Request& request) {
    return problem_response(
        request, Problem{422,
                         "idempotency-key",
                         {"这个 Idempotency-Key 已用于另一请求，请换一个。",
                          "This Idempotency-Key came with another request; use a new one."}});
}

/// What was answered to this key, while it counts.
std::optional<Response> earlier_answer(const Request& request, geo::registry::Registry& registry,
                                       const geo::registry::Actor& actor) {
    const auto reader = registry.database().read();
    const auto receipt =
        ReceiptStore{*reader}.find(actor.name(), *request.header("Idempotency-Key"));
    if (!receipt) return std::nullopt;
    return receipt->request == digest_of(request) ? replayed(*receipt) : other_request(request);
}

}  // namespace

Response once(const Request& request, geo::registry::Registry& registry,
              const geo::registry::Actor& actor,
              const std::function<Response(const KeepAnswer&)>& write) {
    const auto key = request.header("Idempotency-Key");
    if (!key) return write({});
    require_key(*key);
    if (auto answer = earlier_answer(request, registry, actor)) return *std::move(answer);
    const KeepAnswer keep = [&](geo::storage::Connection& connection, const Response& response) {
        ReceiptStore receipts{connection};
        // Sent twice at once: the other one was faster.
        if (receipts.find(actor.name(), *key))
            throw geo::Error(geo::ErrorKind::stale, "同一请求正在办理，请稍后重发。",
                             "The same request is under way already; send it again.");
        receipts.insert(receipt_for(request, actor, response, registry.clock().now()));
    };
    try {
        Response response = write(keep);
        if (response.status < 400) return response;
        auto answer = earlier_answer(request, registry, actor);
        return answer ? *std::move(answer) : response;
    } catch (const geo::Error&) {
        if (auto answer = earlier_answer(request, registry, actor)) return *std::move(answer);
        throw;
    }
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// Stands before every route: finds out who asks, whether the route is for them, whether a page of
// ours sends the write, and whether they ask too often.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/http/auth_credentials.hpp"
#include "api/http/auth_rate_limit.hpp"
#include "api/http/transport/router.hpp"
#include "geo/lifecycle/permissions.hpp"
#include "geo/registry/people.hpp"

namespace api::http {

struct DoorSettings {
    /// What people type, where a proxy in front speaks https or another name:
    /// "https://luming.example.org". Empty: as the client addresses the server.
    std::string public_url{};
    std::vector<std::string> trusted_proxies{};  ///< whose X-Forwarded-For is believed
    geo::registry::PasswordCost cost = geo::registry::PasswordCost::interactive();
    FailureRule failures_by_user{};
    FailureRule failures_by_address{.free_failures = 30};
    RateRule writes_of_users{100.0, 3000.0};
    RateRule writes_of_strangers{0.5, 60.0};  ///< of one address: objections, sign reports

    bool is_https() const { return public_url.starts_with("https://"); }
};

class Doorkeeper {
  public:
    explicit Doorkeeper(geo::registry::Registry& registry, DoorSettings settings = {});

    /// For Router::set_guard. A route is asked by its `permission`; one that declares none is a
    /// public read, or a write for administrators alone.
    /// \throws geo::Error(unauthenticated), geo::Error(forbidden).
    std::optional<Response> check(const Request& request, const Route& route);

    /// Who asks; anonymous without credentials, or with a session that is over.
    /// \throws geo::Error(unauthenticated) for a token that does not hold.
    geo::registry::Actor actor_of(const Request& request);

    /// 429 with Retry-After.
    static Response too_many(const Request& request, std::chrono::seconds wait);

    /// For the routes of sessions.
    const DoorSettings& settings() const noexcept { return settings_; }
    geo::registry::Passwords& passwords() noexcept { return passwords_; }
    FailureLimiter& failures_by_user() noexcept { return failures_by_user_; }
    FailureLimiter& failures_by_address() noexcept { return failures_by_address_; }
    std::string address_of(const Request& request) const {
        return client_address(request, settings_.trusted_proxies);
    }

  private:
    struct Visitor {
        geo::registry::Actor actor;
        bool comes_by_cookie = false;
    };
    Visitor visitor_of(const Request& request);
    void require_permission(const Visitor& visitor, geo::lifecycle::Capability capability);
    std::optional<Response> limit_writes(const Request& request, const Visitor& visitor);

    geo::registry::Registry& registry_;
    const DoorSettings settings_;
    geo::registry::Passwords passwords_;
    FailureLimiter failures_by_user_;
    FailureLimiter failures_by_address_;
    RateLimiter writes_;
};

/// The word for Route::permission.
inline std::string needs(geo::lifecycle::Capability capability) {
    return std::string{geo::lifecycle::to_string(capability)};
}

/// What a route asks of its caller.
geo::lifecycle::Capability capability_of(const Route& route);

}  // namespace api::http

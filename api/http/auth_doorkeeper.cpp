// SPDX-License-Identifier: Apache-2.0
#include "api/http/auth_doorkeeper.hpp"

#include <fmt/format.h>

#include "api/http/transport/problem.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::lifecycle::Capability;
using geo::lifecycle::Role;
using geo::registry::Actor;

bool is_for_everybody(Capability capability) {
    return geo::lifecycle::is_permitted(capability, Role::anonymous);
}

/// Changes nothing, whatever the method: a name is checked by POST because it is long.
bool is_read(const Request& request, Capability capability) {
    return request.method() == Method::get || request.method() == Method::head ||
           capability == Capability::read_published || capability == Capability::check_names;
}

InvalidToken dead_token() {
    return {"令牌无效：不存在、已过期、已吊销或用户已停用。请管理员以“luming user token”另发。",
            "The token does not hold: unknown, expired, revoked, or of a disabled user. Ask an "
            "administrator for another ('luming user token')."};
}

Error no_users_yet() {
    return {ErrorKind::unauthenticated,
            "登记库还没有用户，无法办理。请先在本机以“luming user add 姓名 --role admin "
            "--password-stdin”建立。",
            "The registry has no user yet, so nobody can write. Make the first one on its machine: "
            "luming user add NAME --role admin --password-stdin"};
}

Error other_page() {
    return {ErrorKind::forbidden,
            "此写操作不是由本站页面发出的（Origin 或 Sec-Fetch-Site 不符）。程序请用 Bearer 令牌。",
            "This write does not come from a page of this site (Origin or Sec-Fetch-Site). A "
            "program sends a Bearer token instead."};
}

}  // namespace

Capability capability_of(const Route& route) {
    if (const auto capability = geo::lifecycle::capability_from_string(route.permission))
        return *capability;
    const bool is_plain_read = route.permission.empty() && route.method == Method::get;
    return is_plain_read ? Capability::read_published : Capability::manage_users;
}

Doorkeeper::Doorkeeper(geo::registry::Registry& registry, DoorSettings settings)
    : registry_(registry),
      settings_(std::move(settings)),
      passwords_(settings_.cost),
      failures_by_user_(registry.clock(), settings_.failures_by_user),
      failures_by_address_(registry.clock(), settings_.failures_by_address),
      writes_(registry.clock()) {}

Doorkeeper::Visitor Doorkeeper::visitor_of(const Request& request) {
    const auto credentials = credentials_of(request);
    if (credentials.token) {
        if (auto actor = find_actor_by_token(registry_, *credentials.token))
            return {*std::move(actor), false};
        throw dead_token();
    }
    if (credentials.session)
        if (auto actor = find_actor_by_session(registry_, *credentials.session))
            return {*std::move(actor), true};
    return {Actor::anonymous(), false};
}

Actor Doorkeeper::actor_of(const Request& request) { return visitor_of(request).actor; }

void Doorkeeper::require_permission(const Visitor& visitor, Capability capability) {
    const bool is_unknown = visitor.actor.is_anonymous() && !is_for_everybody(capability);
    if (is_unknown && !has_users(registry_)) throw no_users_yet();
    require(visitor.actor, capability);
}

Response Doorkeeper::too_many(const Request& request, std::chrono::seconds wait) {
    const Problem problem{429,
                          "too-many-requests",
                          {fmt::format("请求过于频繁，请在 {} 秒后再试。", wait.count()),
                           fmt::format("Too many requests; try again in {} s.", wait.count())}};
    return problem_response(request, problem).with("Retry-After", std::to_string(wait.count()));
}

std::optional<Response> Doorkeeper::limit_writes(const Request& request, const Visitor& visitor) {
    const bool is_stranger = visitor.actor.is_anonymous();
    const auto wait = is_stranger
                          ? writes_.take("@" + address_of(request), settings_.writes_of_strangers)
                          : writes_.take(visitor.actor.name(), settings_.writes_of_users);
    if (wait.count() == 0) return std::nullopt;
    return too_many(request, wait);
}

std::optional<Response> Doorkeeper::check(const Request& request, const Route& route) {
    const Capability capability = capability_of(route);
    const bool reads = is_read(request, capability);
    if (reads && is_for_everybody(capability)) return std::nullopt;
    const Visitor visitor = visitor_of(request);
    if (!reads && visitor.comes_by_cookie && !is_from_own_page(request, settings_.public_url))
        throw other_page();
    require_permission(visitor, capability);
    // Log-ins have a stricter limit of their own.
    if (reads || capability == Capability::log_in) return std::nullopt;
    return limit_writes(request, visitor);
}

}  // namespace api::http

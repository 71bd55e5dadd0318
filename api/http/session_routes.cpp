// SPDX-License-Identifier: Apache-2.0
// Logging in and out of the page, and looking who one is.
#include <fmt/format.h>

#include "api/http/application.hpp"
#include "api/http/auth_doorkeeper.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "api/http/transport/problem.hpp"
#include "geo/audit/digest.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::registry::Actor;
using nlohmann::json;

constexpr std::size_t most_body_bytes = 8 * 1024;

json capabilities_of(const Actor& actor) {
    auto words = json::array();
    for (const auto& permission : geo::lifecycle::permissions())
        if (geo::lifecycle::is_permitted(permission.capability, actor.role()))
            words.push_back(geo::lifecycle::to_string(permission.capability));
    return words;
}

json actor_to_json(const Actor& actor) {
    const bool is_known = !actor.is_anonymous();
    return {{"name", is_known ? json(actor.name()) : json{}},
            {"role", geo::lifecycle::to_string(actor.role())},
            {"area", is_known ? json(actor.area()) : json{}},
            {"capabilities", capabilities_of(actor)}};
}

Response private_response(const json& value, int status = 200) {
    auto response = json_response(value, status);
    response.cache_control = "no-store";
    return response;
}

Response signed_out(const Doorkeeper& doorkeeper) {
    auto response = no_content();
    response.cache_control = "no-store";
    return response.with("Set-Cookie", no_session_cookie(doorkeeper.settings().is_https()));
}

/// The name and the address that try: both are limited, and a name is a key of one size.
struct Attempt {
    Attempt(const Request& request, const Doorkeeper& doorkeeper, const std::string& name)
        : user(geo::audit::to_hex(geo::audit::sha256(geo::text::nfc(name)))),
          address(doorkeeper.address_of(request)) {}
    std::string user;
    std::string address;
};

/// \returns how long to wait; zero when the attempt may go on, which then counts as a failure.
std::chrono::seconds begin(Doorkeeper& doorkeeper, const Attempt& attempt) {
    const auto wait = doorkeeper.failures_by_address().begin(attempt.address);
    return wait.count() > 0 ? wait : doorkeeper.failures_by_user().begin(attempt.user);
}

void forgive(Doorkeeper& doorkeeper, const Attempt& attempt, bool is_success) {
    doorkeeper.failures_by_user().forgive(attempt.user, is_success);
    // One good password must not buy a guesser new tries at the others.
    doorkeeper.failures_by_address().forgive(attempt.address, false);
}

/// Runs what needs the password mill, within the limits. Too busy is nobody's failure.
template <typename Work>
Response within_limits(const Request& request, Doorkeeper& doorkeeper, const Attempt& attempt,
                       Work work) {
    if (const auto wait = begin(doorkeeper, attempt); wait.count() > 0)
        return Doorkeeper::too_many(request, wait);
    try {
        return work();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::unavailable) throw;
        forgive(doorkeeper, attempt, false);
        return problem_response(request, error).with("Retry-After", "1");
    }
}

void require_own_page(const Request& request, const Doorkeeper& doorkeeper) {
    if (is_from_other_page(request, doorkeeper.settings().public_url))
        throw Error(ErrorKind::forbidden, "只能从本站页面登录。",
                    "Logging in is for pages of this site.");
}

std::string required_member(const json& body, const char* name) {
    auto text = text_member(body, name);
    if (text.empty())
        throw Error(ErrorKind::invalid_input, fmt::format("须给出 {}。", name),
                    fmt::format("{} is required.", name))
            .at(fmt::format("/{}", name));
    return text;
}

Response log_in(const Request& request, const Application& application) {
    Doorkeeper& doorkeeper = application.doorkeeper;
    require_own_page(request, doorkeeper);
    const auto body = json_body(request);
    const auto name = required_member(body, "name");
    const auto password = required_member(body, "password");
    const Attempt attempt{request, doorkeeper, name};
    return within_limits(request, doorkeeper, attempt, [&] {
        const auto logged_in =
            geo::registry::log_in(application.registry, name, password, doorkeeper.passwords());
        if (!logged_in)
            throw Error(ErrorKind::unauthenticated, "用户名或口令不对，或用户已停用。",
                        "The name or the password is wrong, or the user is disabled.");
        forgive(doorkeeper, attempt, true);
        const auto& user = logged_in->user;
        auto response = private_response(actor_to_json({user.name, user.role, user.area}), 201);
        return response.with("Location", "/sessions/current")
            .with("Set-Cookie",
                  session_cookie(logged_in->secret, doorkeeper.settings().is_https()));
    });
}

Response show(const Request& request, const Application& application) {
    return private_response(actor_to_json(application.doorkeeper.actor_of(request)));
}

Response log_out(const Request& request, const Application& application) {
    if (const auto session = credentials_of(request).session)
        geo::registry::log_out(application.registry, *session);
    return signed_out(application.doorkeeper);
}

Response change_password(const Request& request, const Application& application) {
    Doorkeeper& doorkeeper = application.doorkeeper;
    const Actor actor = doorkeeper.actor_of(request);
    if (actor.is_anonymous())
        throw Error(ErrorKind::unauthenticated, "请先登录。", "Log in first.");
    const auto body = json_body(request);
    const auto old_password = required_member(body, "old_password");
    const auto new_password = required_member(body, "new_password");
    const Attempt attempt{request, doorkeeper, actor.name()};
    return within_limits(request, doorkeeper, attempt, [&] {
        geo::registry::change_own_password(application.registry, actor,
                                           {old_password, new_password}, doorkeeper.passwords());
        forgive(doorkeeper, attempt, true);
        return signed_out(doorkeeper);
    });
}

}  // namespace

void add_session_routes(Router& router, const Application& application) {
    const auto permission = needs(geo::lifecycle::Capability::log_in);
    router.add({.method = Method::post,
                .path = "/sessions",
                .handler = [application](const Request& r) { return log_in(r, application); },
                .most_body_bytes = most_body_bytes,
                .summary = {"登录", "Log in"},
                .permission = permission});
    router.add({.path = "/sessions/current",
                .handler = [application](const Request& r) { return show(r, application); },
                .summary = {"当前用户", "Who am I"},
                .permission = permission});
    router.add({.method = Method::remove,
                .path = "/sessions/current",
                .handler = [application](const Request& r) { return log_out(r, application); },
                .summary = {"退出", "Log out"},
                .permission = permission});
    router.add(
        {.method = Method::post,
         .path = "/sessions/current/password",
         .handler = [application](const Request& r) { return change_password(r, application); },
         .most_body_bytes = most_body_bytes,
         .summary = {"修改自己的口令", "Change one's own password"},
         .permission = permission});
}

}  // namespace api::http

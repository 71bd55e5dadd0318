// SPDX-License-Identifier: Apache-2.0
#include "api/http/auth_credentials.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "api/http/transport/text.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/people.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;

constexpr std::string_view cookie_name = "luming_session";

void require_once(const Request& request, const char* name) {
    if (request.header_count(name) > 1)
        throw Error(ErrorKind::invalid_input, fmt::format("请求头 {} 出现了不止一次。", name),
                    fmt::format("The header field {} is given more than once.", name))
            .at(name);
}

std::string_view bearer_token(std::string_view field) {
    const auto scheme = take_part(field, ' ');
    if (!equals_ignoring_case(scheme, "Bearer"))
        throw Error(ErrorKind::unauthenticated, "Authorization 只接受 Bearer 令牌。",
                    "Authorization takes a Bearer token only.");
    return trimmed(field);
}

std::optional<std::string_view> session_in(std::string_view cookies) {
    std::optional<std::string_view> session;
    while (!cookies.empty()) {
        auto cookie = take_until(cookies, ';');
        if (take_until(cookie, '=') != cookie_name) continue;
        if (session)
            throw Error(ErrorKind::invalid_input, "Cookie luming_session 出现了不止一次。",
                        "The cookie luming_session is given more than once.")
                .at("Cookie");
        session = trimmed(cookie);
    }
    return session;
}

std::string cookie(std::string_view value, std::int64_t seconds, bool is_https) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}", cookie_name, value,
                       seconds, is_https ? "; Secure" : "");
}

/// Whether the origin "scheme://host:port" is this server as the client addressed it. Default
/// ports are left away by browsers in both fields alike.
bool is_own_origin(const Request& request, std::string_view origin, std::string_view public_url) {
    if (!public_url.empty() && equals_ignoring_case(origin, public_url)) return true;
    const auto colon = origin.find("://");
    if (colon == std::string_view::npos) return false;
    const auto scheme = origin.substr(0, colon);
    const bool is_web =
        equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https");
    const auto host = request.header("Host").value_or("");
    return is_web && !host.empty() && equals_ignoring_case(origin.substr(colon + 3), host);
}

/// The text of an address in its one form; nullopt when it is none.
std::optional<std::string> normal_address(std::string_view text) {
    const std::string address{text};
    in_addr four{};
    if (inet_pton(AF_INET, address.c_str(), &four) == 1) return address;
    in6_addr six{};
    if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return std::nullopt;
    std::array<char, INET6_ADDRSTRLEN> normal{};
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
        inet_ntop(AF_INET, &six.s6_addr[12], normal.data(), normal.size());
        return normal.data();
    }
    std::fill(std::begin(six.s6_addr) + 8, std::end(six.s6_addr), std::uint8_t{0});
    inet_ntop(AF_INET6, &six, normal.data(), normal.size());
    return normal.data();
}

bool is_trusted(std::string_view address, const std::vector<std::string>& proxies) {
    return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
}

}  // namespace

Credentials credentials_of(const Request& request) {
    require_once(request, "Authorization");
    require_once(request, "Cookie");
    Credentials credentials;
    if (const auto field = request.header("Authorization"))
        credentials.token = bearer_token(*field);
    if (const auto cookies = request.header("Cookie")) credentials.session = session_in(*cookies);
    return credentials;
}

std::string session_cookie(std::string_view secret, bool is_https) {
    return cookie(secret, std::chrono::seconds{geo::registry::session_limit}.count(), is_https);
}

std::string no_session_cookie(bool is_https) { return cookie("", 0, is_https); }

bool is_from_other_page(const Request& request, std::string_view public_url) {
    for (const auto* name : {"Origin", "Sec-Fetch-Site"}) require_once(request, name);
    const auto site = request.header("Sec-Fetch-Site");
    if (site && *site != "same-origin" && *site != "none") return true;
    const auto origin = request.header("Origin");
    return origin && !is_own_origin(request, *origin, public_url);
}

bool is_from_own_page(const Request& request, std::string_view public_url) {
    const bool is_vouched_for = request.header("Sec-Fetch-Site").value_or("") == "same-origin" ||
                                request.header("Origin").has_value();
    return is_vouched_for && !is_from_other_page(request, public_url);
}

std::string client_address(const Request& request,
                           const std::vector<std::string>& trusted_proxies) {
    std::string_view address = request.peer();
    auto forwarded = request.header_count("X-Forwarded-For") == 1
                         ? request.header("X-Forwarded-For").value_or("")
                         : std::string_view{};
    while (is_trusted(address, trusted_proxies) && !forwarded.empty()) {
        const auto comma = forwarded.rfind(',');
        const bool is_last = comma == std::string_view::npos;
        const auto before = trimmed(forwarded.substr(is_last ? 0 : comma + 1));
        if (!normal_address(before)) break;  // no address: whoever wrote it is not to be believed
        address = before;
        forwarded = is_last ? std::string_view{} : forwarded.substr(0, comma);
    }
    return normal_address(address).value_or("");
}

}  // namespace api::http

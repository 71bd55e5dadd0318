// SPDX-License-Identifier: Apache-2.0
// What a request brings to say whom it comes from, and from where.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/transport/request.hpp"

namespace api::http {

/// Views into the request. A token goes before a session: whoever sends one means it.
struct Credentials {
    std::optional<std::string_view> token;    ///< Authorization: Bearer …
    std::optional<std::string_view> session;  ///< the cookie luming_session
};

/// \throws geo::Error(invalid_input) when a field or the cookie comes twice: two servers would not
/// agree on who is meant. geo::Error(unauthenticated) for another scheme than Bearer.
Credentials credentials_of(const Request& request);

/// The cookie that stands for a session (RFC 6265): sent by pages of this site only, unseen by
/// scripts. \param is_https  then it is never sent in clear
std::string session_cookie(std::string_view secret, bool is_https);
/// Makes the browser forget it.
std::string no_session_cookie(bool is_https);

/// Whether a browser vouches that a page of this very server sends the request: by Sec-Fetch-Site
/// or by an Origin that is the host addressed, or the public address.
/// \param public_url  "https://luming.example.org", empty when there is none
bool is_from_own_page(const Request& request, std::string_view public_url);
/// Whether a browser says that some other page does.
bool is_from_other_page(const Request& request, std::string_view public_url);

/// The address of the client. X-Forwarded-For counts only as far as trusted proxies vouch for it:
/// read from its end, the first address that is not one of them. An IPv6 address is cut to its
/// network of 64 bits, which one person has alone.
std::string client_address(const Request& request, const std::vector<std::string>& trusted_proxies);

}  // namespace api::http

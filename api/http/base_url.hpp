// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/http/transport/request.hpp"

namespace api::http {

/// "http://example.org:8080" as the client addressed this server; https when a proxy in front says
/// so in X-Forwarded-Proto. For documents whose links have to be absolute.
inline std::string base_url(const Request& request) {
    const bool is_secure = request.header("X-Forwarded-Proto").value_or("") == "https";
    std::string url = is_secure ? "https://" : "http://";
    const auto host = request.header("Host").value_or("");
    return url.append(host.empty() ? "127.0.0.1" : host);
}

}  // namespace api::http

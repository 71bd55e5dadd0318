// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/loopback.hpp"

#include <arpa/inet.h>

#include <string>

namespace api::http {

bool is_loopback(std::string_view host) noexcept {
    if (host == "localhost" || host == "::1" || host == "[::1]") return true;
    constexpr std::size_t longest_address = 15;
    if (host.size() > longest_address) return false;
    in_addr address{};
    return inet_pton(AF_INET, std::string{host}.c_str(), &address) == 1 &&
           (ntohl(address.s_addr) >> 24U) == 127U;
}

bool names_loopback(std::string_view host_field) noexcept {
    const std::size_t colon = host_field.rfind(':');
    const bool has_port = colon != std::string_view::npos && host_field.back() != ']';
    return is_loopback(has_port ? host_field.substr(0, colon) : host_field);
}

}  // namespace api::http

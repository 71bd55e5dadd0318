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

}  // namespace api::http

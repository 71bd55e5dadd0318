// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace api::http {

/// Whether the name or address means this machine alone: localhost, 127.x.y.z, ::1.
bool is_loopback(std::string_view host) noexcept;

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace api::http {

/// Whether the name or address means this machine alone: localhost, 127.x.y.z, ::1.
bool is_loopback(std::string_view host) noexcept;

/// The same for a Host field, "localhost:8080". A page of another site that has rebound its own
/// name to 127.0.0.1 still sends that name, and is told apart by it.
bool names_loopback(std::string_view host_field) noexcept;

}  // namespace api::http

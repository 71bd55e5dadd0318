// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace api::http {

/// The open eventfds of this process, ascending.
std::vector<int> open_eventfds();

/// Pistache closes its listening socket only together with everything else, and keeps its number
/// to itself. Putting an unconnected socket in its place closes it early: the kernel refuses new
/// clients at once, and Pistache later closes the stand-in.
void stop_listening(std::uint16_t port);

/// The address at the other end of a socket, "192.0.2.7" or "2001:db8::1"; empty when there is
/// none.
std::string peer_address(int socket);

/// How many descriptors this process may open.
std::int64_t descriptor_limit();

}  // namespace api::http

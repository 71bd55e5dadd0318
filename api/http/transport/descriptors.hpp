// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace api::http {

/// The open eventfds of this process, ascending.
std::vector<int> open_eventfds();

/// Pistache closes its listening socket only together with everything else, and keeps its number
/// to itself. Putting an unconnected socket in its place closes it early: the kernel refuses new
/// clients at once, and Pistache later closes the stand-in.
void stop_listening(std::uint16_t port);

/// How many descriptors this process may open.
std::int64_t descriptor_limit();

}  // namespace api::http

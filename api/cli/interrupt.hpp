// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace api::cli {

/// From now on Ctrl-C and SIGTERM are only noted, so that long work can stop between two rows and
/// leave nothing half done.
void listen_for_interrupt();
bool is_interrupted() noexcept;

}  // namespace api::cli

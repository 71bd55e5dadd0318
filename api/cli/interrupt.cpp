// SPDX-License-Identifier: Apache-2.0
#include "api/cli/interrupt.hpp"

#include <csignal>

namespace api::cli {
namespace {

volatile std::sig_atomic_t noted = 0;

}  // namespace

void listen_for_interrupt() {
    struct sigaction action {};
    action.sa_handler = [](int) { noted = 1; };
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() noexcept { return noted != 0; }

}  // namespace api::cli

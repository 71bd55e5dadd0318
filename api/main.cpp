// SPDX-License-Identifier: Apache-2.0
#include <csignal>

#include "api/cli/session.hpp"

int main(int argc, char** argv) {
    // Beyond a limit on the size of files a write fails, as on a full disk, and is told of.
    std::signal(SIGXFSZ, SIG_IGN);
    return api::cli::run(argc, argv);
}

// SPDX-License-Identifier: Apache-2.0
#include "api/cli/session.hpp"

int main(int argc, char** argv) { return api::cli::run(argc, argv); }

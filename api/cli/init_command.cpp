// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/session.hpp"

namespace api::cli {

void add_init_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("init", session.say("新建空的登记库", "make a new, empty registry"));
    command->footer(session.say("例：", "Example:") + " luming --db county.sqlite init");
    command->callback([&session] {
        geo::storage::Database::create(session.database);
        fmt::print(stderr, "{} {}\n", session.say("已新建登记库", "made the registry"),
                   session.database);
    });
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/profile_file.hpp"
#include "geo/registry/rule_profile.hpp"

namespace api::cli {
namespace {

void init(const std::string& profile, const Session& session) {
    // A profile that is none must not leave a registry behind.
    const auto text = profile.empty() ? std::string{} : read_sound_profile(profile);
    geo::storage::Database::create(session.database);
    if (!profile.empty())
        set_profile(*session.open_registry(), geo::registry::Actor{session.actor}, text, profile);
    fmt::print(stderr, "{} {}\n", session.say("已新建登记库", "made the registry"),
               session.database);
}

}  // namespace

void add_init_command(CLI::App& app, Session& session) {
    auto profile = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("init", session.say("新建空的登记库", "make a new, empty registry"));
    command->add_option(
        "--profile", *profile,
        session.say("本地区的规则配置（TOML；默认用自带的）",
                    "the rule profile of the area (TOML; default: the shipped one)"));
    command->footer(session.say("例：", "Examples:") + "\n  luming --db county.sqlite init" +
                    "\n  luming --db county.sqlite init --profile county.toml");
    command->callback([profile, &session] { init(*profile, session); });
}

}  // namespace api::cli

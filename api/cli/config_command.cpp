// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "api/cli/profile_file.hpp"
#include "geo/registry/rule_profile.hpp"

namespace api::cli {
namespace {

/// Opening a registry reads its profile, and so checks it.
void check_config(const std::string& profile, const Session& session) {
    const bool has_registry = std::filesystem::exists(session.database);
    if (!profile.empty())
        read_sound_profile(profile);
    else if (has_registry)
        session.open_registry();
    const std::string checked = !profile.empty() ? profile
                                : has_registry   ? session.database
                                               : session.say("自带配置", "the shipped profile");
    fmt::print("{} {}\n", session.say("规则配置无误：", "the rule profile is sound:"), checked);
}

/// What is already open by then keeps its findings; a running server follows within a second.
void set_config(const std::string& profile, const Session& session) {
    const auto text = read_sound_profile(profile);
    set_profile(*session.open_registry(), geo::registry::Actor{session.actor}, text, profile);
    fmt::print(stderr, "{} {}\n",
               session.say("登记库改用规则配置：", "the registry's rules are now:"), profile);
}

void add_set(CLI::App& parent, Session& session) {
    auto profile = std::make_shared<std::string>();
    CLI::App* command = parent.add_subcommand(
        "set", session.say("更换登记库的规则配置，运行中的服务随即改用",
                           "give the registry another rule profile; a running server takes it up"));
    command->add_option("--profile", *profile, session.say("规则配置（TOML）", "profile (TOML)"))
        ->required();
    command->footer(session.say("例：", "Example:") +
                    " luming --db county.sqlite config set --profile county.toml");
    command->callback([profile, &session] { set_config(*profile, session); });
}

}  // namespace

void add_config_command(CLI::App& app, Session& session) {
    auto profile = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("config", session.say("配置", "configuration"));
    command->require_subcommand(1);
    CLI::App* check = command->add_subcommand(
        "check", session.say("检查规则配置；有误时指出行与键",
                             "check the rule profile; says the line and key that are wrong"));
    check->add_option("--profile", *profile,
                      session.say("规则配置（TOML；默认：登记库自己的）",
                                  "profile (TOML; default: the registry's own)"));
    check->footer(session.say("例：", "Example:") + " luming config check --profile county.toml");
    check->callback([profile, &session] { check_config(*profile, session); });
    add_set(*command, session);
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "api/cli/profile_file.hpp"

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
}

}  // namespace api::cli

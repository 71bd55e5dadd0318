// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>
#include <string_view>

#include "api/cli/examples.hpp"
#include "api/cli/session.hpp"
#include "api/error_table.hpp"
#include "geo/base/error.hpp"

namespace api::cli {
namespace {

/// The language is needed before the options are described, so it is looked for first.
geo::Language find_language(int argc, const char* const* argv) {
    const char* from_environment = std::getenv("LUMING_LANG");
    std::string_view word = from_environment != nullptr ? from_environment : "zh";
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--lang" && i + 1 < argc) word = argv[i + 1];
        if (argument.starts_with("--lang=")) word = argument.substr(7);
    }
    return word.starts_with("en") ? geo::Language::en : geo::Language::zh;
}

std::string default_actor() {
    const char* user = std::getenv("USER");
    return user != nullptr && *user != '\0' ? user : "cli";
}

/// CLI11 speaks English; the default language here is Chinese.
void speak_chinese(CLI::App& app) {
    const auto formatter = app.get_formatter();
    for (const auto& [word, label] : std::map<std::string, std::string>{{"Usage", "用法"},
                                                                        {"OPTIONS", "选项"},
                                                                        {"SUBCOMMAND", "子命令"},
                                                                        {"SUBCOMMANDS", "子命令"},
                                                                        {"POSITIONALS", "参数"},
                                                                        {"Positionals", "参数"},
                                                                        {"REQUIRED", "必填"},
                                                                        {"Env", "环境变量"}})
        formatter->label(word, label);
    app.option_defaults()->group("选项");
    app.set_help_flag("-h,--help", "显示帮助");
    app.group("子命令");
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return fmt::format("luming: 命令行有误（{}）。用 --help 查看用法。\n", error.what());
    });
}

/// A subcommand inherits its help flag, but not the group it is listed in.
void group_help_flags(CLI::App& app) {
    app.get_help_ptr()->group("选项");
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
        group_help_flags(*command);
}

void add_options(CLI::App& app, Session& session) {
    session.actor = default_actor();
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--db", session.database, session.say("登记库文件", "registry file"))
        ->envname("LUMING_DB")
        ->capture_default_str();
    app.add_option("--actor", session.actor,
                   session.say("操作人，写入历史", "who acts; written into the history"))
        ->envname("LUMING_ACTOR")
        ->capture_default_str();
    static std::string language;  // read already; declared so that CLI11 accepts it
    app.add_option("--lang", language, session.say("语言：zh 或 en", "language: zh or en"))
        ->envname("LUMING_LANG")
        ->check(CLI::IsMember({"zh", "en"}));
    app.add_flag("--json", session.as_json, session.say("以 JSON 输出", "answer as JSON"));
    app.set_config("--config", "", session.say("TOML 配置文件", "configuration file (TOML)"))
        ->envname("LUMING_CONFIG");
    app.set_version_flag("--version", "luming 0.1.0", session.say("版本", "version"));
}

void add_commands(CLI::App& app, Session& session) {
    add_init_command(app, session);
    add_import_command(app, session);
    add_check_command(app, session);
    add_suggest_command(app, session);
    add_pinyin_command(app, session);
    add_rules_command(app, session);
    add_config_command(app, session);
    add_proposal_command(app, session);
    add_geocode_command(app, session);
    add_reverse_command(app, session);
    add_export_command(app, session);
    add_address_command(app, session);
    add_road_command(app, session);
    add_number_command(app, session);
    add_changes_command(app, session);
    add_stats_command(app, session);
    add_document_command(app, session);
    add_sign_command(app, session);
    add_audit_command(app, session);
    add_user_command(app, session);
    add_serve_command(app, session);
    add_tick_command(app, session);
}

int report(const Session& session, const geo::Error& error) {
    fmt::print(stderr, "luming: {}\n", session.text(error.text()));
    return meaning_of(error.kind()).exit_code;
}

}  // namespace

int run(int argc, const char* const* argv) {
    Session session;
    session.language = find_language(argc, argv);
    CLI::App app{session.say("路名：地名命名与道路登记", "Luming: place naming and road registry"),
                 "luming"};
    try {
        if (session.language == geo::Language::zh) speak_chinese(app);
        add_options(app, session);
        add_commands(app, session);
        add_examples(app, session);
        if (session.language == geo::Language::zh) group_help_flags(app);
        app.parse(argc, argv);
        if (std::fflush(stdout) != 0) return exit_io;
        return session.exit_code;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_ok : exit_usage;
    } catch (const geo::Error& error) {
        return report(session, error);
    } catch (const std::exception& error) {
        fmt::print(stderr, "luming: {}\n", error.what());
        return exit_io;
    }
}

}  // namespace api::cli

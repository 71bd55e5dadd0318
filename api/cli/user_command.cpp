// SPDX-License-Identifier: Apache-2.0
// People and their tokens. Whoever holds the file may do this; the first administrator comes from
// here and from nowhere else.
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/people.hpp"

namespace api::cli {
namespace {

using geo::lifecycle::Role;
using geo::lifecycle::Token;
using geo::lifecycle::User;
using geo::registry::Actor;
using nlohmann::ordered_json;

ordered_json to_json(const User& user) {
    return {{"name", user.name},
            {"role", to_string(user.role)},
            {"area", user.area},
            {"disabled", user.is_disabled},
            {"has_password", user.has_password},
            {"created_at", geo::to_rfc3339(user.created_at)}};
}

void show(const User& user, const Session& session) {
    if (session.as_json) {
        fmt::print("{}\n", to_json(user).dump());
        return;
    }
    fmt::print(
        "{}\t{}\t{}\t{}\n", user.name, to_string(user.role), user.area.empty() ? "*" : user.area,
        user.is_disabled ? session.say("已停用", "disabled") : session.say("启用", "active"));
}

ordered_json to_json(const Token& token) {
    const auto time = [](const std::optional<geo::Instant>& instant) {
        return instant ? ordered_json(geo::to_rfc3339(*instant)) : ordered_json{};
    };
    return {{"id", token.id.value()},
            {"created_at", geo::to_rfc3339(token.created_at)},
            {"expires_at", time(token.expires_at)},
            {"revoked_at", time(token.revoked_at)},
            {"last_used_on", token.last_used_on}};
}

void show(const Token& token, const Session& session) {
    if (session.as_json) {
        fmt::print("{}\n", to_json(token).dump());
        return;
    }
    fmt::print("{}\t{}\t{}\t{}\n", token.id.value(), geo::to_registry_date(token.created_at),
               token.expires_at ? geo::to_registry_date(*token.expires_at) : "-",
               token.revoked_at             ? session.say("已吊销", "revoked")
               : token.last_used_on.empty() ? session.say("未用过", "never used")
                                            : token.last_used_on);
}

/// A password is never an argument: other users of the machine see arguments.
std::string password_from_stdin(const Session& session) {
    if (::isatty(STDIN_FILENO) == 1)
        fmt::print(stderr, "{} ", session.say("口令（会显示）：", "password (will be seen):"));
    std::string password;
    std::getline(std::cin, password);
    if (password.ends_with('\r')) password.pop_back();
    return password;
}

struct AddArguments {
    geo::registry::NewUser user;
    std::string role;
    bool has_password = false;
};

void add(AddArguments arguments, const Session& session) {
    arguments.user.role =
        geo::lifecycle::role_from_string(arguments.role).value_or(Role::anonymous);
    if (arguments.has_password) arguments.user.password = password_from_stdin(session);
    const auto registry = session.open_registry();
    geo::registry::Passwords passwords;
    show(add_user(*registry, Actor{session.actor}, arguments.user, passwords), session);
}

void add_add(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<AddArguments>();
    CLI::App* command = parent.add_subcommand("add", session.say("新增用户", "add a user"));
    command->add_option("name", arguments->user.name, session.say("姓名", "name"))->required();
    command
        ->add_option("--role", arguments->role,
                     session.say("角色：surveyor、town、county、postal、gis、admin",
                                 "role: surveyor, town, county, postal, gis, admin"))
        ->check(CLI::IsMember({"surveyor", "town", "county", "postal", "gis", "admin"}))
        ->required();
    command->add_option("--area", arguments->user.area,
                        session.say("负责的区划代码（默认：全部）",
                                    "code of the division worked in (default: everywhere)"));
    command->add_flag("--password-stdin", arguments->has_password,
                      session.say("从标准输入读一行作为口令", "read a password line from stdin"));
    command->callback([arguments, &session] { add(*arguments, session); });
}

void add_list(CLI::App& parent, Session& session) {
    CLI::App* command = parent.add_subcommand("list", session.say("列出用户", "list the users"));
    command->callback([&session] {
        const auto registry = session.open_registry();
        for (const User& user : list_users(*registry)) show(user, session);
    });
}

void add_switch(CLI::App& parent, Session& session, const char* word, bool is_disabled,
                const std::string& summary) {
    auto name = std::make_shared<std::string>();
    CLI::App* command = parent.add_subcommand(word, summary);
    command->add_option("name", *name, session.say("姓名", "name"))->required();
    command->callback([name, is_disabled, &session] {
        set_disabled(*session.open_registry(), Actor{session.actor}, *name, is_disabled);
    });
}

void add_password(CLI::App& parent, Session& session) {
    auto name = std::make_shared<std::string>();
    CLI::App* command = parent.add_subcommand(
        "password", session.say("设置口令（从标准输入读一行）", "set a password, read from stdin"));
    command->add_option("name", *name, session.say("姓名", "name"))->required();
    command->callback([name, &session] {
        const auto registry = session.open_registry();
        geo::registry::Passwords passwords;
        set_password(*registry, Actor{session.actor}, *name, password_from_stdin(session),
                     passwords);
    });
}

struct TokenArguments {
    std::string name;
    std::optional<int> days;
    bool lists = false;
    std::optional<std::int64_t> revoked;
};

void token(const TokenArguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    if (arguments.lists) {
        for (const Token& token : tokens_of(*registry, arguments.name)) show(token, session);
        return;
    }
    if (arguments.revoked) {
        const auto tokens = tokens_of(*registry, arguments.name);
        const geo::lifecycle::TokenId id{*arguments.revoked};
        const bool is_theirs =
            std::any_of(tokens.begin(), tokens.end(), [&](const auto& t) { return t.id == id; });
        if (!is_theirs)
            throw geo::Error(geo::ErrorKind::not_found,
                             fmt::format("{}没有编号为 {} 的令牌。", arguments.name, id.value()),
                             fmt::format("{} has no token {}.", arguments.name, id.value()));
        revoke_token(*registry, Actor{session.actor}, id);
        return;
    }
    const auto issued =
        issue_token(*registry, Actor{session.actor}, arguments.name, arguments.days);
    if (session.as_json) {
        auto json = to_json(issued.token);
        json["token"] = issued.text;
        fmt::print("{}\n", json.dump());
        return;
    }
    fmt::print("{}\n", issued.text);
    fmt::print(stderr, "{}\n",
               session.say("请妥善保存：令牌只显示这一次。", "Keep it: a token is told once."));
}

void add_token(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<TokenArguments>();
    CLI::App* command = parent.add_subcommand(
        "token", session.say("发给程序用的令牌；也可列出、吊销",
                             "issue a token for a program; list or revoke them"));
    command->add_option("name", arguments->name, session.say("姓名", "name"))->required();
    auto* days = command->add_option(
        "--days", arguments->days,
        session.say("有效天数（默认：不限）", "days it holds (default: until revoked)"));
    auto* list = command->add_flag("--list", arguments->lists, session.say("列出", "list them"));
    auto* revoke = command->add_option("--revoke", arguments->revoked,
                                       session.say("吊销该编号", "revoke this number"));
    days->excludes(list)->excludes(revoke);
    list->excludes(revoke);
    command->callback([arguments, &session] { token(*arguments, session); });
}

}  // namespace

void add_user_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "user", session.say("用户、口令与令牌", "people, their passwords and tokens"));
    command->require_subcommand(1);
    command->fallthrough();
    add_add(*command, session);
    add_list(*command, session);
    add_switch(*command, session, "disable", true,
               session.say("停用用户：登录与令牌随即失效", "disable: log-ins and tokens end"));
    add_switch(*command, session, "enable", false, session.say("重新启用", "enable again"));
    add_password(*command, session);
    add_token(*command, session);
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming user add 李明 --role admin --password-stdin"
                    "\n  luming user add 王芳 --role surveyor --area 370502104"
                    "\n  luming user token 王芳 --days 90");
}

}  // namespace api::cli

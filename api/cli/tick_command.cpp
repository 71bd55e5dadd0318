// SPDX-License-Identifier: Apache-2.0
// What time alone brings about, for a registry without a running server.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "geo/registry/tick.hpp"

namespace api::cli {
namespace {

void print_json(const geo::registry::TickResult& done) {
    const nlohmann::ordered_json json{
        {"closed_notices", done.closed_notices},
        {"ended_sessions", done.ended_sessions},
        {"dropped_receipts", done.dropped_receipts},
        {"checkpoint",
         done.checkpoint ? nlohmann::ordered_json(*done.checkpoint) : nlohmann::ordered_json()}};
    fmt::print("{}\n", json.dump());
}

void print(const geo::registry::TickResult& done, const Session& session) {
    fmt::print("{}\t{}\n", session.say("期满的公示", "notices closed"), done.closed_notices);
    fmt::print("{}\t{}\n", session.say("过期的登录", "log-ins ended"), done.ended_sessions);
    fmt::print("{}\t{}\n", session.say("清除的请求回执", "receipts dropped"),
               done.dropped_receipts);
    fmt::print("{}\t{}\n", session.say("当日检查点", "checkpoint of the day"),
               done.checkpoint ? std::to_string(*done.checkpoint)
                               : session.say("无须新建", "none was due"));
}

}  // namespace

void add_tick_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "tick", session.say("办理到时的事项：公示期满、登录过期、当日检查点（服务运行时自动办理）",
                            "do what time brings about: notices over, log-ins over, the day's "
                            "checkpoint (a running server does it by itself)"));
    command->footer(session.say("可由定时任务每日运行，重复运行无害。例：",
                                "For a daily job; doing it twice does no harm. Example:") +
                    " luming --db county.sqlite tick");
    command->callback([&session] {
        const auto registry = session.open_registry();
        const auto done = geo::registry::tick(*registry);
        if (session.as_json)
            print_json(done);
        else
            print(done, session);
    });
}

}  // namespace api::cli

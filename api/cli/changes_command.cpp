// SPDX-License-Identifier: Apache-2.0
// The change feed as lines of JSON.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <limits>
#include <thread>

#include "api/cli/interrupt.hpp"
#include "api/cli/session.hpp"
#include "geo/registry/change_feed.hpp"

namespace api::cli {
namespace {

constexpr std::chrono::seconds pause_between_looks{1};

void write(const geo::registry::ChangePage& page) {
    for (const auto& change : page.items) fmt::print("{}\n", to_json(change));
}

void print_changes(std::int64_t since, bool follows, Session& session) {
    listen_for_interrupt();
    const auto registry = session.open_registry();
    const auto reader = registry->database().read();
    while (!is_interrupted()) {
        const auto page = geo::registry::changes_after(*reader, since, geo::registry::most_changes);
        write(page);
        since = page.next;
        if (page.next < page.latest) continue;
        if (!follows) return;
        std::fflush(stdout);
        std::this_thread::sleep_for(pause_between_looks);
    }
    session.exit_code = exit_interrupted;
}

}  // namespace

void add_changes_command(CLI::App& app, Session& session) {
    auto since = std::make_shared<std::int64_t>(0);
    auto follows = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand(
        "changes", session.say("变更流，一行一条 JSON", "the change feed, a line of JSON each"));
    command->add_option("--since", *since, session.say("上次的最后序号", "last number taken in"))
        ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()))
        ->capture_default_str();
    command->add_flag("--follow", *follows, session.say("等待新的变更", "wait for more"));
    command->footer(session.say("例：", "Example:") + " luming changes --since 45000 --follow");
    command->callback([since, follows, &session] { print_changes(*since, *follows, session); });
}

}  // namespace api::cli

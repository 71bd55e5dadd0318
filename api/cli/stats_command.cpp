// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "geo/publishing/snapshot_loader.hpp"
#include "geo/publishing/statistics.hpp"

namespace api::cli {
namespace {

void show(const Session& session) {
    const auto registry = session.open_registry();
    const auto snapshot = geo::publishing::load_snapshot(registry->database());
    const auto counts = count(*snapshot);
    if (session.as_json) {
        fmt::print("{}\n", nlohmann::ordered_json{{"villages", counts.villages},
                                                  {"roads", counts.roads},
                                                  {"named", counts.named},
                                                  {"proposed", counts.proposed},
                                                  {"unnamed", counts.unnamed()},
                                                  {"unassigned", counts.unassigned},
                                                  {"addresses", counts.addresses},
                                                  {"modelled", snapshot->modelled()},
                                                  {"sequence", snapshot->sequence()}}
                               .dump());
        return;
    }
    const auto line = [&](const char* zh, const char* en, std::size_t number) {
        fmt::print("{}\t{}\n", session.say(zh, en), number);
    };
    line("村", "villages", counts.villages);
    line("道路", "roads", counts.roads);
    line("已命名", "named", counts.named);
    line("申请中", "proposed", counts.proposed);
    line("未命名", "unnamed", counts.unnamed());
    line("未归属", "unassigned", counts.unassigned);
    line("门牌", "addresses", counts.addresses);
    if (snapshot->modelled())
        fmt::print("{}\n", session.say("含示范数据（模拟几何）", "contains modelled geometry"));
}

}  // namespace

void add_stats_command(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("stats", session.say("统计", "counts of what the registry holds"));
    command->callback([&session] { show(session); });
}

}  // namespace api::cli

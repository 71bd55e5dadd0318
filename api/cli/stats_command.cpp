// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "geo/publishing/snapshot_loader.hpp"

namespace api::cli {
namespace {

struct Counts {
    std::size_t named = 0, proposed = 0, unnamed = 0, unassigned = 0;
};

Counts count(const geo::publishing::Snapshot& snapshot) {
    Counts counts;
    for (const auto& shard : snapshot.shards()) {
        if (!shard->village) counts.unassigned += shard->roads.size();
        for (const auto& road : shard->roads) switch (road.state) {
                case geo::publishing::RoadState::named:
                    ++counts.named;
                    break;
                case geo::publishing::RoadState::proposed:
                    ++counts.proposed;
                    break;
                case geo::publishing::RoadState::unnamed:
                    ++counts.unnamed;
                    break;
            }
    }
    return counts;
}

void show(const Session& session) {
    const auto registry = session.open_registry();
    const auto snapshot = geo::publishing::load_snapshot(registry->database());
    const Counts counts = count(*snapshot);
    if (session.as_json) {
        fmt::print("{}\n", nlohmann::ordered_json{{"villages", snapshot->village_count()},
                                                  {"roads", snapshot->road_count()},
                                                  {"named", counts.named},
                                                  {"proposed", counts.proposed},
                                                  {"unnamed", counts.unnamed},
                                                  {"unassigned", counts.unassigned},
                                                  {"addresses", snapshot->door_count()},
                                                  {"modelled", snapshot->modelled()},
                                                  {"sequence", snapshot->sequence()}}
                               .dump());
        return;
    }
    const auto line = [&](const char* zh, const char* en, std::size_t number) {
        fmt::print("{}\t{}\n", session.say(zh, en), number);
    };
    line("村", "villages", snapshot->village_count());
    line("道路", "roads", snapshot->road_count());
    line("已命名", "named", counts.named);
    line("申请中", "proposed", counts.proposed);
    line("未命名", "unnamed", counts.unnamed);
    line("未归属", "unassigned", counts.unassigned);
    line("门牌", "addresses", snapshot->door_count());
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

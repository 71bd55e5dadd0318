// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "api/http/progress_json.hpp"
#include "geo/publishing/snapshot_loader.hpp"
#include "geo/publishing/statistics.hpp"

namespace api::cli {
namespace {

using geo::publishing::ProgressTable;

struct StatsArguments {
    std::string by;
    bool as_csv = false;
};

void show_counts(const geo::publishing::Snapshot& snapshot, const std::string& profile,
                 const Session& session) {
    const auto counts = count(snapshot);
    if (session.as_json) {
        fmt::print("{}\n", nlohmann::ordered_json{{"villages", counts.villages},
                                                  {"roads", counts.roads},
                                                  {"named", counts.named},
                                                  {"proposed", counts.proposed},
                                                  {"unnamed", counts.unnamed()},
                                                  {"unassigned", counts.unassigned},
                                                  {"addresses", counts.addresses},
                                                  {"modelled", snapshot.modelled()},
                                                  {"sequence", snapshot.sequence()},
                                                  {"profile", profile}}
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
    if (snapshot.modelled())
        fmt::print("{}\n", session.say("含示范数据（模拟几何）", "contains modelled geometry"));
}

void print_cells(const ProgressTable& table, const Session& session) {
    for (const auto& row : cells_of(table, session.language))
        fmt::print("{}\n", fmt::join(row, "\t"));
}

void show_progress(geo::registry::Registry& registry, const geo::publishing::Snapshot& snapshot,
                   const StatsArguments& arguments, const Session& session) {
    const auto by =
        geo::publishing::progress_by_from(arguments.by.empty() ? "county" : arguments.by);
    const auto table = count_progress(registry, snapshot, by.value());
    if (arguments.as_csv)
        fmt::print("{}", http::progress_to_csv(table, session.language));
    else if (session.as_json)
        fmt::print("{}\n", http::progress_to_json(table).dump());
    else
        print_cells(table, session);
}

void show(const StatsArguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    const auto snapshot = geo::publishing::load_snapshot_without_index(registry->database());
    if (arguments.by.empty() && !arguments.as_csv)
        show_counts(*snapshot, registry->naming().tables().profile.name, session);
    else
        show_progress(*registry, *snapshot, arguments, session);
}

}  // namespace

void add_stats_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<StatsArguments>();
    CLI::App* command = app.add_subcommand(
        "stats", session.say("统计：概况，或按县、镇、村的进度",
                             "what the registry holds, or progress by county, town or village"));
    command
        ->add_option("--by", arguments->by,
                     session.say("county、town 或 village", "county, town or village"))
        ->check(CLI::IsMember({"county", "town", "village"}));
    command->add_flag("--csv", arguments->as_csv, session.say("以 CSV 输出", "answer as CSV"));
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming stats\n  luming stats --by county --csv > progress.csv");
    command->callback([arguments, &session] { show(*arguments, session); });
}

}  // namespace api::cli

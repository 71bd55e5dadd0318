// SPDX-License-Identifier: Apache-2.0
// Door numbers along roads: plan, give, check, take back.
#include <fmt/format.h>

#include "api/cli/session.hpp"
#include "api/http/numbering_json.hpp"
#include "geo/registry/numbering.hpp"

namespace api::cli {
namespace {

using geo::numbering::Mode;
using geo::numbering::Outcome;
using geo::numbering::PlanItem;
using geo::registry::NumberingResult;
using geo::registry::NumberingScope;
using geo::registry::RoadNumbers;

struct NumberArguments {
    std::int64_t road = 0;
    std::string village, reason;
    bool dry_run = false, only_new = false, renumber = false, check = false, undo = false;
};

NumberingScope scope_of(const NumberArguments& arguments) {
    if (arguments.road > 0) return geo::RoadId{arguments.road};
    return geo::VillageCode{arguments.village};
}

Mode mode_of(const NumberArguments& arguments) {
    if (arguments.renumber) return Mode::renumber;
    return arguments.only_new || arguments.check ? Mode::only_new : Mode::keep;
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string reasons_of(const PlanItem& item, const Session& session) {
    std::string text = session.text(item.why);
    for (const auto& reason : item.reasons) text += " " + session.text(reason.text);
    return text;
}

void print_road(const RoadNumbers& road, const Session& session) {
    fmt::print("# {} {}\n", road.roads.front().value(),
               road.name.empty() ? session.say("（尚无名称）", "(without a name yet)") : road.name);
    for (const PlanItem& item : road.plan.items)
        fmt::print("{}\t{}\t{}\t{}\t{}\n", to_string(item.outcome), item.gate, or_dash(item.before),
                   or_dash(item.after), reasons_of(item, session));
    for (const auto& remark : road.plan.remarks)
        fmt::print("{}\t-\t-\t-\t{}\n", to_string(remark.fault), session.text(remark.text));
}

void print_summary(const NumberingResult& result, const Session& session) {
    const auto count = [&](Outcome outcome) { return result.count(outcome); };
    fmt::print(stderr,
               fmt::runtime(session.say("道路 {}，保留 {}，新编 {}，变更 {}，冲突 {}，未编 {}{}\n",
                                        "roads {}, kept {}, new {}, changed {}, conflicts {}, "
                                        "unplaced {}{}\n")),
               result.roads.size(), count(Outcome::kept), count(Outcome::numbered),
               count(Outcome::changed), count(Outcome::conflict),
               count(Outcome::unplaced) + result.strays.size(),
               result.is_applied ? "" : session.say("（试算，未保存）", " (nothing was saved)"));
}

void print(const NumberingResult& result, const Session& session) {
    if (session.as_json) {
        fmt::print("{}\n", api::http::numbering_to_json(result, session.language).dump());
        return;
    }
    for (const RoadNumbers& road : result.roads) print_road(road, session);
    for (const auto& door : result.strays)
        fmt::print("stray\t{}\t{}\t-\t{}\n", door.door.value(), or_dash(door.number),
                   session.text(door.why));
    print_summary(result, session);
}

/// Exit 1 when something is wrong with the numbers there are.
void check(const NumberArguments& arguments, Session& session) {
    const auto registry = session.open_registry();
    const auto result =
        geo::registry::preview_numbers(*registry, scope_of(arguments), Mode::only_new);
    const auto violations = api::http::violations_to_json(result, session.language);
    if (!violations.empty()) session.exit_code = exit_rule_failed;
    if (session.as_json) {
        fmt::print(
            "{}\n",
            nlohmann::ordered_json{{"version", result.version}, {"violations", violations}}.dump());
        return;
    }
    for (const auto& one : violations)
        fmt::print("{}\t{}\t{}\t{}\t{}\n", one["road_ids"][0].dump(),
                   one.contains("address_id") ? one["address_id"].dump() : "-",
                   one.contains("number") && one["number"].is_string()
                       ? one["number"].get<std::string>()
                       : "-",
                   one["code"].get<std::string>(), one["message"].get<std::string>());
    fmt::print(stderr, "{}: {}\n", session.say("问题", "violations"), violations.size());
}

void undo(const NumberArguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    const auto doors = geo::registry::undo_numbers(*registry, geo::registry::Actor{session.actor},
                                                   geo::RoadId{arguments.road}, std::nullopt);
    if (session.as_json)
        fmt::print("{}\n", nlohmann::ordered_json{{"doors", doors}}.dump());
    else
        fmt::print(stderr, "{}: {}\n", session.say("已恢复原号的门牌", "doors restored"), doors);
}

void number(const NumberArguments& arguments, Session& session) {
    if (arguments.check) return check(arguments, session);
    if (arguments.undo) return undo(arguments, session);
    const auto registry = session.open_registry();
    const auto scope = scope_of(arguments);
    const auto mode = mode_of(arguments);
    print(arguments.dry_run
              ? geo::registry::preview_numbers(*registry, scope, mode)
              : geo::registry::number_doors(*registry, geo::registry::Actor{session.actor},
                                            {scope, mode, std::nullopt, arguments.reason}),
          session);
}

void add_ways(CLI::App& command, NumberArguments& arguments, const Session& session) {
    auto* dry_run = command.add_flag("--dry-run", arguments.dry_run,
                                     session.say("只看方案，不保存", "only look, save nothing"));
    auto* only_new =
        command.add_flag("--only-new", arguments.only_new,
                         session.say("只编新门，现有号码一律不动", "only doors without a number"));
    auto* renumber = command.add_flag("--renumber", arguments.renumber,
                                      session.say("全部按规则重编（缺省保留有效号码）",
                                                  "all anew (valid numbers stay otherwise)"));
    auto* check = command.add_flag("--check", arguments.check,
                                   session.say("只检查现有号码；有问题时退出码为 1",
                                               "only check; exit 1 when something is wrong"));
    auto* undo = command.add_flag(
        "--undo", arguments.undo,
        session.say("撤回该路最近一次编号", "take the road's last numbering back"));
    only_new->excludes(renumber);
    check->excludes(dry_run)->excludes(only_new)->excludes(renumber)->excludes(undo);
    undo->excludes(dry_run)->excludes(only_new)->excludes(renumber);
}

}  // namespace

void add_number_command(CLI::App& app, Session& session) {
    const auto arguments = std::make_shared<NumberArguments>();
    CLI::App* command =
        app.add_subcommand("number", session.say("沿道路编制门牌号", "door numbers along roads"));
    auto* scope = command->add_option_group("scope", session.say("范围", "what to number"));
    auto* road =
        scope->add_option("--road", arguments->road, session.say("道路编号", "a road's id"))
            ->check(CLI::PositiveNumber);
    scope->add_option("--village", arguments->village, session.say("村代码", "a village's code"));
    scope->require_option(1);
    add_ways(*command, *arguments, session);
    command->get_option("--undo")->needs(road);
    command->add_option("--reason", arguments->reason, session.say("理由", "reason"));
    command->callback([arguments, &session] { number(*arguments, session); });
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming number --village 370502104201 --dry-run"
                    "\n  luming --actor 王芳 number --village 370502104201"
                    "\n  luming number --road 17 --only-new --json"
                    "\n  luming number --road 17 --check"
                    "\n  luming --actor 王芳 number --road 17 --undo");
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/findings_output.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/spatial/wkt.hpp"

namespace api::cli {
namespace {

struct CheckArguments {
    std::string name, village, line, meaning, origin;
    std::optional<double> width_metres;
};

void check(const CheckArguments& arguments, Session& session) {
    geo::NameProposal content;
    content.village = geo::VillageCode{arguments.village};
    content.name = arguments.name;
    content.meaning = arguments.meaning;
    content.origin = arguments.origin;
    content.width_metres = arguments.width_metres;
    if (!arguments.line.empty()) content.line = geo::spatial::line_from_wkt(arguments.line);
    const auto registry = session.open_registry();
    const auto result = check_name(*registry, content, geo::registry::CheckScope::bare_name);
    if (session.as_json)
        fmt::print("{}\n",
                   nlohmann::ordered_json{{"verdict", result.verdict},
                                          {"name", to_json(result.name, result.pinyin)},
                                          {"findings", to_json(result.findings, session.language)}}
                       .dump());
    else {
        fmt::print("{}  {}  {}\n", result.name.full, result.pinyin.toned, result.verdict);
        print(result.findings, session);
    }
    session.exit_code = result.verdict == "block" ? exit_rule_failed : exit_ok;
}

}  // namespace

void add_check_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<CheckArguments>();
    CLI::App* command = app.add_subcommand(
        "check", session.say("按命名规则检查一个路名", "check a name against the naming rules"));
    command->add_option("name", arguments->name, session.say("路名", "the name"))->required();
    command->add_option("--village", arguments->village, session.say("村代码", "village code"))
        ->required();
    command->add_option("--line", arguments->line,
                        session.say("道路中心线（WKT）", "centre line (WKT)"));
    command->add_option("--width", arguments->width_metres,
                        session.say("路宽（米）", "width in metres"));
    command->add_option("--meaning", arguments->meaning, session.say("含义", "meaning"));
    command->add_option("--origin", arguments->origin, session.say("来历", "origin"));
    command->footer(
        session.say("有否决项时退出码为 1。例：", "Exit code 1 when a finding blocks. Example:") +
        " luming check 安宁街 --village 370502104236");
    command->callback([arguments, &session] { check(*arguments, session); });
}

}  // namespace api::cli

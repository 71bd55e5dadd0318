// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/check_registry.hpp"
#include "api/cli/findings_output.hpp"
#include "api/cli/table_command.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/name_audit.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/spatial/wkt.hpp"

namespace api::cli {
namespace {

using geo::registry::CheckScope;

struct CheckArguments {
    std::string name, village, line, meaning, origin, cause, protective_measures;
    std::optional<double> width_metres;
    std::optional<std::int64_t> road;
    TableArguments table;
    bool whole_registry = false;
    bool is_verbose = false;
};

geo::NameProposal content_of(const CheckArguments& arguments) {
    geo::NameProposal content;
    content.village = geo::VillageCode{arguments.village};
    content.name = arguments.name;
    content.meaning = arguments.meaning;
    content.origin = arguments.origin;
    content.width_metres = arguments.width_metres;
    if (arguments.road) content.road = geo::RoadId{*arguments.road};
    content.renaming_cause = geo::from_string<geo::RenamingCause>(arguments.cause);
    content.protective_measures = arguments.protective_measures;
    if (!arguments.line.empty()) content.line = geo::spatial::line_from_wkt(arguments.line);
    return content;
}

void check_one(const CheckArguments& arguments, Session& session) {
    const geo::NameProposal content = content_of(arguments);
    // Who says what the name means is told what is still missing; who only asks for it is not.
    const CheckScope scope = content.meaning.empty() && content.origin.empty()
                                 ? CheckScope::bare_name
                                 : CheckScope::proposal;
    const auto registry = session.open_registry();
    const auto result = check_name(*registry, content, scope);
    if (session.as_json)
        fmt::print("{}\n", to_text(Json{{"verdict", result.verdict},
                                        {"name", to_json(result.name, result.pinyin)},
                                        {"findings", to_json(result.findings, session.language)}}));
    else {
        fmt::print("{}  {}  {}\n", result.name.full, result.pinyin.toned,
                   verdict_word(result.verdict, session));
        print(result.findings, session);
    }
    session.exit_code = result.verdict == "block" ? exit_rule_failed : exit_ok;
}

void check_table(const CheckArguments& arguments, Session& session) {
    const auto registry = session.open_registry();
    const geo::registry::BulkChecker checker{*registry};
    bulk::CheckTally tally;
    run_on_table(arguments.table, session,
                 [&](auto& reader, auto& sink, auto& progress) -> std::optional<std::int64_t> {
                     const auto check = [&](const auto& content, CheckScope scope) {
                         return checker.check(content, scope);
                     };
                     const auto done = bulk::check_names_in_table(check, reader, session.language,
                                                                  sink, progress);
                     if (!done) return std::nullopt;
                     tally = *done;
                     return tally.rows;
                 });
    if (session.exit_code != exit_ok) return;
    fmt::print(stderr, "{}\n",
               fmt::format(fmt::runtime(session.say("否决 {} 行，有误 {} 行",
                                                    "{} rows blocked, {} rows in error")),
                           tally.blocked, tally.failed));
    if (tally.blocked + tally.failed > 0) session.exit_code = exit_rule_failed;
}

void check(const CheckArguments& arguments, Session& session) {
    const bool has_name = !arguments.name.empty() || !arguments.village.empty();
    if (int{has_name} + int{arguments.table.is_given()} + int{arguments.whole_registry} != 1)
        throw CLI::ValidationError(
            "check", session.say("须给出路名与 --village，或 --file 与 --out，或 --registry",
                                 "give a name and --village, or --file and --out, or --registry"));
    if (arguments.whole_registry) return check_registry(arguments.is_verbose, session);
    if (arguments.table.is_given()) return check_table(arguments, session);
    if (arguments.village.empty()) throw CLI::RequiredError("--village");
    check_one(arguments, session);
}

void add_name_options(CLI::App& command, CheckArguments& arguments, const Session& session) {
    command.add_option("name", arguments.name, session.say("路名", "the name"));
    command.add_option("--village", arguments.village, session.say("村代码", "village code"));
    auto* road = command.add_option("--road", arguments.road,
                                    session.say("道路编号", "id of the road that wants the name"));
    command
        .add_option("--line", arguments.line, session.say("道路中心线（WKT）", "centre line (WKT)"))
        ->excludes(road);
    command.add_option("--width", arguments.width_metres,
                       session.say("路宽（米）", "width in metres"));
    command.add_option("--meaning", arguments.meaning, session.say("含义", "meaning"));
    command.add_option("--origin", arguments.origin, session.say("来历", "origin"));
    add_renaming_options(command, arguments.cause, arguments.protective_measures, session);
}

}  // namespace

void add_check_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<CheckArguments>();
    CLI::App* command = app.add_subcommand(
        "check",
        session.say("按命名规则检查路名：一个、一表或全库",
                    "check names against the naming rules: one, a table, or all in force"));
    add_name_options(*command, *arguments, session);
    add_table_options(*command, arguments->table, session);
    command->add_flag("--registry", arguments->whole_registry,
                      session.say("重查全部现行路名", "check everything in force again"));
    command->add_flag("--verbose", arguments->is_verbose,
                      session.say("列出每个有问题的路名", "list every name with findings"));
    command->footer(
        session.say("有否决项（或表中有错误行）时退出码为 1。例：",
                    "Exit code 1 when something blocks (or a row is in error). Examples:") +
        "\n  luming check 安宁街 --village 370502104236"
        "\n  luming check 祥顺路 --village 370502104236 --road 17 --cause construction"
        "\n  luming check --file names.csv --out checked.csv"
        "\n  luming --json check --registry");
    command->callback([arguments, &session] { check(*arguments, session); });
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/findings_output.hpp"
#include "api/http/naming_json.hpp"
#include "geo/registry/suggestions.hpp"
#include "geo/spatial/wkt.hpp"

namespace api::cli {
namespace {

using geo::registry::NameSuggestion;
using geo::registry::SuggestionRequest;

struct SuggestArguments {
    std::string village, line, like;
    std::optional<std::int64_t> road;
    std::optional<double> width_metres;
    std::size_t count = 5;
    bool whole_village = false;
};

SuggestionRequest request_of(const SuggestArguments& arguments) {
    SuggestionRequest request;
    request.village = geo::VillageCode{arguments.village};
    if (arguments.road) request.road = geo::RoadId{*arguments.road};
    if (!arguments.line.empty()) request.line = geo::spatial::line_from_wkt(arguments.line);
    request.width_metres = arguments.width_metres;
    if (!arguments.like.empty()) request.like = arguments.like;
    request.count = arguments.count;
    return request;
}

void print_suggestion(const NameSuggestion& suggestion, const Session& session) {
    fmt::print("{}  {}\n    {}\n", suggestion.name.full, suggestion.pinyin.toned,
               session.text(suggestion.reason));
    fmt::print("    {} {}\n    {} {}\n", session.say("含义：", "meaning:"), suggestion.meaning,
               session.say("来历：", "origin:"), suggestion.origin);
}

/// Nothing to offer is an answer, and the talk says so.
void say_none(const Session& session) {
    fmt::print(stderr, "{}\n",
               session.say("没有能通过全部规则的路名可荐。", "No name passes every rule here."));
}

void suggest_one(const SuggestArguments& arguments, Session& session) {
    const auto registry = session.open_registry();
    const auto suggestions = suggest_names(*registry, request_of(arguments));
    if (session.as_json) {
        fmt::print("{}\n", to_text(Json{{"suggestions", http::suggestions_to_json(
                                                            suggestions, session.language)}}));
        return;
    }
    for (const auto& suggestion : suggestions) print_suggestion(suggestion, session);
    if (suggestions.empty()) say_none(session);
}

void suggest_for_all(const SuggestArguments& arguments, Session& session) {
    const auto registry = session.open_registry();
    const auto scheme = suggest_for_village(*registry, geo::VillageCode{arguments.village});
    if (session.as_json) {
        fmt::print("{}\n", to_text(http::scheme_to_json(scheme, session.language)));
        return;
    }
    fmt::print("{}\n", session.text(scheme.idea));
    for (const auto& road : scheme.roads) {
        fmt::print("{} {}  ", session.say("道路", "road"), road.road.value());
        print_suggestion(road.name, session);
    }
    for (const geo::RoadId road : scheme.left_nameless)
        fmt::print(stderr, "{} {}\n", session.say("未能推荐：道路", "no name found for road"),
                   road.value());
}

}  // namespace

void add_suggest_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<SuggestArguments>();
    CLI::App* command = app.add_subcommand(
        "suggest", session.say("推荐能通过全部规则的路名", "offer names that pass every rule"));
    command->add_option("--village", arguments->village, session.say("村代码", "village code"))
        ->required();
    auto* road = command->add_option("--road", arguments->road,
                                     session.say("道路编号", "id of the road that wants a name"));
    auto* line = command->add_option("--line", arguments->line,
                                     session.say("道路中心线（WKT）", "centre line (WKT)"));
    road->excludes(line);
    auto* width = command->add_option("--width", arguments->width_metres,
                                      session.say("路宽（米）", "width in metres"));
    auto* like = command->add_option(
        "--like", arguments->like,
        session.say("相近的路名优先", "a name that was refused: its like come first"));
    auto* count =
        command
            ->add_option("--count", arguments->count, session.say("最多几个", "how many at most"))
            ->check(CLI::Range(1, 50))
            ->capture_default_str();
    auto* all = command->add_flag("--all", arguments->whole_village,
                                  session.say("为全村未命名道路拟一套方案",
                                              "a scheme for all nameless roads of the village"));
    for (auto* option : {road, line, width, like, count}) all->excludes(option);
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming suggest --village 370502104236 --road 17 --like 安宁街"
                    "\n  luming --json suggest --village 370502104236 --all");
    command->callback([arguments, &session] {
        arguments->whole_village ? suggest_for_all(*arguments, session)
                                 : suggest_one(*arguments, session);
    });
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
// Roads that are there: renamed, merged, split, extended, abolished; and the list of protected
// names.
#include <fmt/format.h>

#include "api/cli/findings_output.hpp"
#include "api/error_table.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/renaming.hpp"
#include "geo/spatial/wkt.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/lineage_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"

namespace api::cli {
namespace {

using geo::registry::Actor;
using geo::registry::Registry;
using geo::registry::RoadOutcome;
using geo::registry::RoadRequest;
using nlohmann::ordered_json;

struct Arguments {
    std::int64_t road = 0;
    std::string reason, day, cause, line;
    std::vector<double> at;
    std::vector<std::int64_t> with;
    std::optional<std::int64_t> keep;
    geo::registry::RenameDetails rename;
    std::string first_name, second_name, area;
};

template <typename Id>
std::vector<std::int64_t> values_of(const std::vector<Id>& ids) {
    std::vector<std::int64_t> values;
    for (const Id id : ids) values.push_back(id.value());
    return values;
}

void show(const RoadOutcome& outcome, Session& session) {
    if (!outcome.is_done) {
        session.exit_code = exit_rule_failed;
        fmt::print(stderr, "luming: {}\n",
                   session.say("名称不符合命名规则，或尚缺 --reason。",
                               "The rules object to the name, or --reason is missing."));
    }
    if (session.as_json) {
        const ordered_json json{{"done", outcome.is_done},
                                {"effective_on", outcome.day},
                                {"roads", values_of(outcome.roads)},
                                {"doors", values_of(outcome.doors)},
                                {"doubled_numbers", outcome.doubled_numbers},
                                {"missing", outcome.missing},
                                {"findings", to_json(outcome.findings, session.language)}};
        fmt::print("{}\n", json.dump());
        return;
    }
    if (outcome.is_done)
        fmt::print("{}\t{}\n", outcome.day, fmt::join(values_of(outcome.roads), ","));
    print(outcome.findings, session);
    if (!outcome.doors.empty())
        fmt::print(stderr, "{}: {}\n", session.say("改属的门牌", "doors that moved"),
                   fmt::join(values_of(outcome.doors), ", "));
    if (!outcome.doubled_numbers.empty())
        fmt::print(stderr, "{}: {}\n",
                   session.say("重复的门牌号，须重编", "numbers borne twice, to be renumbered"),
                   fmt::join(outcome.doubled_numbers, ", "));
}

RoadRequest request_of(const Arguments& arguments) {
    RoadRequest request{geo::RoadId{arguments.road}, {}, {}, arguments.reason};
    if (!arguments.day.empty()) request.effective_on = arguments.day;
    return request;
}

using Act = RoadOutcome (*)(Registry&, const Actor&, const RoadRequest&, const Arguments&);

RoadOutcome rename(Registry& registry, const Actor& actor, const RoadRequest& request,
                   const Arguments& arguments) {
    auto details = arguments.rename;
    details.cause = geo::from_string<geo::RenamingCause>(arguments.cause);
    return rename_road(registry, actor, request, details);
}

RoadOutcome merge(Registry& registry, const Actor& actor, const RoadRequest& request,
                  const Arguments& arguments) {
    geo::registry::MergeDetails details;
    for (const std::int64_t id : arguments.with) details.with.emplace_back(id);
    if (arguments.keep) details.keep_name_of = geo::RoadId{*arguments.keep};
    return merge_roads(registry, actor, request, details);
}

/// "-" for the name that the road has, nothing for none.
geo::registry::PartName part_named(const std::string& text, const Arguments& arguments) {
    if (text == "-") return {true, {}};
    if (text.empty()) return {};
    return {false, geo::registry::NewRoadName{
                       text, arguments.rename.name.meaning, arguments.rename.name.origin, {}}};
}

RoadOutcome split(Registry& registry, const Actor& actor, const RoadRequest& request,
                  const Arguments& arguments) {
    geo::registry::SplitDetails details;
    details.at = {arguments.at.at(0), arguments.at.at(1)};
    details.first = part_named(arguments.first_name, arguments);
    details.second = part_named(arguments.second_name, arguments);
    return split_road(registry, actor, request, details);
}

RoadOutcome extend(Registry& registry, const Actor& actor, const RoadRequest& request,
                   const Arguments& arguments) {
    return extend_road(registry, actor, request, geo::spatial::line_from_wkt(arguments.line));
}

RoadOutcome abolish(Registry& registry, const Actor& actor, const RoadRequest& request,
                    const Arguments&) {
    return abolish_road(registry, actor, request);
}

CLI::App* add_action(CLI::App& parent, Session& session,
                     const std::shared_ptr<Arguments>& arguments, const char* name, Act act,
                     const std::string& text) {
    CLI::App* command = parent.add_subcommand(name, text);
    command->add_option("road", arguments->road, session.say("道路编号", "road id"))->required();
    command->add_option("--reason", arguments->reason, session.say("理由", "reason"));
    command->add_option("--effective-on", arguments->day,
                        session.say("生效日（默认今天）", "day from which it holds (today)"));
    command->callback([arguments, act, &session] {
        const auto registry = session.open_registry();
        show(act(*registry, Actor{session.actor}, request_of(*arguments), *arguments), session);
    });
    return command;
}

void add_name_options(CLI::App& command, Arguments& arguments, const Session& session) {
    command.add_option("--meaning", arguments.rename.name.meaning, session.say("含义", "meaning"));
    command.add_option("--origin", arguments.rename.name.origin, session.say("来历", "origin"));
}

void add_rename(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = add_action(
        parent, session, arguments, "rename", rename,
        session.say("更名，原名作为曾用名保留", "another name; the old one is kept as former"));
    command->add_option("name", arguments->rename.name.name, session.say("新名", "new name"))
        ->required();
    add_name_options(*command, *arguments, session);
    add_renaming_options(*command, arguments->cause, arguments->rename.protective_measures,
                         session);
}

void add_merge(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = add_action(parent, session, arguments, "merge", merge,
                                   session.say("并入其他道路", "take in other roads"));
    command->add_option("with", arguments->with, session.say("要并入的道路", "roads to take in"))
        ->required();
    command->add_option("--keep-name-of", arguments->keep,
                        session.say("保留哪条路的名称", "whose name stays"));
}

void add_split(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<Arguments>();
    arguments->first_name = "-";
    CLI::App* command = add_action(parent, session, arguments, "split", split,
                                   session.say("在一点分为两条", "cut in two at a point"));
    command->add_option("at", arguments->at, session.say("经度 纬度", "LON LAT"))
        ->required()
        ->expected(2);
    command->add_option("--first-name", arguments->first_name,
                        session.say("首段名称，- 为原名", "name of the first part, - the old one"));
    command->add_option("--second-name", arguments->second_name,
                        session.say("次段名称", "name of the second part"));
    add_name_options(*command, *arguments, session);
}

void add_extend(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<Arguments>();
    add_action(parent, session, arguments, "extend", extend,
               session.say("在端点延长", "go on at one of its ends"))
        ->add_option("--line", arguments->line, session.say("延长段（WKT）", "addition (WKT)"))
        ->required();
}

void add_abolish(CLI::App& parent, Session& session) {
    add_action(parent, session, std::make_shared<Arguments>(), "abolish", abolish,
               session.say("销名", "give the road and its name up"));
}

ordered_json story_of(geo::storage::Connection& connection, geo::RoadId id) {
    const auto road = geo::storage::RoadStore{connection}.get(id);
    ordered_json story{{"id", id.value()}};
    story["retired"] = road.valid_to ? ordered_json(*road.valid_to) : ordered_json();
    story["names"] = ordered_json::array();
    story["events"] = ordered_json::array();
    for (const auto& name : geo::storage::NameStore{connection}.of_road(id))
        story["names"].push_back({{"full", name.name.full},
                                  {"status", to_string(name.status)},
                                  {"valid_from", name.valid_from.value_or("")},
                                  {"valid_to", name.valid_to.value_or("")}});
    geo::storage::LineageStore lineage{connection};
    story["predecessors"] = values_of(lineage.ancestors_of(id));
    story["lives_on_in"] = values_of(lineage.heirs_of(id));
    for (const auto& event :
         geo::storage::EventLog{connection}.of("road", std::to_string(id.value())))
        story["events"].push_back({{"sequence", event.sequence},
                                   {"at", geo::to_rfc3339(event.at)},
                                   {"actor", event.actor},
                                   {"action", event.action},
                                   {"payload", ordered_json::parse(event.payload)}});
    return story;
}

void print_story(const ordered_json& story) {
    for (const auto& name : story["names"])
        fmt::print("{}\t{}\t{}\t{}\n", name["full"].get<std::string>(),
                   name["status"].get<std::string>(), name["valid_from"].get<std::string>(),
                   name["valid_to"].get<std::string>());
    for (const auto& event : story["events"])
        fmt::print("{}\t{}\t{}\t{}\n", event["at"].get<std::string>(),
                   event["actor"].get<std::string>(), event["action"].get<std::string>(),
                   event["payload"].dump());
}

void add_history(CLI::App& parent, Session& session) {
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App* command =
        parent.add_subcommand("history", session.say("名称与经过", "its names and its story"));
    command->add_option("road", *id, session.say("道路编号", "road id"))->required();
    command->callback([id, &session] {
        const auto registry = session.open_registry();
        const auto story = story_of(*registry->database().read(), geo::RoadId{*id});
        if (session.as_json)
            fmt::print("{}\n", story.dump());
        else
            print_story(story);
    });
}

void add_protect(CLI::App& parent, Session& session) {
    auto name = std::make_shared<geo::storage::ProtectedName>();
    CLI::App* command = parent.add_subcommand(
        "protect", session.say("列入地名保护名录", "put a name on the list of protected names"));
    command->add_option("name", name->name, session.say("地名", "the name"))->required();
    command->add_option("--area", name->area,
                        session.say("区划代码（默认全部）", "division code (everywhere)"));
    command->add_option("--reason", name->reason, session.say("理由", "reason"));
    command->callback([name, &session] {
        const auto registry = session.open_registry();
        const auto listed = protect_name(*registry, Actor{session.actor}, *name);
        fmt::print("{}\t{}\t{}\n", listed.name, listed.area, listed.listed_on);
    });
}

}  // namespace

void add_road_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "road", session.say("道路：更名、合并、分开、延长、销名、经过",
                            "roads: rename, merge, split, extend, abolish, history"));
    command->require_subcommand(1);
    command->fallthrough();
    add_rename(*command, session);
    add_merge(*command, session);
    add_split(*command, session);
    add_extend(*command, session);
    add_abolish(*command, session);
    add_history(*command, session);
    add_protect(*command, session);
    command->footer(session.say("例：", "Example:") +
                    " luming road rename 17 祥和路 --cause construction --meaning 安定祥和"
                    " --origin 村民代表会议议定");
}

}  // namespace api::cli

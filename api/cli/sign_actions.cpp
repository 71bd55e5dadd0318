// SPDX-License-Identifier: Apache-2.0
#include "api/cli/sign_actions.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/http/sign_json.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/signs.hpp"

namespace api::cli {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::Sign;
using geo::SignId;
using geo::registry::Actor;
using geo::registry::Registry;
using geo::signing::SignAction;

struct Arguments {
    std::vector<std::int64_t> ids;
    std::string village, day, note, result;
};
using ArgumentsPtr = std::shared_ptr<Arguments>;

geo::registry::SignRequest current(Registry& registry, std::int64_t id) {
    const auto reader = registry.database().read();
    const Sign sign = geo::storage::SignStore{*reader}.get(SignId{id});
    return {sign.id, sign.version};
}

geo::registry::SignActionDetails details_of(const Arguments& arguments) {
    geo::registry::SignActionDetails details;
    details.day = arguments.day;
    details.note = arguments.note;
    return details;
}

void install_all(Registry& registry, const Actor& actor, const Arguments& arguments,
                 const Session& session) {
    const auto signs = install_village(registry, actor, geo::VillageCode{arguments.village},
                                       details_of(arguments));
    print_signs(signs, session);
    if (signs.empty())
        fmt::print(stderr, "luming: {}\n",
                   session.say("该村没有待安装的标志；请先以 luming sign plan 拟定。",
                               "No sign of the village waits to be installed; plan them first: "
                               "luming sign plan."));
}

/// One after the other; what was done before one is refused stays done.
void act(SignAction action, const Arguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    const Actor actor{session.actor};
    const auto details = details_of(arguments);
    if (!arguments.village.empty()) return install_all(*registry, actor, arguments, session);
    std::vector<Sign> done;
    for (const auto id : arguments.ids) {
        auto result = act_on_sign(*registry, actor, action, current(*registry, id), details);
        done.push_back(std::move(result.sign));
        if (result.successor) done.push_back(*std::move(result.successor));
    }
    print_signs(done, session);
}

void inspect(const Arguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    const geo::registry::Inspection found{
        *geo::from_string<geo::InspectionResult>(arguments.result), arguments.day, arguments.note};
    std::vector<Sign> done;
    for (const auto id : arguments.ids)
        done.push_back(
            inspect_sign(*registry, Actor{session.actor}, current(*registry, id), found));
    print_signs(done, session);
}

void add_details(CLI::App& command, const ArgumentsPtr& arguments, const Session& session) {
    command.add_option("--day", arguments->day, session.say("日期（默认：今天）", "day (today)"));
    command.add_option("--note", arguments->note, session.say("备注", "a note"));
}

CLI::Option* add_ids(CLI::App& command, const ArgumentsPtr& arguments, const Session& session) {
    return command
        .add_option("ID", arguments->ids, session.say("标志编号，可多个", "numbers of the signs"))
        ->check(CLI::PositiveNumber);
}

void add_action(CLI::App& parent, Session& session, SignAction action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = parent.add_subcommand(std::string{geo::signing::to_string(action)},
                                              session.text(geo::signing::name_of(action)));
    if (action == SignAction::install) {
        auto* which = command->add_option_group("which");
        add_ids(*which, arguments, session);
        which->add_option(
            "--village", arguments->village,
            session.say("全村的标志，全部成功或全部不变", "all signs of a village, all or none"));
        which->require_option(1);
    } else {
        add_ids(*command, arguments, session)->required();
    }
    add_details(*command, arguments, session);
    command->callback([arguments, action, &session] { act(action, *arguments, session); });
}

void add_inspect(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        parent.add_subcommand("inspect", session.say("巡查结果", "what an inspection found"));
    add_ids(*command, arguments, session)->required();
    command->add_option("--result", arguments->result, session.say("结果", "result"))
        ->required()
        ->check(CLI::IsMember({"ok", "damaged", "missing"}));
    add_details(*command, arguments, session);
    command->callback([arguments, &session] { inspect(*arguments, session); });
}

}  // namespace

void print_signs(const std::vector<Sign>& signs, const Session& session) {
    if (session.as_json) {
        auto items = nlohmann::json::array();
        for (const Sign& sign : signs)
            items.push_back(api::http::sign_to_json(sign, session.language));
        fmt::print("{}\n", items.dump());
        return;
    }
    for (const Sign& sign : signs)
        fmt::print("{}\t{}\t{}\t{}\t{:.7f}\t{:.7f}\t{}\n", sign.id.value(), to_string(sign.state),
                   sign.road.value(), sign.name, sign.position.lon, sign.position.lat,
                   sign.installed_on.value_or(""));
}

void add_sign_actions(CLI::App& sign_command, Session& session) {
    for (const SignAction action : geo::signing::sign_actions())
        add_action(sign_command, session, action);
    add_inspect(sign_command, session);
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/findings_output.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/spatial/wkt.hpp"
#include "geo/storage/proposal_store.hpp"

namespace api::cli {
namespace {

using geo::Proposal;
using geo::ProposalId;
using geo::lifecycle::Action;
using geo::registry::Actor;

nlohmann::ordered_json to_json(const Proposal& proposal, geo::Language language) {
    nlohmann::ordered_json json{{"id", proposal.id.value()},
                                {"state", to_string(proposal.state)},
                                {"version", proposal.version},
                                {"village_code", proposal.content.village.value()},
                                {"name", cli::to_json(proposal.name, proposal.pinyin)},
                                {"meaning", proposal.content.meaning},
                                {"origin", proposal.content.origin},
                                {"proposed_by", proposal.proposed_by},
                                {"created_at", geo::to_rfc3339(proposal.created_at)},
                                {"changed_at", geo::to_rfc3339(proposal.changed_at)},
                                {"findings", cli::to_json(proposal.findings, language)}};
    if (proposal.content.road) json["road_id"] = proposal.content.road->value();
    return json;
}

void show(const Proposal& proposal, const Session& session) {
    if (session.as_json) {
        fmt::print("{}\n", to_json(proposal, session.language).dump());
        return;
    }
    fmt::print("{}\t{}\t{}\t{}\t{}\n", proposal.id.value(),
               session.text(geo::lifecycle::name_of(proposal.state)), proposal.name.full,
               proposal.pinyin.toned, proposal.proposed_by);
    print(proposal.findings, session);
}

/// What the table or the rules refuse goes to stderr; the proposal as it stands to stdout.
void show(const geo::registry::ActionResult& result, Session& session) {
    show(result.proposal, session);
    if (result.outcome.is_allowed()) return;
    fmt::print(stderr, "luming: {}\n", session.text(result.outcome.message));
    const bool is_rule = result.outcome.refusal == geo::lifecycle::Refusal::missing_gates;
    session.exit_code = is_rule ? exit_rule_failed : exit_conflict;
}

struct SubmitArguments {
    geo::NameProposal content;
    std::string village, line;
    std::int64_t road = 0;
};

void submit(const SubmitArguments& arguments, Session& session) {
    geo::NameProposal content = arguments.content;
    content.village = geo::VillageCode{arguments.village};
    if (arguments.road != 0) content.road = geo::RoadId{arguments.road};
    if (!arguments.line.empty()) content.line = geo::spatial::line_from_wkt(arguments.line);
    const auto registry = session.open_registry();
    const Actor actor{session.actor};
    const Proposal draft = create_proposal(*registry, actor, content);
    show(act_on_proposal(*registry, actor, Action::submit, {draft.id, draft.version, {}}), session);
}

void add_submit(CLI::App& parent, Session& session) {
    auto arguments = std::make_shared<SubmitArguments>();
    CLI::App* command =
        parent.add_subcommand("submit", session.say("提交命名申请", "hand in a proposal"));
    command->add_option("--village", arguments->village, session.say("村代码", "village code"))
        ->required();
    auto* road = command->add_option("--road", arguments->road, session.say("道路编号", "road id"));
    command
        ->add_option("--line", arguments->line, session.say("中心线（WKT）", "centre line (WKT)"))
        ->excludes(road);
    command->add_option("--name", arguments->content.name, session.say("路名", "the name"))
        ->required();
    command->add_option("--meaning", arguments->content.meaning, session.say("含义", "meaning"));
    command->add_option("--origin", arguments->content.origin, session.say("来历", "origin"));
    command->add_option("--width", arguments->content.width_metres,
                        session.say("路宽（米）", "width in metres"));
    command->callback([arguments, &session] { submit(*arguments, session); });
}

struct ActionArguments {
    std::int64_t id = 0;
    std::optional<std::int64_t> version;
    std::string reason;
};

void act(Action action, const ActionArguments& arguments, Session& session) {
    const auto registry = session.open_registry();
    const ProposalId id{arguments.id};
    const std::int64_t version =
        arguments.version
            ? *arguments.version
            : geo::storage::ProposalStore{*registry->database().read()}.get(id).version;
    show(act_on_proposal(*registry, Actor{session.actor}, action, {id, version, arguments.reason}),
         session);
}

void add_action(CLI::App& parent, Session& session, Action action, const char* zh, const char* en) {
    auto arguments = std::make_shared<ActionArguments>();
    CLI::App* command =
        parent.add_subcommand(std::string{geo::lifecycle::to_string(action)}, session.say(zh, en));
    command->add_option("id", arguments->id, session.say("申请编号", "number of the proposal"))
        ->required();
    command->add_option("--reason", arguments->reason, session.say("理由", "reason"));
    command->add_option(
        "--version", arguments->version,
        session.say("所见版本（默认：当前）", "version you saw (default: current)"));
    command->callback([arguments, action, &session] { act(action, *arguments, session); });
}

void add_show(CLI::App& parent, Session& session) {
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App* command = parent.add_subcommand("show", session.say("查看申请", "show a proposal"));
    command->add_option("id", *id, session.say("申请编号", "number of the proposal"))->required();
    command->callback([id, &session] {
        const auto registry = session.open_registry();
        show(geo::storage::ProposalStore{*registry->database().read()}.get(ProposalId{*id}),
             session);
    });
}

void add_list(CLI::App& parent, Session& session) {
    struct Arguments {
        std::string state, village;
        std::int64_t limit = 100;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        parent.add_subcommand("list", session.say("列出申请，新的在前", "list, newest first"));
    command->add_option("--state", arguments->state, session.say("状态", "state"))
        ->check([](const std::string& word) {
            return geo::from_string<geo::ProposalState>(word) ? "" : word + "?";
        });
    command->add_option("--village", arguments->village, session.say("村代码", "village code"));
    command->add_option("--limit", arguments->limit, session.say("最多条数", "at most"))
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command->callback([arguments, &session] {
        geo::storage::ProposalFilter filter;
        filter.state = geo::from_string<geo::ProposalState>(arguments->state);
        if (!arguments->village.empty()) filter.village = geo::VillageCode{arguments->village};
        filter.limit = arguments->limit;
        const auto registry = session.open_registry();
        const auto reader = registry->database().read();
        for (const Proposal& proposal : geo::storage::ProposalStore{*reader}.list(filter))
            show(proposal, session);
    });
}

}  // namespace

void add_proposal_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "proposal", session.say("命名申请：提交、查看、审核", "proposals: hand in, look, decide"));
    command->require_subcommand(1);
    command->fallthrough();
    add_submit(*command, session);
    add_list(*command, session);
    add_show(*command, session);
    add_action(*command, session, Action::withdraw, "撤回", "withdraw");
    add_action(*command, session, Action::approve, "批准：路名生效",
               "approve: the name is in force");
    add_action(*command, session, Action::reject, "驳回，须说明理由", "reject; needs a reason");
    command->footer(session.say("例：", "Example:") +
                    " luming proposal submit --village 370522103214 --road 17 --name 祥和路"
                    " --meaning 安定祥和 --origin 村民代表会议议定");
}

}  // namespace api::cli

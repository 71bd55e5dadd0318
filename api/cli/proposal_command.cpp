// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/findings_output.hpp"
#include "api/http/casework_json.hpp"
#include "api/http/proposal_json.hpp"
#include "geo/lifecycle/lifecycle_page.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/batches.hpp"
#include "geo/registry/deadlines.hpp"
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
    if (!proposal.former_name.empty()) json["former_name"] = proposal.former_name;
    if (const auto& cause = proposal.content.renaming_cause) json["cause"] = to_string(*cause);
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
    Proposal told = result.proposal;
    told.findings.insert(told.findings.end(), result.process_findings.begin(),
                         result.process_findings.end());
    show(told, session);
    if (result.outcome.is_allowed()) return;
    fmt::print(stderr, "luming: {}\n", session.text(result.outcome.message));
    const bool is_rule = result.outcome.refusal == geo::lifecycle::Refusal::missing_gates;
    session.exit_code = is_rule ? exit_rule_failed : exit_conflict;
}

struct SubmitArguments {
    geo::NameProposal content;
    std::string village, line, cause;
    std::int64_t road = 0;
};

void submit(const SubmitArguments& arguments, Session& session) {
    geo::NameProposal content = arguments.content;
    content.village = geo::VillageCode{arguments.village};
    if (arguments.road != 0) content.road = geo::RoadId{arguments.road};
    if (!arguments.line.empty()) content.line = geo::spatial::line_from_wkt(arguments.line);
    content.renaming_cause = geo::from_string<geo::RenamingCause>(arguments.cause);
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
    add_renaming_options(*command, arguments->cause, arguments->content.protective_measures,
                         session);
    command->callback([arguments, &session] { submit(*arguments, session); });
}

struct ActionArguments {
    std::int64_t id = 0;
    std::optional<std::int64_t> version;
    std::string village, authority_kind;
    std::vector<std::string> overrides, reports, sign_positions;
    geo::lifecycle::ActionDetails details;
};

/// The report of a kind, made when it is first spoken of.
geo::lifecycle::Report& report_of(std::vector<geo::lifecycle::Report>& reports,
                                  geo::lifecycle::ReportKind kind) {
    for (auto& report : reports)
        if (report.kind == kind) return report;
    return reports.emplace_back(geo::lifecycle::Report{kind, {}, {}});
}

/// "consultation.process=村民代表会议", "consultation.date=2026-11-20". \throws
/// CLI::ValidationError.
void take_reports(ActionArguments& arguments) {
    for (const std::string& text : arguments.reports) {
        const auto dot = text.find('.'), equals = text.find('=');
        const auto kind = geo::lifecycle::report_kind_from_string(text.substr(0, dot));
        if (!kind || dot == text.npos || equals == text.npos || equals < dot + 2)
            throw CLI::ValidationError(
                "--report", text + ": consultation|expert_opinion|assessment.FIELD=TEXT");
        auto& report = report_of(arguments.details.reports, *kind);
        const auto field = text.substr(dot + 1, equals - dot - 1);
        const auto value = text.substr(equals + 1);
        if (field == "date")
            report.day = value;
        else
            report.fields[field] = value;
    }
}

/// "118.5512,37.4621". \throws CLI::ValidationError.
void take_sign_positions(ActionArguments& arguments) {
    for (const std::string& text : arguments.sign_positions) {
        const auto comma = text.find(',');
        double lon = 0, lat = 0;
        if (comma == text.npos || !CLI::detail::lexical_cast(text.substr(0, comma), lon) ||
            !CLI::detail::lexical_cast(text.substr(comma + 1), lat))
            throw CLI::ValidationError("--sign-position", text + ": LON,LAT");
        arguments.details.sign_positions.push_back({lon, lat});
    }
}

/// "M03=有文献可考". \throws CLI::ValidationError.
void take_overrides(ActionArguments& arguments) {
    for (const std::string& text : arguments.overrides) {
        const auto at = text.find('=');
        if (at == std::string::npos || at == 0)
            throw CLI::ValidationError("--override", text + ": RULE=REASON");
        arguments.details.overrides[text.substr(0, at)] = text.substr(at + 1);
    }
}

/// Every proposal of the village that can take the action, all or none.
void act_on_village(Action action, const ActionArguments& arguments, Session& session) {
    const auto registry = session.open_registry();
    geo::registry::BatchRequest request;
    request.action = action;
    request.village = geo::VillageCode{arguments.village};
    request.details = arguments.details;
    const auto result = act_on_batch(*registry, Actor{session.actor}, request);
    for (const auto& item : result.items) {
        if (!item.error) show(item.result, session);
        if (item.error)
            fmt::print(stderr, "luming: {}: {}\n", item.result.proposal.id.value(),
                       session.text(item.error->text()));
    }
    if (result.is_done) return;
    fmt::print(stderr, "luming: {}\n", session.say("全部未办。", "nothing was done."));
    if (session.exit_code == exit_ok) session.exit_code = exit_conflict;
}

void act(Action action, ActionArguments arguments, Session& session) {
    take_overrides(arguments);
    take_reports(arguments);
    take_sign_positions(arguments);
    if (!arguments.authority_kind.empty())
        arguments.details.authority_kind =
            geo::lifecycle::authority_kind_from_string(arguments.authority_kind);
    if (!arguments.village.empty()) return act_on_village(action, arguments, session);
    const auto registry = session.open_registry();
    const ProposalId id{arguments.id};
    const std::int64_t version =
        arguments.version
            ? *arguments.version
            : geo::storage::ProposalStore{*registry->database().read()}.get(id).version;
    show(act_on_proposal(*registry, Actor{session.actor}, action, {id, version, arguments.details}),
         session);
}

void add_details(CLI::App& command, ActionArguments& arguments, const Session& session) {
    auto& details = arguments.details;
    command.add_option("--reason", details.reason, session.say("理由", "reason"));
    command.add_option("--document-no", details.document_no,
                       session.say("文号", "document number"));
    command.add_option("--date", details.day, session.say("日期（默认：今天）", "day (today)"));
    command.add_option("--authority", details.authority,
                       session.say("批准机关", "authority that approves"));
    command
        .add_option("--authority-kind", arguments.authority_kind,
                    session.say("批准机关性质", "kind of the authority"))
        ->check(CLI::IsMember({"government", "civil_affairs", "other_department"}));
    command.add_option("--delegation", details.delegation_document,
                       session.say("授权文件（市辖区）", "delegation document (districts)"));
    command.add_option("--override", arguments.overrides,
                       session.say("审核项的理由 规则=理由，可多次", "RULE=REASON, repeatable"));
    command.add_option("--report", arguments.reports,
                       session.say("报告内容 种类.项目=文字，可多次，如 consultation.process=…",
                                   "what a report says, KIND.FIELD=TEXT, repeatable"));
    command.add_option("--sign-position", arguments.sign_positions,
                       session.say("标志位置 经度,纬度，可多次", "where a sign stands, LON,LAT"));
    command.add_flag("--confirm-romanisation", details.romanisation_confirmed,
                     session.say("确认罗马字母拼写", "the romanisation is right"));
    command.add_option("--notice-days", details.notice_days,
                       session.say("公示天数", "days of the public notice"));
    command.add_option("--medium", details.media,
                       session.say("公告媒体，可多次", "where it is published, repeatable"));
}

void add_action(CLI::App& parent, Session& session, Action action) {
    auto arguments = std::make_shared<ActionArguments>();
    CLI::App* command = parent.add_subcommand(std::string{geo::lifecycle::to_string(action)},
                                              session.text(geo::lifecycle::name_of(action)));
    auto* which = command->add_option_group("which");
    which->add_option("id", arguments->id, session.say("申请编号", "number of the proposal"));
    which->add_option("--village", arguments->village,
                      session.say("全村，全部成功或全部不变", "a whole village, all or none"));
    which->require_option(1);
    add_details(*command, *arguments, session);
    command->add_option(
        "--version", arguments->version,
        session.say("所见版本（默认：当前）", "version you saw (default: current)"));
    command->callback([arguments, action, &session] { act(action, *arguments, session); });
}

void show_due(std::optional<int> within, const std::string& area, const Session& session) {
    const auto registry = session.open_registry();
    for (const auto& one : geo::registry::deadlines(*registry, {within, area, false})) {
        if (session.as_json)
            fmt::print("{}\n", http::deadline_to_json(one, session.language).dump());
        else
            fmt::print("{}\t{}\t{}\t{}\t{}\n", one.deadline.due, one.deadline.days_left,
                       session.text(geo::lifecycle::name_of(one.deadline.kind)),
                       one.proposal.value(), one.name);
    }
}

void add_due(CLI::App& parent, Session& session) {
    struct Arguments {
        std::optional<int> within;
        std::string county;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        parent.add_subcommand("due", session.say("到期与逾期事项", "what is due and overdue"));
    command
        ->add_option("--within", arguments->within,
                     session.say("今后几天之内（逾期总在内）", "days from today; overdue is in it"))
        ->check(CLI::Range(0, 3660));
    command->add_option("--county", arguments->county,
                        session.say("区划代码开头", "what the village codes begin with"));
    command->callback(
        [arguments, &session] { show_due(arguments->within, arguments->county, session); });
}

void print_states(const Session& session) {
    for (const auto& line : geo::lifecycle::transitions()) {
        std::string gates;
        for (const auto gate : line.gates)
            gates.append(gates.empty() ? "" : ",").append(geo::lifecycle::to_string(gate));
        fmt::print("{}\t{}\t{}\t{}\n", to_string(line.from), geo::lifecycle::to_string(line.action),
                   line.to ? to_string(*line.to) : session.say("上一状态", "state before"), gates);
    }
}

void add_states(CLI::App& parent, Session& session) {
    auto as_markdown = std::make_shared<bool>(false);
    CLI::App* command =
        parent.add_subcommand("states", session.say("状态表", "the table of states"));
    command->add_flag(
        "--markdown", *as_markdown,
        session.say("写成 docs/lifecycle.md 那一页", "as the page docs/lifecycle.md"));
    command->callback([as_markdown, &session] {
        if (*as_markdown)
            fmt::print("{}", geo::lifecycle::lifecycle_page());
        else
            print_states(session);
    });
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
    for (const Action action : http::exposed_actions())
        if (action != Action::submit) add_action(*command, session, action);
    add_due(*command, session);
    add_states(*command, session);
    command->footer(
        session.say("例：", "Example:") +
        " luming proposal submit --village 370522103214 --road 17 --name 祥和路"
        " --meaning 安定祥和 --origin 村民代表会议议定"
        "\n  luming proposal submit --village 370522103214 --road 17 --name 祥顺路"
        " --cause construction --meaning 祥和顺遂 --origin 村民代表会议议定"
        "\n  luming proposal approve 17 --reason 同意"
        "\n  luming proposal file --village 370522103214 --document-no 利政字〔2026〕8号"
        "\n  luming proposal due --within 7");
}

}  // namespace api::cli

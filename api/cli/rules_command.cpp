// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "api/cli/findings_output.hpp"
#include "api/http/naming_json.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/naming/rules_page.hpp"
#include "geo/registry/naming_context.hpp"

namespace api::cli {
namespace {

using geo::naming::RuleSet;

void print_rules(const RuleSet& rules, const Session& session) {
    for (const auto& rule : rules.rules()) {
        fmt::print("{}  {}  [{}]\n", rule.id, session.text(rule.reason), rule.article);
        for (const auto& one : rule.cases) {
            const auto severity = rules.severity(rule, one);
            fmt::print("    {}  {}.{}  {}\n", severity ? to_string(*severity) : "-", rule.id,
                       one.id, session.text(one.when));
        }
    }
}

void show(const RuleSet& rules, bool as_markdown, const Session& session) {
    if (as_markdown)
        fmt::print("{}", geo::naming::rules_page(rules));
    else if (session.as_json)
        fmt::print("{}\n", to_text(Json{{"rules", http::rules_to_json(rules, session.language)}}));
    else
        print_rules(rules, session);
}

void rules(bool as_markdown, const Session& session) {
    // Without a registry the rules are those of the shipped profile.
    if (std::filesystem::exists(session.database))
        show(session.open_registry()->naming().rules(), as_markdown, session);
    else
        show(geo::registry::NamingContext{}.rules(), as_markdown, session);
}

}  // namespace

void add_rules_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "rules",
        session.say("列出命名规则、依据与级别", "list the naming rules and their articles"));
    auto as_markdown = std::make_shared<bool>(false);
    command->add_flag("--markdown", *as_markdown,
                      session.say("写成 docs/rules.md 那一页", "as the page docs/rules.md"));
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming rules\n  luming rules --markdown > docs/rules.md"
                    "\n  luming --json rules");
    command->callback([as_markdown, &session] { rules(*as_markdown, session); });
}

}  // namespace api::cli

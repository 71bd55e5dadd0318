// SPDX-License-Identifier: Apache-2.0
#include "api/cli/findings_output.hpp"

#include <fmt/format.h>

#include "api/evidence_groups.hpp"
#include "geo/model/wire_names.hpp"

namespace api::cli {

void add_renaming_options(CLI::App& command, std::string& cause, std::string& protective_measures,
                          const Session& session) {
    command
        .add_option("--cause", cause,
                    session.say("更名原因（道路已有名称时）",
                                "why a road that has a name gets another one"))
        ->check(CLI::IsMember({"division_change", "construction", "natural_change"}));
    command.add_option("--protective-measures", protective_measures,
                       session.say("对受保护原名的保护措施", "what keeps a protected name"));
}

Json to_json(const geo::Finding& finding, geo::Language language) {
    Json json{{"rule", finding.rule},
              {"severity", to_string(finding.severity)},
              {"message", finding.message.in(language)},
              {"article", finding.article}};
    api::add_evidence(json, finding);
    if (finding.suggestion) json["suggestion"] = *finding.suggestion;
    return json;
}

Json to_json(const std::vector<geo::Finding>& findings, geo::Language language) {
    Json array = Json::array();
    for (const geo::Finding& finding : findings) array.push_back(to_json(finding, language));
    return array;
}

Json to_json(const geo::NameParts& name, const geo::Pinyin& pinyin) {
    return {{"full", name.full},
            {"specific", name.specific},
            {"generic", name.generic},
            {"pinyin",
             {{"toned", pinyin.toned},
              {"untoned", pinyin.untoned},
              {"sign", pinyin.sign},
              {"key", pinyin.key},
              {"review", pinyin.needs_review}}}};
}

std::string to_text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string verdict_word(std::string_view verdict, const Session& session) {
    if (verdict == "pass") return session.say("通过", "pass");
    if (verdict == "info") return session.say("通过（有提示）", "pass, with information");
    if (verdict == "warn") return session.say("有警告", "warning");
    if (verdict == "review") return session.say("须人工审核", "needs review");
    return session.say("否决", "blocked");
}

void print(const std::vector<geo::Finding>& findings, const Session& session) {
    for (const geo::Finding& finding : findings) {
        fmt::print("{} {}  {}  [{}]", finding.rule, to_string(finding.severity),
                   session.text(finding.message), finding.article);
        if (finding.suggestion)
            fmt::print("  {} {}", session.say("建议：", "suggestion:"), *finding.suggestion);
        fmt::print("\n");
        std::string evidence;
        for (const auto& [key, value] : finding.evidence)
            evidence += fmt::format("{}{}={}", evidence.empty() ? "" : ", ", key, value);
        if (!evidence.empty()) fmt::print("      {}\n", evidence);
    }
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/dossier.hpp"

#include <algorithm>
#include <array>

namespace geo::lifecycle {
namespace {

constexpr std::array<std::string_view, 3> authority_words{"government", "civil_affairs",
                                                          "other_department"};
constexpr std::array<std::string_view, 3> report_words{"consultation", "expert_opinion",
                                                       "assessment"};

template <typename Value, std::size_t Count>
std::optional<Value> value_of(const std::array<std::string_view, Count>& words,
                              std::string_view word) noexcept {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Value>(found - words.begin());
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string_view to_string(AuthorityKind kind) noexcept {
    return authority_words[static_cast<std::size_t>(kind)];
}
std::optional<AuthorityKind> authority_kind_from_string(std::string_view word) noexcept {
    return value_of<AuthorityKind>(authority_words, word);
}

std::string_view to_string(ReportKind kind) noexcept {
    return report_words[static_cast<std::size_t>(kind)];
}
std::optional<ReportKind> report_kind_from_string(std::string_view word) noexcept {
    return value_of<ReportKind>(report_words, word);
}

BilingualText name_of(ReportKind kind) {
    switch (kind) {
        case ReportKind::consultation:
            return {"征求意见报告", "consultation report"};
        case ReportKind::expert_opinion:
            return {"专家论证报告", "expert opinion"};
        case ReportKind::assessment:
            return {"综合评估报告", "assessment"};
    }
    return {};
}

const std::vector<ReportField>& required_fields(ReportKind kind) {
    static const std::vector<ReportField> consultation{{"process", {"过程", "process"}},
                                                       {"scope", {"范围", "scope"}},
                                                       {"opinions", {"主要意见", "opinions"}},
                                                       {"handling", {"处理情况", "handling"}}};
    static const std::vector<ReportField> expert{{"necessity", {"必要性", "necessity"}},
                                                 {"soundness", {"科学性", "soundness"}},
                                                 {"fitness", {"合理性", "fitness"}},
                                                 {"risk", {"风险", "risk"}},
                                                 {"advice", {"建议", "advice"}}};
    static const std::vector<ReportField> assessment{
        {"legality", {"合法性", "legality"}},
        {"feasibility", {"可行性", "feasibility"}},
        {"controllability", {"可控性", "controllability"}},
        {"social_impact", {"社会影响", "social impact"}},
        {"risk", {"风险", "risk"}},
        {"response", {"应对", "response"}}};
    switch (kind) {
        case ReportKind::consultation:
            return consultation;
        case ReportKind::expert_opinion:
            return expert;
        case ReportKind::assessment:
            return assessment;
    }
    return consultation;
}

std::vector<std::string_view> missing_fields(const Report& report) {
    std::vector<std::string_view> missing;
    for (const ReportField& field : required_fields(report.kind)) {
        const auto found = report.fields.find(field.key);
        if (found == report.fields.end() || is_blank(found->second)) missing.push_back(field.key);
    }
    return missing;
}

}  // namespace geo::lifecycle

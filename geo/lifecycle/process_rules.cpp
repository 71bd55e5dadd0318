// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/process_rules.hpp"

#include <array>
#include <map>
#include <utility>

#include "geo/base/calendar_day.hpp"
#include "geo/model/wire_names.hpp"

namespace geo::lifecycle {
namespace {

bool contains(std::string_view text, std::string_view part) noexcept {
    return text.find(part) != std::string_view::npos;
}

bool ends_with(std::string_view text, std::string_view end) noexcept {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

template <std::size_t Count>
bool ends_with_one_of(std::string_view text, const std::array<std::string_view, Count>& ends) {
    for (const std::string_view end : ends)
        if (ends_with(text, end)) return true;
    return false;
}

Finding finding(const char* rule, Severity severity, const char* article, BilingualText message,
                std::vector<std::pair<std::string, std::string>> evidence) {
    return {rule, severity, std::move(message), article, std::move(evidence), std::nullopt};
}

std::vector<Finding> late(const char* rule, const char* article, const BilingualText& act,
                          std::string_view due, std::string_view done) {
    const int days = days_between(due, done);
    if (days <= 0) return {};
    const std::string count = std::to_string(days);
    return {
        finding(rule, Severity::block, article,
                {act.zh + "逾期 " + count + " 天（应在 " + std::string(due) + " 前完成）。",
                 "The " + act.en + " is " + count + (days == 1 ? " day" : " days") +
                     " late; it was due on " + std::string(due) + "."},
                {{"due", std::string(due)}, {"done", std::string(done)}, {"overdue_days", count}})};
}

/// A field of the announcement as a clerk calls it.
BilingualText name_of_field(std::string_view key) {
    static const std::map<std::string_view, BilingualText> names{
        {"standard_name", {"标准名称", "the standard name"}},
        {"romanisation", {"罗马字母拼写", "the romanised spelling"}},
        {"division", {"所属政区", "the division"}},
        {"position", {"位置描述", "the position"}},
        {"authority", {"批准机关", "the approving authority"}},
        {"approved_on", {"批准时间", "the day of approval"}}};
    return names.at(key);
}

constexpr const char* filing_article = "地名管理条例 第十三条";
constexpr const char* announcement_article = "地名管理条例 第十四条";

}  // namespace

AuthorityKind authority_kind_of(std::string_view authority) noexcept {
    if (contains(authority, "民政")) return AuthorityKind::civil_affairs;
    if (ends_with(authority, "人民政府") || ends_with(authority, "政府"))
        return AuthorityKind::government;
    return AuthorityKind::other_department;
}

std::vector<Finding> check_authority(std::string_view authority,
                                     std::string_view delegation_document) {
    static constexpr std::array<std::string_view, 10> too_low{
        "村委会",     "村民委员会", "居委会",     "居民委员会", "村民小组",
        "镇人民政府", "乡人民政府", "街道办事处", "镇政府",     "乡政府"};
    static constexpr std::array<std::string_view, 2> of_a_district{"区人民政府", "区政府"};
    const std::string name{authority};
    const char* article = "地名管理条例 第十二条第（五）项";
    if (ends_with_one_of(authority, too_low))
        return {finding("P01", Severity::block, article,
                        {"“" + name + "”不能批准街路巷名称，应由直辖市、市、县人民政府批准。",
                         "'" + name +
                             "' cannot approve a road's name; a city's or county's "
                             "government does."},
                        {{"authority", name}})};
    const bool is_autonomous_region = ends_with(authority, "自治区人民政府");
    if (ends_with_one_of(authority, of_a_district) && !is_autonomous_region &&
        delegation_document.empty())
        return {finding("P01", Severity::warn, article,
                        {"“" + name + "”为市辖区，须附授权文件。",
                         "'" + name +
                             "' is a city district; add the document that delegates the "
                             "approval."},
                        {{"authority", name}, {"missing", "delegation_document"}})};
    return {};
}

std::string filing_due(std::string_view approved_on) {
    return days_after(approved_on, filing_days);
}

std::optional<std::string> announcement_due(AuthorityKind kind, std::string_view approved_on,
                                            const std::optional<std::string>& filed_on) {
    if (kind != AuthorityKind::other_department) return days_after(approved_on, announcement_days);
    if (!filed_on) return std::nullopt;
    return days_after(*filed_on, announcement_days);
}

std::vector<Finding> check_filing_day(std::string_view approved_on, std::string_view filed_on) {
    return late("P02", filing_article, {"备案", "filing"}, filing_due(approved_on), filed_on);
}

std::vector<Finding> check_announcement_day(AuthorityKind kind, std::string_view approved_on,
                                            const std::optional<std::string>& filed_on,
                                            std::string_view announced_on) {
    const auto due = announcement_due(kind, approved_on, filed_on);
    if (!due) return {};
    return late("P03", announcement_article, {"公告", "announcement"}, *due, announced_on);
}

std::vector<Finding> check_filing_set(const FilingSet& set) {
    BilingualText what;
    std::vector<std::pair<std::string, std::string>> evidence;
    const auto miss = [&](const char* key, const char* zh, const char* en) {
        what.zh += (what.zh.empty() ? "" : "、") + std::string(zh);
        what.en += (what.en.empty() ? "" : ", ") + std::string(en);
        evidence.emplace_back("missing", key);
    };
    if (!set.has_approval_document) miss("approval_document", "批复", "the approval document");
    if (!set.has_application) miss("application", "申请书", "the application");
    if (!set.has_report)
        miss("report", "评估、论证或征求意见报告", "an assessment, expert or consultation report");
    for (const std::string& field : set.missing_form_fields)
        miss(field.c_str(), ("登记表：" + field).c_str(), ("the form's field " + field).c_str());
    if (evidence.empty()) return {};
    // Art 11 asks for reports where the naming concerns many; a lane may do with the reason alone.
    const bool is_only_report = evidence.size() == 1 && !set.has_report;
    return {finding("P04", is_only_report ? Severity::warn : Severity::block,
                    "地名备案公告管理办法（试行）",
                    {"备案材料不齐，缺：" + what.zh + "。请补充后重新报送。",
                     "The filing set is incomplete; add " + what.en + "."},
                    std::move(evidence))};
}

std::vector<std::string_view> missing_fields(const AnnouncedName& name) {
    const std::array<std::pair<std::string_view, const std::string*>, 6> fields{
        {{"standard_name", &name.standard_name},
         {"romanisation", &name.romanisation},
         {"division", &name.division},
         {"position", &name.position},
         {"authority", &name.authority},
         {"approved_on", &name.approved_on}}};
    std::vector<std::string_view> missing;
    for (const auto& [key, text] : fields)
        if (text->find_first_not_of(" \t\r\n") == std::string::npos) missing.push_back(key);
    return missing;
}

std::vector<Finding> check_announcement(const AnnouncedName& name) {
    const auto missing = missing_fields(name);
    if (missing.empty()) return {};
    BilingualText what;
    std::vector<std::pair<std::string, std::string>> evidence;
    for (const std::string_view key : missing) {
        const BilingualText field = name_of_field(key);
        what.zh += (what.zh.empty() ? "" : "、") + field.zh;
        what.en += (what.en.empty() ? "" : ", ") + field.en;
        evidence.emplace_back("missing", key);
    }
    return {
        finding("P05", Severity::block, "地名备案公告管理办法（试行）",
                {"公告“" + name.standard_name + "”缺少必备内容：" + what.zh + "。请补全后公告。",
                 "The announcement of '" + name.standard_name + "' lacks: " + what.en + "."},
                std::move(evidence))};
}

std::vector<Finding> check_sign_state(ProposalState state) {
    switch (state) {
        case ProposalState::approved:
        case ProposalState::filed:
        case ProposalState::announced:
        case ProposalState::signed_on_site:
        case ProposalState::mapped:
        case ProposalState::archived:
            return {};
        case ProposalState::draft:
        case ProposalState::submitted:
        case ProposalState::consulted:
        case ProposalState::town_endorsed:
        case ProposalState::county_reviewed:
        case ProposalState::returned:
        case ProposalState::rejected:
        case ProposalState::withdrawn:
            break;
    }
    return {finding("P09", Severity::block, "地名管理条例 第四条、第十九条、第三十六条",
                    {"名称尚未批准，不得设置标志（擅自命名、设置）。请先完成审批。",
                     "The name is not approved, so no sign may be set up; have it approved first."},
                    {{"state", std::string(geo::to_string(state))}})};
}

}  // namespace geo::lifecycle

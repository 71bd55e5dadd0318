// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/permissions.hpp"

#include <algorithm>
#include <array>

namespace geo::lifecycle {
namespace {

const std::vector<Role> everybody{Role::anonymous, Role::surveyor, Role::town, Role::county,
                                  Role::postal,    Role::gis,      Role::admin};
const std::vector<Role> staff{Role::surveyor, Role::town, Role::county,
                              Role::postal,   Role::gis,  Role::admin};
const std::vector<Role> proposers{Role::surveyor, Role::town, Role::county, Role::admin};
const std::vector<Role> insiders{Role::surveyor, Role::town, Role::county, Role::gis, Role::admin};
const std::vector<Role> townships{Role::town, Role::county, Role::admin};
const std::vector<Role> counties{Role::county, Role::admin};
const std::vector<Role> analysts{Role::county, Role::gis, Role::admin};
const std::vector<Role> administrators{Role::admin};

struct CapabilityName {
    std::string_view word;
    const char* zh;
    const char* en;
};

/// In the order of the enumeration.
constexpr std::array<CapabilityName, 16> names{{
    {"read_published", "查看公开信息", "read what is published"},
    {"check_names", "检查名称", "check names"},
    {"object", "提出异议", "object"},
    {"report_sign", "报告标志问题", "report a sign"},
    {"log_in", "登录", "log in"},
    {"propose", "提出命名申请", "propose names"},
    {"see_unpublished", "查看办理中的申请", "see proposals under way"},
    {"endorse", "乡镇审核", "endorse for the town"},
    {"decide", "县级审批、备案与公告", "decide, file and announce for the county"},
    {"manage_signs", "管理地名标志", "manage signs"},
    {"rename_roads", "道路更名、合并、拆分与销名", "rename, merge, split and abolish roads"},
    {"number_doors", "编制门牌", "number doors"},
    {"export_unpublished", "导出未公开图层", "export unpublished layers"},
    {"manage_profile", "管理规则配置", "manage the rules' profile"},
    {"manage_users", "管理用户", "manage users"},
    {"run_jobs", "提交批量任务", "send long tables as jobs"},
}};

const CapabilityName& entry(Capability capability) noexcept {
    return names[static_cast<std::size_t>(capability)];
}

}  // namespace

const std::vector<Permission>& permissions() {
    using enum Capability;
    static const std::vector<Permission> table = {
        {read_published, everybody, AreaRule::anywhere},
        {check_names, everybody, AreaRule::anywhere},
        {object, everybody, AreaRule::anywhere},
        {report_sign, everybody, AreaRule::anywhere},
        {log_in, everybody, AreaRule::anywhere},
        {propose, proposers, AreaRule::own_area},
        {see_unpublished, insiders, AreaRule::own_area},
        {endorse, townships, AreaRule::own_area},
        {decide, counties, AreaRule::own_area},
        {manage_signs, counties, AreaRule::own_area},
        {rename_roads, counties, AreaRule::own_area},
        {number_doors, counties, AreaRule::own_area},
        {export_unpublished, analysts, AreaRule::own_area},
        {manage_profile, administrators, AreaRule::anywhere},
        {manage_users, administrators, AreaRule::anywhere},
        {run_jobs, staff, AreaRule::anywhere},
    };
    return table;
}

const Permission& permission_for(Capability capability) noexcept {
    return permissions()[static_cast<std::size_t>(capability)];
}

bool is_permitted(Capability capability, Role role) noexcept {
    const auto& roles = permission_for(capability).roles;
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool covers(std::string_view area, std::string_view village_code) noexcept {
    return village_code.substr(0, area.size()) == area;
}

Capability capability_for(Action action) noexcept {
    switch (action) {
        case Action::edit:
        case Action::submit:
        case Action::withdraw:
            return Capability::propose;
        case Action::consult:
        case Action::endorse:
        case Action::send_back:
            return Capability::endorse;
        case Action::review:
        case Action::approve:
        case Action::reject:
        case Action::file:
        case Action::announce:
        case Action::archive:
        case Action::undo:
            return Capability::decide;
        case Action::install:
        case Action::map:
            return Capability::manage_signs;
    }
    return Capability::decide;
}

std::string_view to_string(Capability capability) noexcept { return entry(capability).word; }

std::optional<Capability> capability_from_string(std::string_view word) noexcept {
    for (const auto& permission : permissions())
        if (to_string(permission.capability) == word) return permission.capability;
    return std::nullopt;
}

BilingualText name_of(Capability capability) {
    return {entry(capability).zh, entry(capability).en};
}

}  // namespace geo::lifecycle

// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/rules_page.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace geo::naming {
namespace {

struct Family {
    char letter;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array<Family, 8> families = {{
    {'C', "用字", "characters"},
    {'N', "结构与通名", "structure and generic names"},
    {'M', "含义", "meaning"},
    {'U', "唯一与延续", "uniqueness and continuity"},
    {'L', "长度", "length"},
    {'D', "方位", "position"},
    {'G', "图形", "geometry"},
    {'R', "更名", "renaming"},
}};

struct ThresholdLine {
    std::string_view key;
    std::string_view rule;
    double value;
    std::string_view zh;
    std::string_view en;
};

std::array<ThresholdLine, 9> threshold_lines(const Thresholds& thresholds) {
    return {{
        {"specific_warn_above", "L01", static_cast<double>(thresholds.specific_warn_above),
         "专名字数超过则警告", "characters of the specific part, warned of above"},
        {"specific_block_above", "L01", static_cast<double>(thresholds.specific_block_above),
         "专名字数超过则阻断", "characters of the specific part, blocked above"},
        {"overlap_share", "U07", thresholds.overlap_share, "与已命名道路重合的比例",
         "share of the line that runs along a named road"},
        {"overlap_metres", "U07", thresholds.overlap_metres, "重合的最大间距，米",
         "as far apart one road may be drawn twice, metres"},
        {"parallel_metres", "U07", thresholds.parallel_metres, "平行重复的最大间距，米",
         "as far apart a parallel duplicate may lie, metres"},
        {"continuation_metres", "U08", thresholds.continuation_metres, "延续道路的最大间隙，米",
         "gap to the road that it continues, metres"},
        {"continuation_degrees", "U08", thresholds.continuation_degrees, "延续道路的最大偏角，度",
         "turn against the road that it continues, degrees"},
        {"position_tolerance_metres", "D01, N06", thresholds.position_tolerance_metres,
         "方位判断的容差，米", "a direction counts beyond this, metres"},
        {"outside_metres", "G01", thresholds.outside_metres, "超出本村的容差，米",
         "so far a line may leave its village, metres"},
    }};
}

std::string_view severity_text(std::optional<Severity> severity) noexcept {
    if (!severity) return "— 不检查 off";
    switch (*severity) {
        case Severity::block:
            return "**B** 阻断 block";
        case Severity::review:
            return "**R** 人工审核 review";
        case Severity::warn:
            return "**W** 警告 warn";
        case Severity::info:
            return "**I** 提示 info";
    }
    return "";
}

/// A text inside a table's cell.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

void write_head(const Profile& profile, std::string& out) {
    fmt::format_to(
        std::back_inserter(out),
        "# 命名规则 · Naming rules\n\n"
        "<!-- Made by: luming rules --markdown > docs/rules.md -->\n\n"
        "规则配置 / profile: {}。这一页由程序从规则本身生成，请勿手改。\n"
        "This page is made from the rules themselves; do not edit it by hand.\n\n"
        "| | | |\n|---|---|---|\n"
        "| **B** | 阻断：不能批准 | block: cannot be approved |\n"
        "| **R** | 人工审核：须写明理由 | review: a person decides and gives the reason |\n"
        "| **W** | 警告 | warning |\n"
        "| **I** | 提示 | information |\n\n"
        "规则配置可按规则（`U03`）或情形（`N04.too_narrow`）改变严重程度。\n"
        "A profile may set another severity by rule (`U03`) or by case (`N04.too_narrow`).\n",
        profile.name);
}

void write_rule(const RuleSet& rule_set, const Rule& rule, std::string& out) {
    fmt::format_to(std::back_inserter(out),
                   "\n### {}\n\n{}\n{}\n\n依据 / basis: {}\n\n"
                   "| 情形 case | 严重程度 severity | 何时 | when |\n|---|---|---|---|\n",
                   rule.id, rule.reason.zh, rule.reason.en, rule.article);
    for (const Case& one : rule.cases)
        fmt::format_to(std::back_inserter(out), "| `{}` | {} | {} | {} |\n", one.id,
                       severity_text(rule_set.severity(rule, one)), cell(one.when.zh),
                       cell(one.when.en));
}

void write_families(const RuleSet& rule_set, std::string& out) {
    for (const Family& family : families) {
        bool is_first = true;
        for (const Rule& rule : rule_set.rules()) {
            if (rule.id.front() != family.letter) continue;
            if (is_first)
                fmt::format_to(std::back_inserter(out), "\n## {} · {} · {}\n", family.letter,
                               family.zh, family.en);
            is_first = false;
            write_rule(rule_set, rule, out);
        }
    }
}

void write_thresholds(const Profile& profile, std::string& out) {
    out +=
        "\n## 阈值 · Thresholds\n\n"
        "| 键 key | 规则 rule | 值 value | 含义 | meaning |\n|---|---|---|---|---|\n";
    for (const ThresholdLine& line : threshold_lines(profile.thresholds))
        fmt::format_to(std::back_inserter(out), "| `{}` | {} | {} | {} | {} |\n", line.key,
                       line.rule, line.value, line.zh, line.en);
}

std::string measure(const std::optional<double>& metres) {
    return metres ? fmt::format("{}", *metres) : "";
}

std::string remarks(const GenericName& generic) {
    std::string out;
    const auto add = [&](std::string_view remark) {
        out += (out.empty() ? "" : "；") + std::string(remark);
    };
    if (generic.blocks_below_width) add("更窄则阻断 blocked if narrower");
    if (generic.dead_end_excuses_width) add("尽头路可更宽 a dead end may be wider");
    if (generic.is_block) add("指住宅片区 a block of houses");
    return out;
}

void write_generic_names(const Profile& profile, std::string& out) {
    out +=
        "\n## 通名 · Generic names\n\n宽度和长度以米计。Widths and lengths in metres (N02, "
        "N04).\n\n"
        "| 通名 | 最小宽 least width | 最大宽 most width | 最短 least length | 每村至多 most in a "
        "village | |\n|---|---|---|---|---|---|\n";
    std::string understood;
    for (const GenericName& generic : profile.generic_names) {
        if (!generic.is_listed) {
            understood += (understood.empty() ? "" : "、") + generic.text;
            continue;
        }
        fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} | {} | {} |\n", generic.text,
                       measure(generic.least_width), measure(generic.most_width),
                       measure(generic.least_length),
                       generic.most_in_village ? fmt::format("{}", *generic.most_in_village) : "",
                       remarks(generic));
    }
    if (!understood.empty())
        fmt::format_to(
            std::back_inserter(out),
            "\n表外但能识别，需人工审核 / understood, off the list, for a reviewer: {}\n",
            understood);
}

}  // namespace

std::string rules_page(const RuleSet& rule_set) {
    const Profile& profile = rule_set.tables().profile;
    std::string out;
    write_head(profile, out);
    write_families(rule_set, out);
    write_thresholds(profile, out);
    write_generic_names(profile, out);
    return out;
}

}  // namespace geo::naming

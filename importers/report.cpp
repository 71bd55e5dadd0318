// SPDX-License-Identifier: Apache-2.0
#include "importers/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "geo/base/error.hpp"

namespace importers {

namespace {

using nlohmann::ordered_json;

ordered_json to_value(const geo::BilingualText& text) { return {{"zh", text.zh}, {"en", text.en}}; }

ordered_json reported_rows(const Report& report) {
    ordered_json rows = ordered_json::array();
    for (const ReportedRow& row : report.rows)
        rows.push_back({{"row", row.row},
                        {"key", row.key},
                        {"outcome", row.rejected ? "rejected" : "noted"},
                        {"reason", to_value(row.reason)}});
    return rows;
}

ordered_json skipped_classes(const Report& report) {
    ordered_json classes = ordered_json::array();
    for (const SkippedClass& skipped : report.skipped_classes)
        classes.push_back({{"reason", to_value(skipped.reason)}, {"rows", skipped.rows}});
    return classes;
}

ordered_json notes(const Report& report) {
    ordered_json texts = ordered_json::array();
    for (const auto& note : report.notes) texts.push_back(to_value(note));
    return texts;
}

std::string counts_line(const Report& report, geo::Language language) {
    if (language == geo::Language::en)
        return fmt::format(
            "{} rows in: {} stored, {} updated, {} unchanged, {} rejected, {} skipped; {} in no "
            "village\n",
            report.rows_in, report.stored, report.updated, report.unchanged, report.rejected,
            report.skipped, report.unassigned);
    return fmt::format("读入 {} 行：新增 {}，更新 {}，未变 {}，退回 {}，略过 {}；不在任何村内 {}\n",
                       report.rows_in, report.stored, report.updated, report.unchanged,
                       report.rejected, report.skipped, report.unassigned);
}

std::string source_line(const Report& report, geo::Language language) {
    const bool english = language == geo::Language::en;
    auto line = fmt::format("{} ({}, {}, {}, {}), {:.1f} s, {:.0f} {}\n", report.path,
                            report.driver, report.layer, report.crs, report.encoding,
                            report.seconds, report.rows_per_second(), english ? "rows/s" : "行/秒");
    if (report.dry_run)
        line += english ? "Dry run: nothing was kept.\n" : "试运行：什么也没有保存。\n";
    return line;
}

/// Rows about which the same is to be said.
struct RowGroup {
    const ReportedRow* first = nullptr;
    std::vector<const ReportedRow*> others;
};

/// In the order in which each reason first came up: a person reads a reason once, however many
/// rows it concerns.
std::vector<RowGroup> grouped_by_reason(const std::vector<ReportedRow>& rows) {
    std::vector<RowGroup> groups;
    std::map<std::pair<bool, std::string_view>, std::size_t> known;
    for (const ReportedRow& row : rows) {
        const auto [entry, is_new] =
            known.try_emplace({row.rejected, row.reason.zh}, groups.size());
        if (is_new)
            groups.push_back({&row, {}});
        else
            groups[entry->second].others.push_back(&row);
    }
    return groups;
}

std::string rows_named(const RowGroup& group, geo::Language language) {
    constexpr std::size_t most_named = 4;
    const bool english = language == geo::Language::en;
    std::string text = fmt::format("{} [{}]", group.first->row, group.first->key);
    const std::size_t named = std::min(most_named, group.others.size());
    for (std::size_t i = 0; i < named; ++i)
        text += fmt::format("{}{} [{}]", english ? ", " : "、", group.others[i]->row,
                            group.others[i]->key);
    if (named < group.others.size())
        text += english ? fmt::format(" … {} rows", group.others.size() + 1)
                        : fmt::format(" …… 共 {} 行", group.others.size() + 1);
    return text;
}

std::string group_line(const RowGroup& group, geo::Language language) {
    const auto* words =
        language == geo::Language::en
            ? (group.first->rejected ? "  rejected, row {}: {}\n" : "  row {}: {}\n")
            : (group.first->rejected ? "  退回，行 {}：{}\n" : "  行 {}：{}\n");
    return fmt::format(fmt::runtime(words), rows_named(group, language),
                       group.first->reason.in(language));
}

std::string rows_text(const Report& report, geo::Language language, std::size_t most_reasons) {
    std::string text;
    const std::vector<RowGroup> groups = grouped_by_reason(report.rows);
    const std::size_t shown = std::min(most_reasons, groups.size());
    for (std::size_t i = 0; i < shown; ++i) text += group_line(groups[i], language);
    if (const auto left = groups.size() - shown; left > 0)
        text += language == geo::Language::en
                    ? fmt::format("  and {} more reasons: --report FILE.json has them all\n", left)
                    : fmt::format("  另有 {} 种情况，--report FILE.json 列出全部\n", left);
    return text;
}

}  // namespace

void Report::count(geo::registry::RowOutcome outcome) noexcept {
    switch (outcome) {
        case geo::registry::RowOutcome::stored:
            ++stored;
            return;
        case geo::registry::RowOutcome::updated:
            ++updated;
            return;
        case geo::registry::RowOutcome::unchanged:
            ++unchanged;
            return;
        case geo::registry::RowOutcome::rejected:
            ++rejected;
            return;
    }
}

void Report::reject(std::int64_t row, std::string key, geo::BilingualText reason) {
    ++rejected;
    rows.push_back({row, std::move(key), true, std::move(reason)});
}

void Report::note(std::int64_t row, std::string key, geo::BilingualText text) {
    rows.push_back({row, std::move(key), false, std::move(text)});
}

void Report::skip(const geo::BilingualText& reason) {
    ++skipped;
    const auto known = std::find_if(skipped_classes.begin(), skipped_classes.end(),
                                    [&](const auto& item) { return item.reason == reason; });
    if (known != skipped_classes.end())
        ++known->rows;
    else
        skipped_classes.push_back({reason, 1});
}

std::string to_json(const Report& report) {
    const ordered_json document = {{"kind", to_string(report.kind)},
                                   {"path", report.path},
                                   {"source", report.source},
                                   {"driver", report.driver},
                                   {"layer", report.layer},
                                   {"crs", report.crs},
                                   {"encoding", report.encoding},
                                   {"dry_run", report.dry_run},
                                   {"rows_in", report.rows_in},
                                   {"stored", report.stored},
                                   {"updated", report.updated},
                                   {"unchanged", report.unchanged},
                                   {"rejected", report.rejected},
                                   {"skipped", report.skipped},
                                   {"unassigned", report.unassigned},
                                   {"seconds", report.seconds},
                                   {"rows_per_second", report.rows_per_second()},
                                   {"skipped_classes", skipped_classes(report)},
                                   {"notes", notes(report)},
                                   {"rows", reported_rows(report)}};
    // A key may carry bytes that are not text; the report is JSON all the same.
    return document.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string to_text(const Report& report, geo::Language language, std::size_t most_reasons) {
    std::string text = source_line(report, language) + counts_line(report, language);
    for (const SkippedClass& skipped : report.skipped_classes)
        text += fmt::format("  {} × {}\n", skipped.rows, skipped.reason.in(language));
    for (const auto& note : report.notes) text += "  " + note.in(language) + "\n";
    return text + rows_text(report, language, most_reasons);
}

void write_report(const Report& report, const std::string& path) {
    const std::string unfinished = path + ".part";
    std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
    file << to_json(report);
    file.close();
    if (file && std::rename(unfinished.c_str(), path.c_str()) == 0) return;
    std::remove(unfinished.c_str());
    throw geo::Error(geo::ErrorKind::storage, "报告写不到 " + path + "：请检查目录与磁盘空间。",
                     "The report cannot be written to " + path +
                         ": check the directory and the space on the disk.");
}

}  // namespace importers

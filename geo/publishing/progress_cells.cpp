// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "geo/publishing/progress.hpp"

namespace geo::publishing {
namespace {

constexpr std::array<std::string_view, stage_count> stage_words{"named", "filed", "announced",
                                                                "signed", "mapped"};
constexpr std::array<std::string_view, 3> by_words{"county", "town", "village"};

std::vector<std::string> header(const ProgressTable& table, Language language) {
    const bool zh = language == Language::zh;
    std::vector<std::string> cells;
    cells.emplace_back(zh ? "代码" : "code");
    cells.emplace_back(zh ? "名称" : "name");
    cells.emplace_back(zh ? "村" : "villages");
    for (std::size_t i = 0; i < stage_count; ++i)
        cells.push_back((zh ? "村：" : "villages ") + name_of(static_cast<Stage>(i)).in(language));
    cells.emplace_back(zh ? "道路" : "roads");
    for (std::size_t i = 0; i < stage_count; ++i)
        cells.push_back((zh ? "路：" : "roads ") + name_of(static_cast<Stage>(i)).in(language));
    cells.emplace_back(zh ? "设标率" : "sign coverage");
    cells.emplace_back(zh ? "逾期" : "overdue");
    cells.emplace_back(zh ? "规则" : "profile");
    cells.emplace_back(zh ? "统计日" : "day");
    if (table.modelled) cells.emplace_back(zh ? "示范数据" : "modelled");
    return cells;
}

std::vector<std::string> line(const Progress& row, const ProgressTable& table) {
    std::vector<std::string> cells{row.code, row.name, std::to_string(row.villages)};
    for (const auto count : row.villages_at) cells.push_back(std::to_string(count));
    cells.push_back(std::to_string(row.roads));
    for (const auto count : row.roads_at) cells.push_back(std::to_string(count));
    cells.push_back(fmt::format("{:.3f}", row.sign_coverage()));
    cells.push_back(std::to_string(row.overdue));
    cells.push_back(table.profile);
    cells.push_back(table.day);
    if (table.modelled) cells.emplace_back("1");
    return cells;
}

}  // namespace

std::string_view to_string(Stage stage) noexcept {
    return stage_words[static_cast<std::size_t>(stage)];
}

BilingualText name_of(Stage stage) {
    constexpr std::array<const char*, stage_count> chinese{"命名", "备案", "公告", "设标", "上图"};
    const auto place = static_cast<std::size_t>(stage);
    return {chinese[place], std::string{stage_words[place]}};
}

std::optional<ProgressBy> progress_by_from(std::string_view word) noexcept {
    for (std::size_t i = 0; i < by_words.size(); ++i)
        if (by_words[i] == word) return static_cast<ProgressBy>(i);
    return std::nullopt;
}

std::string_view to_string(ProgressBy by) noexcept {
    return by_words[static_cast<std::size_t>(by)];
}

std::vector<std::vector<std::string>> cells_of(const ProgressTable& table, Language language) {
    std::vector<std::vector<std::string>> rows{header(table, language)};
    for (const Progress& row : table.rows) rows.push_back(line(row, table));
    rows.push_back(line(table.total, table));
    rows.back()[1] = language == Language::zh ? "合计" : "total";
    return rows;
}

}  // namespace geo::publishing

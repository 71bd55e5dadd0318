// SPDX-License-Identifier: Apache-2.0
#include "api/http/progress_json.hpp"

#include <cmath>

#include "api/table/table_writer.hpp"
#include "geo/model/wire_names.hpp"

namespace api::http {
namespace {

using geo::publishing::Progress;
using geo::publishing::stage_count;
using nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1000) / 1000; }

ordered_json stages(std::size_t total, const std::array<std::size_t, stage_count>& counts) {
    ordered_json members{{"total", total}};
    for (std::size_t i = 0; i < stage_count; ++i)
        members[std::string{to_string(static_cast<geo::publishing::Stage>(i))}] = counts[i];
    return members;
}

ordered_json row_to_json(const Progress& row) {
    auto proposals = ordered_json::object(), steps = ordered_json::object();
    for (const auto& [state, count] : row.proposals)
        proposals[std::string{geo::to_string(state)}] = count;
    for (const auto& [action, times] : row.steps)
        steps[std::string{geo::lifecycle::to_string(action)}] = {
            {"count", times.count}, {"mean_days", rounded(times.mean_days())}};
    return {{"code", row.code},
            {"name", row.name},
            {"villages", stages(row.villages, row.villages_at)},
            {"roads", stages(row.roads, row.roads_at)},
            {"signs",
             {{"planned", row.signs.planned},
              {"made", row.signs.made},
              {"installed", row.signs.installed},
              {"damaged", row.signs.damaged},
              {"roads_with_sign", row.roads_with_sign},
              {"coverage", rounded(row.sign_coverage())}}},
            {"proposals", std::move(proposals)},
            {"overdue", row.overdue},
            {"steps", std::move(steps)}};
}

std::string quoted(const std::string& cell) {
    const auto safe = table::formula_safe(cell);
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string text = "\"";
    for (const char c : safe) text.append(c == '"' ? 2 : 1, c);
    return text + '"';
}

}  // namespace

ordered_json progress_to_json(const geo::publishing::ProgressTable& table) {
    auto rows = ordered_json::array();
    for (const Progress& row : table.rows) rows.push_back(row_to_json(row));
    return {{"profile", table.profile},  {"day", table.day},
            {"by", to_string(table.by)}, {"modelled", table.modelled},
            {"rows", std::move(rows)},   {"total", row_to_json(table.total)}};
}

std::string progress_to_csv(const geo::publishing::ProgressTable& table, geo::Language language) {
    std::string text = "\xEF\xBB\xBF";
    for (const auto& row : cells_of(table, language)) {
        for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + quoted(row[i]);
        text += "\r\n";
    }
    return text;
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "geo/publishing/progress.hpp"

namespace api::http {

/// {"profile", "day", "by", "modelled", "rows": [ROW…], "total": ROW}; a row: {"code", "name",
/// "villages": {"total", "named", …}, "roads": {"total", "named", "filed", "announced", "signed",
/// "mapped"}, "signs": {…, "coverage"}, "proposals": {STATE: n}, "overdue", "steps": {ACTION:
/// {"count", "mean_days"}}}
nlohmann::ordered_json progress_to_json(const geo::publishing::ProgressTable& table);

/// RFC 4180, with a byte order mark for spreadsheets; what looks like a formula is kept text.
std::string progress_to_csv(const geo::publishing::ProgressTable& table, geo::Language language);

}  // namespace api::http

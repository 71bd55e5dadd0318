// SPDX-License-Identifier: Apache-2.0
// How far the work has come, by county, town or village: the figures that are reported upwards
// ("409 villages, 2,515 roads: named, filed, announced, signed, mapped").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/transitions.hpp"
#include "geo/publishing/snapshot.hpp"
#include "geo/registry/registry.hpp"

namespace geo::publishing {

/// What a road has behind it. Each is counted for itself: an imported name in force is named and
/// perhaps signed, and neither filed nor announced here.
enum class Stage {
    named,       ///< a name is in force
    filed,       ///< 备案
    announced,   ///< 公告
    signposted,  ///< 设标: the proposal says so, or a sign stands
    mapped       ///< 上图
};
inline constexpr std::size_t stage_count = 5;
/// "named", "filed", "announced", "signed", "mapped".
std::string_view to_string(Stage stage) noexcept;
/// 命名, 备案, 公告, 设标, 上图.
BilingualText name_of(Stage stage);

struct StepTimes {
    std::int64_t count = 0;
    double days = 0;
    double mean_days() const noexcept { return count == 0 ? 0 : days / static_cast<double>(count); }
};

struct SignCounts {
    std::int64_t planned = 0;
    std::int64_t made = 0;
    std::int64_t installed = 0;
    std::int64_t damaged = 0;  ///< they stand, too
};

struct Progress {
    std::string code;
    std::string name;
    std::size_t villages = 0;
    std::size_t roads = 0;
    std::array<std::size_t, stage_count> roads_at{};
    /// Villages of which every road has come so far; a village without roads is not among them.
    std::array<std::size_t, stage_count> villages_at{};
    std::size_t roads_with_sign = 0;  ///< named ones with a sign that stands
    SignCounts signs;
    std::map<ProposalState, std::size_t> proposals;
    std::size_t overdue = 0;  ///< filings, announcements, answers past their last day
    std::map<lifecycle::Action, StepTimes> steps;

    std::size_t at(Stage stage) const { return roads_at[static_cast<std::size_t>(stage)]; }
    /// Share of the named roads on which a sign stands, 0 to 1.
    double sign_coverage() const noexcept;
};

enum class ProgressBy { county, town, village };
std::optional<ProgressBy> progress_by_from(std::string_view word) noexcept;
std::string_view to_string(ProgressBy by) noexcept;

struct ProgressTable {
    std::string profile;  ///< whose rules: "东营市"
    std::string day;      ///< as of
    ProgressBy by = ProgressBy::county;
    bool modelled = false;
    std::vector<Progress> rows;  ///< by code; roads in no village come first, under an empty code
    Progress total;
};

ProgressTable count_progress(registry::Registry& registry, const Snapshot& snapshot, ProgressBy by);

/// The table as cells, header first, the total last: what the CSV and the screen show.
std::vector<std::vector<std::string>> cells_of(const ProgressTable& table, Language language);

}  // namespace geo::publishing

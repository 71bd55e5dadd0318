// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/progress.hpp"

#include <unordered_map>

#include "geo/registry/deadlines.hpp"
#include "geo/storage/progress_store.hpp"

namespace geo::publishing {
namespace {

using Stages = std::array<bool, stage_count>;

struct RoadCase {
    ProposalState state = ProposalState::draft;
    std::string name;
};

constexpr std::size_t index_of(Stage stage) { return static_cast<std::size_t>(stage); }

/// How many stages a proposal in this state has behind it: approval is the first.
std::size_t stages_behind(ProposalState state) {
    switch (state) {
        case ProposalState::approved:
            return 1;
        case ProposalState::filed:
            return 2;
        case ProposalState::announced:
            return 3;
        case ProposalState::signed_on_site:
            return 4;
        case ProposalState::mapped:
        case ProposalState::archived:
            return 5;
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
    return 0;
}

std::string_view key_of(const Shard& shard, ProgressBy by) {
    if (!shard.village) return {};
    switch (by) {
        case ProgressBy::county:
            return shard.village->county_code;
        case ProgressBy::town:
            return shard.village->town_code;
        case ProgressBy::village:
            break;
    }
    return shard.village->code.value();
}

std::string name_at(const Shard& shard, ProgressBy by) {
    if (!shard.village) return {};
    const VillageFeature& village = *shard.village;
    if (by == ProgressBy::county) return village.county;
    return by == ProgressBy::town ? village.county + village.town
                                  : village.county + village.town + village.name;
}

void add(SignCounts& counts, SignState state, std::int64_t count) {
    switch (state) {
        case SignState::planned:
            counts.planned += count;
            break;
        case SignState::made:
            counts.made += count;
            break;
        case SignState::installed:
            counts.installed += count;
            break;
        case SignState::damaged:
            counts.damaged += count;
            break;
        case SignState::replaced:
        case SignState::removed:
            break;
    }
}

class Counting {
  public:
    Counting(registry::Registry& registry, const Snapshot& snapshot, ProgressBy by)
        : registry_(registry), snapshot_(snapshot), by_(by) {}

    std::vector<Progress> run() {
        const auto reader = registry_.database().read();
        storage::ProgressStore store{*reader};
        read_signs(store);
        read_proposals(store);
        for (const ShardPtr& shard : snapshot_.shards()) count_shard(*shard);
        count_proposals_and_steps(store);
        registry::DeadlineFilter overdue;
        overdue.only_overdue = true;
        for (const auto& due : registry::deadlines(registry_, overdue))
            if (Progress* row = row_of(due.village)) ++row->overdue;
        std::vector<Progress> rows;
        for (auto& [code, row] : rows_) rows.push_back(std::move(row));
        return rows;
    }

  private:
    void read_signs(storage::ProgressStore& store) {
        store.for_each_sign_count([&](RoadId road, SignState state, std::int64_t count) {
            add(signs_[road.value()], state, count);
        });
    }

    /// The last proposal that was approved says how far the road's name has come.
    void read_proposals(storage::ProgressStore& store) {
        store.for_each_proposal([&](const storage::CountedProposal& proposal) {
            if (proposal.road && stages_behind(proposal.state) > 0)
                cases_[proposal.road->value()] = {proposal.state, proposal.name};
        });
    }

    Stages stages_of(const RoadFeature& road) const {
        Stages stages{};
        if (road.state != RoadState::named) return stages;
        stages[index_of(Stage::named)] = true;
        const auto found = cases_.find(road.id.value());
        if (found != cases_.end() && found->second.name == road.name.full)
            for (std::size_t i = 0; i < stages_behind(found->second.state); ++i) stages[i] = true;
        if (has_standing_sign(road)) stages[index_of(Stage::signposted)] = true;
        return stages;
    }

    bool has_standing_sign(const RoadFeature& road) const {
        const auto found = signs_.find(road.id.value());
        return found != signs_.end() && found->second.installed + found->second.damaged > 0;
    }

    void count_road(const RoadFeature& road, Progress& row, Stages& all) {
        ++row.roads;
        const Stages stages = stages_of(road);
        for (std::size_t i = 0; i < stage_count; ++i) {
            row.roads_at[i] += stages[i] ? 1U : 0U;
            all[i] = all[i] && stages[i];
        }
        if (stages[index_of(Stage::named)] && has_standing_sign(road)) ++row.roads_with_sign;
        const auto found = signs_.find(road.id.value());
        if (found == signs_.end()) return;
        row.signs.planned += found->second.planned;
        row.signs.made += found->second.made;
        row.signs.installed += found->second.installed;
        row.signs.damaged += found->second.damaged;
    }

    void count_shard(const Shard& shard) {
        if (!shard.village && shard.roads.empty()) return;
        Progress& row = rows_[std::string{key_of(shard, by_)}];
        row.code = key_of(shard, by_);
        row.name = name_at(shard, by_);
        if (shard.village) rows_of_villages_[shard.village->code.value()] = &row;
        Stages all;
        all.fill(!shard.roads.empty());
        for (const RoadFeature& road : shard.roads) count_road(road, row, all);
        if (!shard.village) return;
        ++row.villages;
        for (std::size_t i = 0; i < stage_count; ++i) row.villages_at[i] += all[i] ? 1U : 0U;
    }

    void count_proposals_and_steps(storage::ProgressStore& store) {
        store.for_each_proposal([&](const storage::CountedProposal& proposal) {
            if (Progress* row = row_of(proposal.village)) ++row->proposals[proposal.state];
        });
        store.for_each_step_count([&](const storage::CountedSteps& steps) {
            if (Progress* row = row_of(steps.village)) {
                row->steps[steps.action].count += steps.count;
                row->steps[steps.action].days += steps.days;
            }
        });
    }

    Progress* row_of(const VillageCode& village) {
        const auto found = rows_of_villages_.find(village.value());
        return found == rows_of_villages_.end() ? nullptr : found->second;
    }

    registry::Registry& registry_;
    const Snapshot& snapshot_;
    const ProgressBy by_;
    std::map<std::string, Progress> rows_;  // nodes stay where they are
    std::unordered_map<std::string, Progress*> rows_of_villages_;
    std::unordered_map<std::int64_t, SignCounts> signs_;
    std::unordered_map<std::int64_t, RoadCase> cases_;
};

Progress total_of(const std::vector<Progress>& rows) {
    Progress total;
    for (const Progress& row : rows) {
        total.villages += row.villages;
        total.roads += row.roads;
        total.roads_with_sign += row.roads_with_sign;
        total.overdue += row.overdue;
        for (std::size_t i = 0; i < stage_count; ++i) {
            total.roads_at[i] += row.roads_at[i];
            total.villages_at[i] += row.villages_at[i];
        }
        total.signs.planned += row.signs.planned;
        total.signs.made += row.signs.made;
        total.signs.installed += row.signs.installed;
        total.signs.damaged += row.signs.damaged;
        for (const auto& [state, count] : row.proposals) total.proposals[state] += count;
        for (const auto& [action, times] : row.steps) {
            total.steps[action].count += times.count;
            total.steps[action].days += times.days;
        }
    }
    return total;
}

}  // namespace

double Progress::sign_coverage() const noexcept {
    const auto named = roads_at[index_of(Stage::named)];
    return named == 0 ? 0 : static_cast<double>(roads_with_sign) / static_cast<double>(named);
}

ProgressTable count_progress(registry::Registry& registry, const Snapshot& snapshot,
                             ProgressBy by) {
    ProgressTable table;
    table.profile = registry.naming().tables().profile.name;
    table.day = to_registry_date(registry.clock().now());
    table.by = by;
    table.modelled = snapshot.modelled();
    table.rows = Counting{registry, snapshot, by}.run();
    table.total = total_of(table.rows);
    return table;
}

}  // namespace geo::publishing

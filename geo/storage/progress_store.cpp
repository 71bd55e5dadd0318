// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/progress_store.hpp"

#include "geo/model/wire_names.hpp"

namespace geo::storage {

void ProgressStore::for_each_proposal(const std::function<void(const CountedProposal&)>& visit) {
    auto row = connection_.query("SELECT village, road, full, state FROM proposals ORDER BY id");
    while (row.step()) {
        const auto state = from_string<ProposalState>(row.text_view(3));
        if (!state) continue;
        const auto road = row.is_null(1) ? std::nullopt : std::optional{RoadId{row.integer(1)}};
        visit({VillageCode{row.text(0)}, road, row.text(2), *state});
    }
}

void ProgressStore::for_each_sign_count(
    const std::function<void(RoadId, SignState, std::int64_t)>& visit) {
    auto row = connection_.query(
        "SELECT road, state, count(*) FROM signs GROUP BY road, state ORDER BY road");
    while (row.step())
        if (const auto state = from_string<SignState>(row.text_view(1)))
            visit(RoadId{row.integer(0)}, *state, row.integer(2));
}

void ProgressStore::for_each_step_count(const std::function<void(const CountedSteps&)>& visit) {
    // 28,800,000 ms: the registry's days are China's.
    auto row = connection_.query(
        "SELECT village, action, count(*), sum(days) FROM ("
        "SELECT p.village, s.action, julianday(s.day) - julianday(coalesce("
        "lag(s.day) OVER (PARTITION BY s.proposal ORDER BY s.number), "
        "date((p.created_at + 28800000) / 1000, 'unixepoch'))) AS days "
        "FROM steps s JOIN proposals p ON p.id = s.proposal "
        "WHERE s.action NOT IN ('edit', 'undo')) "
        "GROUP BY village, action ORDER BY village, action");
    while (row.step())
        if (const auto action = lifecycle::action_from_string(row.text_view(1)))
            visit({VillageCode{row.text(0)}, *action, row.integer(2), row.real(3)});
}

}  // namespace geo::storage

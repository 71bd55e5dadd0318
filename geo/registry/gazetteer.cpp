// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/gazetteer.hpp"

#include <algorithm>
#include <utility>

#include "geo/registry/line_facts.hpp"

namespace geo::registry {
namespace {

bool is_a_line(const LineString& line) {
    return std::any_of(line.points.begin(), line.points.end(),
                       [&](Coordinate point) { return point != line.points.front(); });
}

}  // namespace

Gazetteer::Gazetteer(naming::TownNames names, Ground ground)
    : names_(std::move(names)), ground_(std::move(ground)) {}

const naming::VillageContext& Gazetteer::village(const VillageCode& code) const {
    return ground_.village(code).context;
}

naming::Facts Gazetteer::gather(const naming::NameDraft& draft,
                                const naming::Profile& profile) const {
    naming::Facts facts = names_.gather(draft, profile);
    const SharedRoad road = draft.road ? ground_.find_road(*draft.road) : nullptr;
    const LineString* line = draft.line ? &*draft.line : road ? &road->line : nullptr;
    if (line != nullptr && !is_a_line(*line)) line = nullptr;
    if (line != nullptr) facts.line = line_facts(ground_, draft, *line, profile.thresholds);
    facts.mentions = village_mentions(ground_, draft, line);
    facts.series = names_.series(draft);
    place_series(ground_, line, facts.series);
    return facts;
}

}  // namespace geo::registry

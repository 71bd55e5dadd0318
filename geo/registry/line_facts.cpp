// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/line_facts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/line_relation.hpp"
#include "geo/spatial/line_shape.hpp"

namespace geo::registry {
namespace {

using naming::RoadNearby;

/// Within so many degrees of an axis a line runs along it.
constexpr double axis_tolerance = 30;
/// Of the metres within which two drawings of one road come out: within these it is one drawing.
constexpr double coincidence_part = 1.0 / 6;
/// Two drawings of one road follow each other from end to end, but for what the ends differ.
constexpr double redrawn_share = 0.95;
/// A parallel duplicate runs beside its road for at least half its length.
constexpr double parallel_share = 0.5;
constexpr double metres_between_samples = 10;
constexpr double fewest_samples = 8;
constexpr double most_samples = 256;

naming::Direction direction_of(const LineString& line) {
    const double degrees = spatial::axis_degrees(line);
    if (degrees <= axis_tolerance || degrees >= 180 - axis_tolerance)
        return naming::Direction::east_west;
    return std::abs(degrees - 90) <= axis_tolerance ? naming::Direction::north_south
                                                    : naming::Direction::slanting;
}

/// The middles of equal pieces of the line.
std::vector<Coordinate> samples_of(const LineString& line, double length) {
    const double count =
        std::clamp(std::ceil(length / metres_between_samples), fewest_samples, most_samples);
    std::vector<Coordinate> samples;
    samples.reserve(static_cast<std::size_t>(count));
    double before = 0;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        const Coordinate from = line.points[i - 1];
        const Coordinate to = line.points[i];
        const double metres = spatial::distance_metres(from, to);
        for (double next = (static_cast<double>(samples.size()) + 0.5) * length / count;
             next < before + metres && static_cast<double>(samples.size()) < count;
             next = (static_cast<double>(samples.size()) + 0.5) * length / count)
            samples.push_back({std::lerp(from.lon, to.lon, (next - before) / metres),
                               std::lerp(from.lat, to.lat, (next - before) / metres)});
        before += metres;
    }
    return samples;
}

void add_vote(std::vector<naming::VillageShare>& shares, const GroundVillage* village) {
    const VillageCode code = village == nullptr ? VillageCode{} : village->context.code;
    const auto seen = std::find_if(shares.begin(), shares.end(),
                                   [&](const auto& share) { return share.village == code; });
    if (seen != shares.end())
        ++seen->share;
    else
        shares.push_back({code, village == nullptr ? std::string{} : village->context.name, 1});
}

/// Empty when the line keeps to its village, or nobody has drawn the village.
std::vector<naming::VillageShare> shares_of(const Ground& ground, const GroundVillage& own,
                                            const LineString& line, double length,
                                            double outside_metres) {
    if (!own.outline) return {};
    const auto samples = samples_of(line, length);
    const auto total = static_cast<double>(samples.size());
    const auto outside = std::count_if(samples.begin(), samples.end(), [&](Coordinate sample) {
        return !ground.is_in(own, sample);
    });
    if (static_cast<double>(outside) / total * length <= outside_metres) return {};
    std::vector<naming::VillageShare> shares;
    const GroundVillage* last = &own;  // neighbours along the line mostly lie in one village
    for (const Coordinate sample : samples) {
        if (last == nullptr || !ground.is_in(*last, sample))
            last = ground.is_in(own, sample) ? &own : ground.village_at(sample);
        add_vote(shares, last);
    }
    for (auto& share : shares) share.share /= total;
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto& a, const auto& b) { return a.share > b.share; });
    return shares;
}

spatial::RelationLimits limits_of(const naming::Thresholds& thresholds) {
    spatial::RelationLimits limits;
    limits.coincidence_metres = thresholds.overlap_metres * coincidence_part;
    limits.overlap_metres = thresholds.overlap_metres;
    limits.parallel_metres = thresholds.parallel_metres;
    limits.gap_metres = thresholds.continuation_metres;
    limits.gap_degrees = thresholds.continuation_degrees;
    return limits;
}

/// A line on the very same points, or one that is the other road as a whole, drawn anew: one road
/// under two names. A line that runs near another for a while may well be a road beside it.
std::optional<spatial::Alongside> drawn_on(const spatial::LineRelation& relation,
                                           double overlap_share) {
    const double coinciding = relation.coincidence.share;
    if (coinciding > 0 && coinciding >= overlap_share) return relation.coincidence;
    const double followed = std::min(relation.overlap.share, relation.overlap.share_of_other);
    if (followed >= std::max(overlap_share, redrawn_share)) return relation.overlap;
    return std::nullopt;
}

/// The one relation that says most; nullopt when the two have nothing to do with each other.
std::optional<RoadNearby> nearby_of(const GroundRoad& road, const spatial::LineRelation& relation,
                                    double overlap_share) {
    using enum naming::Relation;
    const auto made = [&](naming::Relation kind, double share, double metres, double degrees) {
        return RoadNearby{road.id, road.name, kind, share, metres, degrees};
    };
    if (const auto same = drawn_on(relation, overlap_share))
        return made(overlap, same->share, same->metres, 0);
    if (relation.parallel.share >= parallel_share)
        return made(parallel, relation.parallel.share, relation.parallel.metres, 0);
    if (relation.continuation)
        return made(continuation, 0, relation.continuation->gap_metres,
                    relation.continuation->degrees);
    if (relation.branches) return made(branch, 0, 0, 0);
    if (relation.meets) return made(crossing, 0, 0, 0);
    return std::nullopt;
}

bool is_own(const GroundRoad& road, const naming::NameDraft& draft) noexcept {
    return (draft.road && road.id == *draft.road) ||
           (draft.proposal && road.id == line_id(*draft.proposal));
}

void add_neighbours(const Ground& ground, const naming::NameDraft& draft, const LineString& line,
                    const naming::Thresholds& thresholds, naming::LineFacts& facts) {
    const spatial::LineComparer comparer{line, limits_of(thresholds)};
    bool start_meets = false;
    bool end_meets = false;
    ground.for_each_road_in(comparer.reach(), [&](const GroundRoad& road) {
        if (is_own(road, draft)) return;
        const auto relation = comparer.compare(road.line);
        start_meets = start_meets || relation.start_meets;
        end_meets = end_meets || relation.end_meets;
        if (auto nearby = nearby_of(road, relation, thresholds.overlap_share))
            facts.nearby.push_back(*std::move(nearby));
    });
    // The index knows no order; a finding must not change with it.
    std::sort(facts.nearby.begin(), facts.nearby.end(), [](const auto& a, const auto& b) {
        return std::pair{-a.share, a.road} < std::pair{-b.share, b.road};
    });
    facts.joined_ends = int{start_meets} + int{end_meets};
    facts.free_ends = 2 - facts.joined_ends;
}

/// A proposal without a road has its line under its own id.
SharedRoad find_line_of(const Ground& ground, const naming::RegisteredName& name) {
    if (name.road) return ground.find_road(*name.road);
    return name.proposal ? ground.find_road(line_id(*name.proposal)) : nullptr;
}

}  // namespace

naming::LineFacts line_facts(const Ground& ground, const naming::NameDraft& draft,
                             const LineString& line, const naming::Thresholds& thresholds) {
    naming::LineFacts facts;
    facts.length_metres = spatial::length_metres(line);
    facts.direction = direction_of(line);
    facts.crosses_itself = spatial::self_crossing(line);
    if (const GroundVillage* own = ground.find_village(draft.village.code)) {
        if (own->middle) {
            const auto offset = spatial::LocalPlane{*own->middle}.at(
                spatial::point_along(line, facts.length_metres / 2));
            facts.east_metres = offset.x;
            facts.north_metres = offset.y;
        }
        facts.villages =
            shares_of(ground, *own, line, facts.length_metres, thresholds.outside_metres);
    }
    add_neighbours(ground, draft, line, thresholds, facts);
    return facts;
}

std::vector<naming::VillageMention> village_mentions(const Ground& ground,
                                                     const naming::NameDraft& draft,
                                                     const LineString* line) {
    std::vector<naming::VillageMention> mentions;
    for (const GroundVillage* village : ground.settlements_at_head_of(
             draft.name.specific, draft.village.county, draft.village.code)) {
        std::optional<double> metres;
        if (line != nullptr && village->outline)
            metres = spatial::distance_metres(*line, *village->outline);
        mentions.push_back({village->context.code, village->context.name, metres});
    }
    return mentions;
}

void place_series(const Ground& ground, const LineString* line,
                  std::vector<naming::SeriesMember>& members) {
    std::erase_if(members, [&](naming::SeriesMember& member) {
        const SharedRoad road = find_line_of(ground, *member.name);
        if (!road || line == nullptr) return true;
        const spatial::LocalPlane plane{spatial::midpoint(*line)};
        const auto offset = plane.at(spatial::midpoint(road->line));
        member.east_metres = offset.x;
        member.north_metres = offset.y;
        return false;
    });
}

}  // namespace geo::registry

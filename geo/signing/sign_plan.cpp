// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/sign_plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <unordered_map>

#include "geo/signing/network.hpp"
#include "geo/signing/pole_book.hpp"
#include "geo/spatial/geodesic.hpp"

namespace geo::signing {
namespace {

using spatial::norm;
using spatial::PlanePoint;

enum class Heading { forward, backward, either };

/// A place on a road that wants a sign.
struct Anchor {
    std::size_t road = 0;
    double along = 0;
    SignPlace place = SignPlace::road_end;
    Heading heading = Heading::forward;  ///< as one enters the road, or travels it
    std::optional<std::size_t> crossing;
};

struct Spot {
    Coordinate position;
    double along = 0;
};

class Planner {
  public:
    Planner(std::span<const NamedRoad> roads, const SignRules& rules)
        : roads_(roads),
          rules_(rules),
          network_(build_network(roads, rules)),
          served_(roads.size()),
          book_(std::max(rules.least_distance, rules.shared_pole)) {}

    void take_in(std::span<const StandingSign> standing);
    SignPlan plan();

  private:
    std::vector<Anchor> end_anchors(std::size_t road) const;
    std::vector<Anchor> junction_anchors(std::size_t road) const;
    std::vector<Anchor> midway_anchors(std::size_t road) const;
    Anchor end_anchor(std::size_t road, bool at_end) const;
    bool needs_one_sign(std::size_t road) const;

    void serve(const Anchor& anchor);
    Spot spot_for(const Anchor& anchor) const;
    Spot spot_beside(const NetworkRoad& road, double along, double side) const;
    Spot corner_of(const Anchor& anchor) const;
    double clearance(const Spot& spot, std::size_t other) const;
    std::size_t pole_for(const Anchor& anchor, Coordinate spot);
    bool is_beside(std::size_t road, Coordinate place) const;
    PlannedSign sign_at(const Anchor& anchor, double along, std::size_t pole) const;

    std::span<const NamedRoad> roads_;
    const SignRules& rules_;
    std::vector<NetworkRoad> network_;
    std::vector<std::vector<double>> served_;  ///< by road: metres along, where a sign serves
    PoleBook book_;
    std::vector<PlannedSign> signs_;
    std::vector<double> along_;  ///< of each sign
};

void Planner::take_in(std::span<const StandingSign> standing) {
    std::unordered_map<RoadId, std::size_t> index;
    for (std::size_t i = 0; i < roads_.size(); ++i) index.emplace(roads_[i].id, i);
    std::unordered_map<SignId, std::size_t> poles;
    for (const StandingSign& sign : standing) {
        if (!poles.contains(sign.pole))
            poles.emplace(sign.pole, book_.set_pole(sign.position, sign.pole));
        const auto road = index.find(sign.road);
        if (road == index.end()) continue;
        const NetworkRoad& of = network_[road->second];
        book_.hang(sign.position, of.group);
        served_[road->second].push_back(of.way.foot_of(of.way.plane().at(sign.position)).along);
    }
}

bool Planner::needs_one_sign(std::size_t road) const {
    const NetworkRoad& of = network_[road];
    return of.way.length() < rules_.single_sign_below && !of.goes_on_at_start && !of.goes_on_at_end;
}

/// The sign stands just inside the junction, when there is one at the end.
Anchor Planner::end_anchor(std::size_t road, bool at_end) const {
    const NetworkRoad& of = network_[road];
    Anchor anchor{road, at_end ? of.way.length() : 0, SignPlace::road_end,
                  at_end ? Heading::backward : Heading::forward, std::nullopt};
    double nearest = 2 * rules_.joint;
    for (const Junction& junction : of.junctions) {
        const double off = at_end ? of.way.length() - junction.along : junction.along;
        if (off >= nearest || off > of.way.length() / 2) continue;
        nearest = off;
        anchor.along = junction.along;
        anchor.crossing = junction.other;
    }
    return anchor;
}

std::vector<Anchor> Planner::end_anchors(std::size_t road) const {
    const NetworkRoad& of = network_[road];
    const Anchor start = end_anchor(road, false), end = end_anchor(road, true);
    if (of.way.is_ring()) {
        if (of.goes_on_at_start || of.goes_on_at_end || !of.junctions.empty()) return {};
        return {start};
    }
    // A short one is entered from where it meets another road.
    if (needs_one_sign(road)) return {!start.crossing && end.crossing ? end : start};
    std::vector<Anchor> anchors;
    if (!of.goes_on_at_start) anchors.push_back(start);
    if (!of.goes_on_at_end) anchors.push_back(end);
    return anchors;
}

std::vector<Anchor> Planner::junction_anchors(std::size_t road) const {
    if (needs_one_sign(road) && !network_[road].way.is_ring()) return {};
    std::vector<Anchor> anchors;
    for (const Junction& junction : network_[road].junctions)
        anchors.push_back(
            {road, junction.along, SignPlace::junction, Heading::either, junction.other});
    return anchors;
}

/// Evenly into every stretch that is longer than the spacing.
std::vector<Anchor> Planner::midway_anchors(std::size_t road) const {
    const NetworkRoad& of = network_[road];
    std::vector<double> stops = served_[road];
    std::sort(stops.begin(), stops.end());
    std::vector<Anchor> anchors;
    const auto add = [&](double along) {
        anchors.push_back({road, along, SignPlace::midway, Heading::forward, std::nullopt});
    };
    if (stops.empty()) {
        // Both ends go on under the same name, or all its places are served by another's signs.
        const double count = std::max(1.0, std::floor(of.way.length() / rules_.spacing));
        for (double i = 0; i < count; ++i) add(of.way.length() * (i + 0.5) / count);
        return anchors;
    }
    for (double at = stops.front() - rules_.spacing; at > 0; at -= rules_.spacing) add(at);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        const double gap = stops[i] - stops[i - 1];
        const double count = std::ceil(gap / rules_.spacing - 1e-9) - 1;
        for (double k = 1; k <= count; ++k) add(stops[i - 1] + gap * k / (count + 1));
    }
    for (double at = stops.back() + rules_.spacing; at < of.way.length(); at += rules_.spacing)
        add(at);
    return anchors;
}

/// \param side  1: right of the way's own direction, -1: left
Spot Planner::spot_beside(const NetworkRoad& road, double along, double side) const {
    const WayPoint on = road.way.point_at(along);
    const double off = side * (road.way.half_width() + rules_.roadside);
    return {road.way.plane().back({on.at.x + on.direction.y * off, on.at.y - on.direction.x * off}),
            std::clamp(along, 0.0, road.way.length())};
}

double Planner::clearance(const Spot& spot, std::size_t other) const {
    const NetworkRoad& of = network_[other];
    return of.way.foot_of(of.way.plane().at(spot.position)).metres - of.way.half_width();
}

/// The first corner, right-hand ones first, that leaves the crossing road free; else the freest.
Spot Planner::corner_of(const Anchor& anchor) const {
    const NetworkRoad& road = network_[anchor.road];
    const double inset = network_[*anchor.crossing].way.half_width() + rules_.roadside;
    struct Corner {
        double ahead, side;
    };
    std::vector<Corner> corners{{1, 1}, {-1, -1}, {1, -1}, {-1, 1}};
    if (anchor.heading == Heading::forward) corners = {{1, 1}, {1, -1}};
    if (anchor.heading == Heading::backward) corners = {{-1, -1}, {-1, 1}};
    Spot best;
    double most = -std::numeric_limits<double>::infinity();
    for (const Corner& corner : corners) {
        const Spot spot = spot_beside(road, anchor.along + corner.ahead * inset, corner.side);
        const double free = clearance(spot, *anchor.crossing);
        if (free >= rules_.roadside / 2) return spot;
        if (free <= most) continue;
        most = free;
        best = spot;
    }
    return best;
}

Spot Planner::spot_for(const Anchor& anchor) const {
    if (anchor.crossing) return corner_of(anchor);
    return spot_beside(network_[anchor.road], anchor.along,
                       anchor.heading == Heading::backward ? -1 : 1);
}

bool Planner::is_beside(std::size_t road, Coordinate place) const {
    const Way& way = network_[road].way;
    return way.foot_of(way.plane().at(place)).metres <=
           way.half_width() + rules_.roadside + rules_.shared_pole;
}

/// One that is there already, near enough to both; else a new one.
std::size_t Planner::pole_for(const Anchor& anchor, Coordinate spot) {
    const NetworkRoad& road = network_[anchor.road];
    Coordinate centre = spot;
    double reach = rules_.shared_pole;
    if (anchor.crossing) {
        centre = road.way.plane().back(road.way.point_at(anchor.along).at);
        const double other = network_[*anchor.crossing].way.half_width();
        reach = std::max(
            reach, std::hypot(road.way.half_width() + rules_.roadside, other + rules_.roadside) +
                       rules_.roadside);
    }
    for (const std::size_t pole : book_.poles_near(centre, reach))
        if (is_beside(anchor.road, book_.pole(pole).position)) return pole;
    return book_.set_pole(spot);
}

PlannedSign Planner::sign_at(const Anchor& anchor, double along, std::size_t pole) const {
    const NetworkRoad& road = network_[anchor.road];
    const PlanePoint way = road.way.point_at(along).direction;
    double bearing = std::atan2(way.x, way.y) * 180 / std::numbers::pi;
    while (bearing < 0) bearing += 180;
    while (bearing >= 180) bearing -= 180;
    return {anchor.road,     anchor.place, book_.pole(pole).position, bearing, road.axis,
            anchor.crossing, pole};
}

void Planner::serve(const Anchor& anchor) {
    const std::size_t group = network_[anchor.road].group;
    const Spot spot = spot_for(anchor);
    if (anchor.place != SignPlace::midway) served_[anchor.road].push_back(anchor.along);
    if (book_.has_plate_near(spot.position, rules_.least_distance, group)) return;
    const std::size_t pole = pole_for(anchor, spot.position);
    const Coordinate place = book_.pole(pole).position;
    // A shared pole may stand nearer to another sign of the road than the spot itself.
    if (book_.has_plate_near(place, rules_.least_distance, group)) return;
    book_.hang(place, group);
    signs_.push_back(sign_at(anchor, spot.along, pole));
    along_.push_back(spot.along);
}

SignPlan Planner::plan() {
    using Anchors = std::vector<Anchor> (Planner::*)(std::size_t) const;
    // Ends before junctions before the middle: what matters more gets the place.
    for (const Anchors anchors :
         {&Planner::end_anchors, &Planner::junction_anchors, &Planner::midway_anchors})
        for (std::size_t road = 0; road < roads_.size(); ++road) {
            if (!roads_[road].is_wanted) continue;
            for (const Anchor& anchor : (this->*anchors)(road)) serve(anchor);
        }
    std::vector<std::size_t> order(signs_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        if (signs_[a].road != signs_[b].road) return signs_[a].road < signs_[b].road;
        return along_[a] != along_[b] ? along_[a] < along_[b] : a < b;
    });
    SignPlan plan;
    for (const std::size_t i : order) plan.signs.push_back(signs_[i]);
    plan.poles = book_.take_poles();
    return plan;
}

}  // namespace

SignPlan plan_signs(std::span<const NamedRoad> roads, std::span<const StandingSign> standing,
                    const SignRules& rules) {
    Planner planner{roads, rules};
    planner.take_in(standing);
    return planner.plan();
}

}  // namespace geo::signing

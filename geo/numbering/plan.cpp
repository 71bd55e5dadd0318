// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/plan.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/numbering/convention.hpp"
#include "geo/numbering/plan_words.hpp"
#include "geo/numbering/yards.hpp"

namespace geo::numbering {
namespace {

/// A door that somebody assigned to the road may stand so many times as far off.
constexpr double assigned_reach = 5;

void require_finite(const std::vector<Gate>& gates) {
    for (const Gate& gate : gates)
        if (!std::isfinite(gate.position.lon) || !std::isfinite(gate.position.lat))
            throw Error(ErrorKind::invalid_input, "门牌位置含有非有限的坐标，请修正。",
                        "A door's position is not a finite number; mend it.");
}

class Planner {
  public:
    Planner(const RoadToNumber& road, const NumberingRules& rules, Mode mode)
        : road_(road),
          rules_(rules),
          mode_(mode),
          axis_(road.parts),
          yards_(yards_of(road.gates)) {}

    NumberingPlan plan() {
        begin_by_rule(axis_, road_.entrances, rules_);
        place_yards();
        choose_course();
        find_faults();
        give_numbers();
        write_items();
        if (!axis_.has_direction()) plan_.remarks.push_back(no_direction_reason());
        if (rules_.scheme == Scheme::sequential) report_gaps();
        return std::move(plan_);
    }

  private:
    bool starts_afresh() const noexcept { return mode_ == Mode::renumber; }

    // ---- where the yards are and how the road runs

    void place_yards() {
        if (!axis_.has_direction()) return;
        for (Yard& yard : yards_) {
            const Gate& gate = road_.gates[yard.main];
            yard.place = axis_.place_of(gate.position);
            const double reach = rules_.reach_metres *
                                 (gate.is_assigned || !gate.number.empty() ? assigned_reach : 1);
            yard.is_placed = yard.place.metres <= reach;
        }
    }

    void choose_course() {
        if (!axis_.has_direction()) return;
        if (road_.convention && !starts_afresh())
            take_convention(*road_.convention);
        else
            take_course();
        plan_.convention = {axis_.start(), course_.odd_side, course_.is_single_sided};
        if (is_other_) plan_.remarks.push_back(other_convention_reason(plan_.convention));
    }

    void take_convention(const Convention& convention) {
        axis_.start_near(convention.start);
        place_yards();
        course_ = {false, convention.odd_side, convention.is_single_sided};
    }

    void take_course() {
        if (starts_afresh())
            for (Yard& yard : yards_)
                if (yard.is_placed) yard.read.reset();
        course_ = course_of(yards_, rules_, axis_.length());
        const Course by_rule{false, rules_.odd_side, false};
        const bool is_single_by_rule =
            course_ == Course{false, rules_.odd_side, true} && is_one_sided();
        is_other_ = course_ != by_rule && !is_single_by_rule;
        if (!course_.is_reversed) return;
        axis_.reverse();
        course_.is_reversed = false;
        place_yards();
    }

    bool is_one_sided() const {
        const auto has = [&](Side side) {
            return std::any_of(yards_.begin(), yards_.end(), [&](const Yard& yard) {
                return yard.is_placed && yard.place.side == side;
            });
        };
        return has(Side::left) != has(Side::right);
    }

    // ---- what is wrong with the numbers that are there

    void find_faults() {
        if (starts_afresh()) return;
        for (Yard& yard : yards_)
            if (!yard.number.empty() && !yard.read) yard.faults.insert(Fault::unreadable);
        for (const Lane& lane : lanes_of(yards_, course_, axis_.length())) find_faults_on(lane);
        find_duplicates();
        for (Yard& yard : yards_)
            if (!yard.faults.empty() && (mode_ == Mode::only_new || !yard.read))
                yard.is_left_alone = true;
        for (Yard& yard : yards_)
            if (!yard.faults.empty() && yard.is_placed && !yard.is_left_alone) yard.read.reset();
    }

    void find_faults_on(const Lane& lane) {
        std::vector<LaneYard> admitted;
        for (const LaneYard& one : lane.yards) {
            if (!one.number) continue;
            if (lane.admits(*one.number))
                admitted.push_back(one);
            else
                yards_[one.yard].faults.insert(Fault::wrong_parity);
        }
        for (const std::size_t index : out_of_order(admitted))
            yards_[admitted[index].yard].faults.insert(Fault::out_of_order);
    }

    /// Of the yards with one number the one keeps it with which nothing else is wrong, then the
    /// oldest.
    void find_duplicates() {
        std::map<std::string, std::vector<Yard*>> bearers;
        for (Yard& yard : yards_)
            if (!yard.number.empty())
                bearers[yard.read ? yard.read->text() : yard.number].push_back(&yard);
        const auto rank = [&](const Yard* yard) {
            return std::tuple(!yard->faults.empty(), !yard->is_placed, road_.gates[yard->main].key);
        };
        for (auto& [number, yards] : bearers) {
            if (yards.size() < 2) continue;
            const auto keeper =
                std::min_element(yards.begin(), yards.end(),
                                 [&](const Yard* a, const Yard* b) { return rank(a) < rank(b); });
            for (auto yard = yards.begin(); yard != yards.end(); ++yard)
                if (yard != keeper) (*yard)->faults.insert(Fault::duplicate);
        }
    }

    // ---- numbers

    void give_numbers() {
        TakenNumbers taken;
        for (const Yard& yard : yards_) {
            if (yard.read) taken.take(*yard.read);
            for (const std::size_t other : yard.others) take_kept(road_.gates[other], taken);
        }
        given_.resize(yards_.size());
        std::set<int> reserved(road_.reserved.begin(), road_.reserved.end());
        if (starts_afresh()) reserved.clear();
        for (Lane& lane : lanes_of(yards_, course_, axis_.length())) {
            for (const int main : fill_lane(lane, rules_, taken)) reserved.insert(main);
            for (const LaneYard& one : lane.yards) given_[one.yard] = one.number;
        }
        for (const int main : reserved)
            if (taken.is_free(main)) plan_.reserved.push_back(main);
        collect_mains();
    }

    /// What a further gate bears, when it is not going to change.
    void take_kept(const Gate& gate, TakenNumbers& taken) const {
        if (mode_ != Mode::only_new) return;
        if (const auto number = parse_house_number(gate.number)) taken.take(*number);
    }

    void collect_mains() {
        for (std::size_t i = 0; i < yards_.size(); ++i) {
            const auto& number = given_[i] ? given_[i] : yards_[i].read;
            if (number) mains_.insert(number->main);
        }
    }

    // ---- the answer

    /// What the yard bears in the end, as written.
    std::string final_number(std::size_t index) const {
        const Yard& yard = yards_[index];
        const auto& given = given_[index];
        if (!given) return yard.number;
        const auto before = parse_house_number(yard.number);
        return before == given ? yard.number : given->text();
    }

    void write_items() {
        for (std::size_t i = 0; i < yards_.size(); ++i) {
            plan_.items.push_back(main_item(i));
            const std::string number = plan_.items.back().after;
            for (const std::size_t other : yards_[i].others)
                plan_.items.push_back(other_item(yards_[i], road_.gates[other], number));
        }
        std::sort(plan_.items.begin(), plan_.items.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.place.along, a.gate) < std::tuple(b.place.along, b.gate);
        });
    }

    PlanItem main_item(std::size_t index) const {
        const Yard& yard = yards_[index];
        const Gate& gate = road_.gates[yard.main];
        PlanItem item{gate.key,   Outcome::kept, gate.number, final_number(index),
                      yard.place, true,          {},          {}};
        for (const Fault fault : yard.faults)
            item.reasons.push_back(reason_for(fault, yard.number, yard.place));
        if (!yard.is_placed) return unplaced(std::move(item));
        if (yard.place.side == Side::on && !course_.is_single_sided)
            item.reasons.push_back(reason_for(Fault::on_axis, item.after, yard.place));
        tell(item, yard.is_left_alone);
        return item;
    }

    PlanItem unplaced(PlanItem item) const {
        item.outcome = item.before.empty() ? Outcome::unplaced : Outcome::conflict;
        item.after = item.before;
        item.why = why_unplaced(item.place, axis_.has_direction());
        if (axis_.has_direction())
            item.reasons.push_back(reason_for(Fault::too_far, item.before, item.place));
        return item;
    }

    void tell(PlanItem& item, bool is_left_alone) const {
        if (is_left_alone) {
            item.outcome = Outcome::conflict;
            item.why = why_left_alone();
        } else if (item.before == item.after) {
            item.outcome = Outcome::kept;
            item.why = why_kept();
        } else {
            item.outcome = item.before.empty() ? Outcome::numbered : Outcome::changed;
            item.why = why_given(item.after, item.place, was_reserved(item.after));
        }
    }

    bool was_reserved(const std::string& text) const {
        const auto number = parse_house_number(text);
        return number && number->sub == 0 && !starts_afresh() &&
               std::find(road_.reserved.begin(), road_.reserved.end(), number->main) !=
                   road_.reserved.end();
    }

    PlanItem other_item(const Yard& yard, const Gate& gate, const std::string& number) const {
        PlanItem item{gate.key, Outcome::kept, gate.number, number, {}, false, why_of_yard(), {}};
        if (axis_.has_direction()) item.place = axis_.place_of(gate.position);
        const bool differs = !gate.number.empty() && gate.number != number;
        if (differs) item.reasons.push_back(reason_for(Fault::yard_differs, number, item.place));
        if (differs && (mode_ == Mode::only_new || number.empty())) {
            item.outcome = Outcome::conflict;
            item.after = gate.number;
            item.why = why_left_alone();
        } else if (differs) {
            item.outcome = Outcome::changed;
        } else if (number.empty()) {
            item.outcome = Outcome::unplaced;
            item.why = why_unplaced(yard.place, axis_.has_direction());
        } else if (gate.number.empty()) {
            item.outcome = Outcome::numbered;
        }
        return item;
    }

    void report_gaps() {
        constexpr std::size_t most_remarks = 50;
        const std::set<int> reserved(plan_.reserved.begin(), plan_.reserved.end());
        const auto is_missing = [&](int main) {
            return mains_.count(main) == 0 && reserved.count(main) == 0 &&
                   std::find(rules_.skipped.begin(), rules_.skipped.end(), main) ==
                       rules_.skipped.end();
        };
        for (const Lane& lane : lanes_of(yards_, course_, axis_.length())) {
            int last = 0;
            for (const LaneYard& one : lane.yards)
                if (given_[one.yard]) last = std::max(last, given_[one.yard]->main);
            for (int main = lane.first; main < last; main += lane.step) {
                if (!is_missing(main)) continue;
                const int first = main;
                while (main + lane.step < last && is_missing(main + lane.step)) main += lane.step;
                if (plan_.remarks.size() < most_remarks)
                    plan_.remarks.push_back(gap_reason(first, main));
            }
        }
    }

    const RoadToNumber& road_;
    const NumberingRules& rules_;
    Mode mode_;
    RoadAxis axis_;
    std::vector<Yard> yards_;
    Course course_;
    bool is_other_ = false;
    std::vector<std::optional<HouseNumber>> given_;  ///< by yard; none: not on a lane
    std::set<int> mains_;                            ///< that somebody bears in the end
    NumberingPlan plan_;
};

}  // namespace

bool NumberingPlan::changes_nothing() const noexcept {
    return std::none_of(items.begin(), items.end(), [](const PlanItem& item) {
        return item.outcome == Outcome::numbered || item.outcome == Outcome::changed;
    });
}

NumberingPlan plan_numbers(const RoadToNumber& road, const NumberingRules& rules, Mode mode) {
    require_finite(road.gates);
    return Planner{road, rules, mode}.plan();
}

}  // namespace geo::numbering

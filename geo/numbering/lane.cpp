// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/lane.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace geo::numbering {
namespace {

/// Yards nearer to each other along the road are side by side: neither comes first.
constexpr double same_spot_metres = 0.01;

int number_of(const LaneYard& yard) { return yard.number ? yard.number->main : 0; }

}  // namespace

void sort_along(std::vector<LaneYard>& yards) {
    std::stable_sort(yards.begin(), yards.end(),
                     [](const LaneYard& a, const LaneYard& b) { return a.along < b.along; });
    for (auto first = yards.begin(); first != yards.end();) {
        auto end = first + 1;
        while (end != yards.end() && end->along - first->along < same_spot_metres) ++end;
        std::stable_sort(first, end, [](const LaneYard& a, const LaneYard& b) {
            return a.number && b.number && *a.number < *b.number;
        });
        first = end;
    }
}

/// Patience sorting: the longest run of numbers that never falls.
std::vector<std::size_t> out_of_order(const std::vector<LaneYard>& yards) {
    std::vector<std::size_t> tops;  // of each pile, by number
    std::vector<std::size_t> before(yards.size(), yards.size());
    for (std::size_t i = 0; i < yards.size(); ++i) {
        const auto pile = std::upper_bound(
            tops.begin(), tops.end(), number_of(yards[i]),
            [&](int number, std::size_t top) { return number < number_of(yards[top]); });
        if (pile != tops.begin()) before[i] = *(pile - 1);
        if (pile == tops.end())
            tops.push_back(i);
        else
            *pile = i;
    }
    std::vector<bool> stays(yards.size(), false);
    for (std::size_t i = tops.empty() ? yards.size() : tops.back(); i < yards.size(); i = before[i])
        stays[i] = true;
    std::vector<std::size_t> leave;
    for (std::size_t i = 0; i < yards.size(); ++i)
        if (!stays[i]) leave.push_back(i);
    return leave;
}

void TakenNumbers::take(const HouseNumber& number) {
    int& greatest = subs_.try_emplace(number.main, 0).first->second;
    greatest = std::max(greatest, number.sub);
}

HouseNumber TakenNumbers::next_sub(int main, const std::string& joint) const {
    const auto known = subs_.find(main);
    return {main, known == subs_.end() ? 1 : known->second + 1, joint};
}

namespace {

class LaneFiller {
  public:
    LaneFiller(Lane& lane, const NumberingRules& rules, TakenNumbers& taken)
        : lane_(lane), rules_(rules), taken_(taken) {}

    std::vector<int> fill() {
        auto& yards = lane_.yards;
        for (std::size_t first = 0; first < yards.size(); ++first) {
            if (yards[first].number) continue;
            std::size_t end = first;
            while (end < yards.size() && !yards[end].number) ++end;
            fill_run(first, end);
            first = end;
        }
        return passed_over_;
    }

  private:
    bool is_given(int main) const {
        return std::find(rules_.skipped.begin(), rules_.skipped.end(), main) ==
                   rules_.skipped.end() &&
               taken_.is_free(main);
    }

    int main_before(std::size_t first) const {
        return first == 0 ? lane_.first - lane_.step : lane_.yards[first - 1].number->main;
    }
    double along_before(std::size_t first) const {
        const auto& yards = lane_.yards;
        return first == 0 ? std::min(0.0, yards.front().along) : yards[first - 1].along;
    }

    /// first to end have no number; what is around them has.
    void fill_run(std::size_t first, std::size_t end) {
        if (end == lane_.yards.size())
            count_on(first);
        else
            fit_between(first, end);
    }

    void give(std::size_t yard, const HouseNumber& number) {
        lane_.yards[yard].number = number;
        taken_.take(number);
    }

    /// Of the door before; the very first ones share the number of the door behind them.
    void give_sub(std::size_t yard, int main_behind) {
        const int main = yard == 0 ? main_behind : lane_.yards[yard - 1].number->main;
        give(yard, taken_.next_sub(main, rules_.joint));
    }

    std::vector<int> free_between(int before, int behind) const {
        std::vector<int> free;
        int main = std::max(before + lane_.step, lane_.first);
        for (; main < behind; main += lane_.step)
            if (is_given(main)) free.push_back(main);
        return free;
    }

    void fit_between(std::size_t first, std::size_t end) {
        const int behind = lane_.yards[end].number->main;
        const auto free = free_between(main_before(first), behind);
        const double from = along_before(first), to = lane_.yards[end].along;
        std::size_t next = 0;  // of the free numbers
        for (std::size_t yard = first; yard < end; ++yard) {
            if (next >= free.size()) {
                give_sub(yard, behind);
                continue;
            }
            const double share = to > from ? (lane_.yards[yard].along - from) / (to - from) : 0;
            const std::size_t chosen = chosen_of(free, yard, share);
            // Those behind in this run need a number each, as long as there are enough.
            const std::size_t needed = end - yard - 1;
            const std::size_t last =
                free.size() > needed ? free.size() - 1 - needed : std::size_t{0};
            next = std::max(next, std::min(chosen, last));
            give(yard, {free[next], 0, {}});
            ++next;
        }
    }

    /// The free number that fits a yard's place best.
    std::size_t chosen_of(const std::vector<int>& free, std::size_t yard, double share) const {
        if (rules_.scheme == Scheme::metres) {
            const auto fit = std::lower_bound(free.begin(), free.end(), main_by_metres(yard));
            return fit == free.end() ? free.size() - 1
                                     : static_cast<std::size_t>(fit - free.begin());
        }
        const double place = share * static_cast<double>(free.size() + 1) - 1;
        return static_cast<std::size_t>(std::max(0.0, std::round(place)));
    }

    int main_by_metres(std::size_t yard) const {
        const double most = greatest_number / 2;
        const double slots = std::floor(lane_.yards[yard].along / rules_.interval_metres);
        return lane_.first + lane_.step * static_cast<int>(std::clamp(slots, 0.0, most));
    }

    /// Behind the last numbered door.
    void count_on(std::size_t first) {
        for (std::size_t yard = first; yard < lane_.yards.size(); ++yard) {
            const int before = main_before(yard);
            if (rules_.scheme == Scheme::metres) {
                give_by_metres(yard, before);
                continue;
            }
            int main = before;
            for (int vacant = vacant_plots(yard); vacant > 0; --vacant) {
                if (next_given(main) > greatest_number / 2) break;  // nobody builds that much
                main = next_given(main);
                passed_over_.push_back(main);
            }
            give_or_share(yard, next_given(main), main);
        }
    }

    void give_by_metres(std::size_t yard, int before) {
        const int wanted = main_by_metres(yard);
        if (wanted <= before)
            give_sub(yard, wanted);
        else
            give_or_share(yard, next_given(wanted - lane_.step), wanted);
    }

    /// Past the greatest number there is only a sub-number.
    void give_or_share(std::size_t yard, int main, int main_behind) {
        if (main > greatest_number)
            give_sub(yard, main_behind);
        else
            give(yard, {main, 0, {}});
    }

    int next_given(int main) const {
        do main += lane_.step;
        while (!is_given(main));
        return main;
    }

    /// Between the door before, or the start, and this one.
    int vacant_plots(std::size_t yard) const {
        if (rules_.reserve_every_metres <= 0) return 0;
        const double metres = lane_.yards[yard].along - along_before(yard);
        // Between the gates of neighbours lies one plot; before the first one half a plot.
        const double plots = metres / rules_.reserve_every_metres - (yard == 0 ? 0.5 : 1.0);
        constexpr double most = 1000;
        return static_cast<int>(std::clamp(std::round(plots), 0.0, most));
    }

    Lane& lane_;
    const NumberingRules& rules_;
    TakenNumbers& taken_;
    std::vector<int> passed_over_;
};

}  // namespace

std::vector<int> fill_lane(Lane& lane, const NumberingRules& rules, TakenNumbers& taken) {
    return LaneFiller{lane, rules, taken}.fill();
}

}  // namespace geo::numbering

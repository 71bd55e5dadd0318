// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/yards.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace geo::numbering {
namespace {

/// The main gate first: the one marked so, else one with a number, else the oldest.
auto rank(const Gate& gate) { return std::tuple(!gate.is_main, gate.number.empty(), gate.key); }

void settle(Yard& yard, const std::vector<Gate>& gates) {
    auto& all = yard.others;
    std::sort(all.begin(), all.end(),
              [&](std::size_t a, std::size_t b) { return rank(gates[a]) < rank(gates[b]); });
    yard.main = all.front();
    all.erase(all.begin());
    yard.number = gates[yard.main].number;
    for (const std::size_t other : all)
        if (yard.number.empty()) yard.number = gates[other].number;
    yard.read = parse_house_number(yard.number);
}

}  // namespace

std::vector<Yard> yards_of(const std::vector<Gate>& gates) {
    std::vector<Yard> yards;
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t gate = 0; gate < gates.size(); ++gate) {
        const std::string_view name = gates[gate].yard;
        const auto [entry, is_new] = known.try_emplace(name, yards.size());
        if (is_new || name.empty()) {
            yards.emplace_back();
            yards.back().others.push_back(gate);
        } else {
            yards[entry->second].others.push_back(gate);
        }
    }
    for (Yard& yard : yards) settle(yard, gates);
    return yards;
}

}  // namespace geo::numbering

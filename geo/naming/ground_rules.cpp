// SPDX-License-Identifier: Apache-2.0
// U07, U08, G: a name agrees with the ground. Each looks at where the line of the road lies, and
// has nothing to say of a name without a line.
#include <fmt/format.h>

#include <algorithm>

#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

/// More roads than a reader takes in help nobody.
constexpr std::size_t shown_roads = 5;

/// Roads that lie so to the draft's and go by another name, the nearest relation first.
std::vector<const RoadNearby*> otherwise_named(const RuleInput& input, Relation relation) {
    std::vector<const RoadNearby*> roads;
    if (!input.facts.line) return roads;
    for (const RoadNearby& road : input.facts.line->nearby)
        if (road.relation == relation && road.name && road.name->name.full != input.draft.name.full)
            roads.push_back(&road);
    return roads;
}

void add_evidence(Evidence& evidence, const RegisteredName& name) {
    evidence.emplace_back("name", name.name.full);
    if (name.road) evidence.emplace_back("road_id", std::to_string(name.road->value()));
    if (name.proposal) evidence.emplace_back("proposal_id", std::to_string(name.proposal->value()));
    evidence.emplace_back("village", name.village_name);
}

std::string rounded(double value) { return fmt::format("{:.0f}", value); }

Evidence evidence_of_shares(const std::vector<const RoadNearby*>& roads) {
    Evidence evidence;
    for (std::size_t i = 0; i < std::min(shown_roads, roads.size()); ++i) {
        add_evidence(evidence, *roads[i]->name);
        evidence.emplace_back("share", fmt::format("{:.2f}", roads[i]->share));
        evidence.emplace_back("metres", fmt::format("{:.1f}", roads[i]->metres));
    }
    return evidence;
}

/// "三里村“人民路”" / "'人民路' in 三里村".
BilingualText named(const RegisteredName& name) {
    const bool is_proposed = name.status == NameStatus::proposed;
    const bool has_village = !name.village_name.empty();
    return {
        fmt::format("{}{}“{}”", name.village_name, is_proposed ? "正在申报的" : "", name.name.full),
        fmt::format("{}'{}'{}{}", is_proposed ? "the proposed " : "", name.name.full,
                    has_village ? " in " : "", name.village_name)};
}

std::vector<Objection> is_drawn_on_a_named_road(const RuleInput& input) {
    const auto roads = otherwise_named(input, Relation::overlap);
    if (roads.empty()) return {};
    const BilingualText other = named(*roads.front()->name);
    const std::string percent = rounded(roads.front()->share * 100);
    return {{"overlap",
             {fmt::format("本路线形有 {}% 与{}重合，一条路只能有一个现行名称；"
                          "请核对线形，确需改名的另走更名程序。",
                          percent, other.zh),
              fmt::format("{}% of the line runs along {}: one road bears one name. Correct the "
                          "line, or ask for a renaming.",
                          percent, other.en)},
             evidence_of_shares(roads),
             {}}};
}

std::vector<Objection> is_drawn_beside_a_named_road(const RuleInput& input) {
    const auto roads = otherwise_named(input, Relation::parallel);
    if (roads.empty()) return {};
    const BilingualText other = named(*roads.front()->name);
    const std::string metres = rounded(roads.front()->metres);
    return {{"parallel",
             {fmt::format("本路与{}平行，相距约 {} 米，可能是同一条路重复绘制，请核实。", other.zh,
                          metres),
              fmt::format("The line runs beside {}, about {} m away: perhaps the same road drawn "
                          "twice; look again.",
                          other.en, metres)},
             evidence_of_shares(roads),
             {}}};
}

std::vector<Objection> doubles_a_named_road(const RuleInput& input) {
    auto found = is_drawn_on_a_named_road(input);
    return found.empty() ? is_drawn_beside_a_named_road(input) : found;
}

bool keeps_a_name_already(const RuleInput& input) {
    const auto& nearby = input.facts.line->nearby;
    return std::any_of(nearby.begin(), nearby.end(), [&](const RoadNearby& road) {
        return road.relation == Relation::continuation && road.name &&
               road.name->name.full == input.draft.name.full;
    });
}

std::vector<Objection> changes_the_name_of_a_road_that_goes_on(const RuleInput& input) {
    auto roads = otherwise_named(input, Relation::continuation);
    if (roads.empty() || keeps_a_name_already(input)) return {};
    std::stable_sort(roads.begin(), roads.end(), [](const RoadNearby* a, const RoadNearby* b) {
        return a->metres < b->metres;
    });
    Evidence evidence;
    for (std::size_t i = 0; i < std::min(shown_roads, roads.size()); ++i) {
        add_evidence(evidence, *roads[i]->name);
        evidence.emplace_back("gap_metres", fmt::format("{:.1f}", roads[i]->metres));
        evidence.emplace_back("degrees", rounded(roads[i]->degrees));
    }
    const RoadNearby& nearest = *roads.front();
    const BilingualText other = named(*nearest.name);
    const std::string gap = rounded(nearest.metres);
    const std::string degrees = rounded(nearest.degrees);
    const std::string& name = nearest.name->name.full;
    return {{"continuation",
             {fmt::format("本路与{}首尾相接（间隔 {} 米，方向相差 {} 度），是同一条路的延续，"
                          "宜沿用“{}”；跨村的由各村共同或由乡镇命名。",
                          other.zh, gap, degrees, name),
              fmt::format("The road goes on from {} (gap {} m, {} degrees apart) and should keep "
                          "the name '{}'; villages name a road across them together, or the town "
                          "does.",
                          other.en, gap, degrees, name)},
             std::move(evidence),
             name}};
}

Evidence evidence_of_villages(const std::vector<VillageShare>& villages) {
    Evidence evidence;
    for (const VillageShare& share : villages) {
        evidence.emplace_back("village", share.name);
        if (!share.village.value().empty())
            evidence.emplace_back("village_code", share.village.value());
        evidence.emplace_back("share", fmt::format("{:.2f}", share.share));
    }
    return evidence;
}

std::vector<Objection> leaves_its_village(const RuleInput& input) {
    const auto& line = input.facts.line;
    if (!line || line->villages.empty()) return {};
    const VillageContext& own = input.draft.village;
    const VillageShare& most = line->villages.front();
    const auto inside = std::find_if(line->villages.begin(), line->villages.end(),
                                     [&](const auto& share) { return share.village == own.code; });
    const double outside = 1 - (inside == line->villages.end() ? 0 : inside->share);
    // A road along the boundary swings to and fro across it: only the better half decides.
    if (most.village != own.code && !most.village.value().empty() && most.share > 0.5)
        return {{"elsewhere",
                 {fmt::format("本路有 {:.0f}% 在{}境内，不在{}；请由{}申报，跨村道路由各村共同"
                              "或由乡镇命名。",
                              most.share * 100, most.name, own.name, most.name),
                  fmt::format("{:.0f}% of the line lies in {}, not in {}: propose it for {}; "
                              "villages name a road across them together, or the town does.",
                              most.share * 100, most.name, own.name, most.name)},
                 evidence_of_villages(line->villages),
                 {}}};
    return {{"partly",
             {fmt::format("本路有 {:.0f}% 超出{}的范围，请核对线形；跨村道路由各村共同或由乡镇"
                          "命名。",
                          outside * 100, own.name),
              fmt::format("{:.0f}% of the line lies outside {}: check the line; villages name a "
                          "road across them together, or the town does.",
                          outside * 100, own.name)},
             evidence_of_villages(line->villages),
             {}}};
}

std::vector<Objection> crosses_itself(const RuleInput& input) {
    if (!input.facts.line || !input.facts.line->crosses_itself) return {};
    const std::string place = fmt::format("{:.6f}, {:.6f}", input.facts.line->crosses_itself->lon,
                                          input.facts.line->crosses_itself->lat);
    return {{"crossing",
             {fmt::format("道路中心线在 ({}) 处与自身相交，请修正线形或分成几条路。", place),
              fmt::format("The line crosses itself at ({}); correct it or divide it into several "
                          "roads.",
                          place)},
             {{"place", place}},
             {}}};
}

}  // namespace

Rule rule_u07() {
    return {"U07",
            {{"overlap",
              Severity::block,
              {"线形与另一条有名称的道路重合", "the line runs along a road of another name"}},
             {"parallel",
              Severity::warn,
              {"与另一条有名称的道路紧邻平行",
               "the line runs close beside a road of another "
               "name"}}},
            "上海市地名管理条例 第七条（六）：一地一名",
            {"一条道路只有一个现行名称。", "One road bears one name."},
            doubles_a_named_road};
}

Rule rule_u08() {
    return {"U08",
            {{"continuation",
              Severity::warn,
              {"延续了另一条有名称的道路", "the road continues one of another name"}}},
            "安化县乡村道路命名工作实施方案；宁波市地名管理条例 第十二条",
            {"同一条路连续延伸的路段宜用同一名称。",
             "A road that goes on where a named one ends keeps its name."},
            changes_the_name_of_a_road_that_goes_on};
}

Rule rule_g01() {
    return {"G01",
            {{"partly",
              Severity::review,
              {"部分路段超出本村范围", "part of the line lies outside its village"}},
             {"elsewhere",
              Severity::block,
              {"大部分路段在另一个村", "most of the line lies in another village"}}},
            "安化县乡村道路命名工作实施方案：跨村道路由各村共同或由乡镇命名",
            {"道路由其所在的村申报命名。", "A road is named by the village that it lies in."},
            leaves_its_village};
}

Rule rule_g02() {
    return {"G02",
            {{"crossing",
              Severity::block,
              {"道路中心线自相交", "the line of the road crosses itself"}}},
            "地名管理条例 第十一条：方案须写明位置、规模",
            {"道路中心线不得自相交，否则位置和长度无从确定。",
             "The line of a road does not cross itself: its place and length would be in doubt."},
            crosses_itself};
}

}  // namespace geo::naming

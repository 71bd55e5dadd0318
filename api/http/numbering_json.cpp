// SPDX-License-Identifier: Apache-2.0
#include "api/http/numbering_json.hpp"

#include <cmath>

namespace api::http {
namespace {

using geo::Language;
using geo::numbering::Outcome;
using geo::numbering::PlanItem;
using geo::numbering::Reason;
using geo::registry::NumberingResult;
using geo::registry::RoadNumbers;
using nlohmann::ordered_json;

const char* word_of(geo::numbering::Side side) {
    switch (side) {
        case geo::numbering::Side::left:
            return "left";
        case geo::numbering::Side::right:
            return "right";
        case geo::numbering::Side::on:
            break;
    }
    return "on";
}

ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

double decimetres(double metres) { return std::round(metres * 10) / 10; }

ordered_json to_json(const Reason& reason, Language language) {
    return {{"code", to_string(reason.fault)}, {"message", reason.text.in(language)}};
}

ordered_json to_json(const std::vector<Reason>& reasons, Language language) {
    auto list = ordered_json::array();
    for (const Reason& reason : reasons) list.push_back(to_json(reason, language));
    return list;
}

ordered_json to_json(const PlanItem& item, Language language) {
    return {{"address_id", item.gate},
            {"outcome", to_string(item.outcome)},
            {"before", text_or_null(item.before)},
            {"after", text_or_null(item.after)},
            {"side", word_of(item.place.side)},
            {"along_m", decimetres(item.place.along)},
            {"distance_m", decimetres(item.place.metres)},
            {"main_gate", item.is_main},
            {"why", item.why.in(language)},
            {"reasons", to_json(item.reasons, language)}};
}

ordered_json ids_of(const RoadNumbers& road) {
    auto ids = ordered_json::array();
    for (const geo::RoadId id : road.roads) ids.push_back(id.value());
    return ids;
}

ordered_json to_json(const RoadNumbers& road, Language language) {
    const auto& plan = road.plan;
    auto items = ordered_json::array();
    for (const PlanItem& item : plan.items) items.push_back(to_json(item, language));
    const bool is_left = plan.convention.odd_side == geo::numbering::OddSide::left;
    return {{"road_ids", ids_of(road)},
            {"name", text_or_null(road.name)},
            {"event", road.event == 0 ? ordered_json() : ordered_json(road.event)},
            {"convention",
             {{"start", {plan.convention.start.lon, plan.convention.start.lat}},
              {"odd_side", is_left ? "left" : "right"},
              {"single_sided", plan.convention.is_single_sided}}},
            {"items", std::move(items)},
            {"remarks", to_json(plan.remarks, language)},
            {"reserved", plan.reserved}};
}

ordered_json summary_of(const NumberingResult& result) {
    ordered_json summary;
    for (const Outcome outcome :
         {Outcome::kept, Outcome::numbered, Outcome::changed, Outcome::conflict, Outcome::unplaced})
        summary[std::string{to_string(outcome)}] = result.count(outcome);
    return summary;
}

}  // namespace

ordered_json numbering_to_json(const NumberingResult& result, Language language) {
    auto roads = ordered_json::array();
    for (const RoadNumbers& road : result.roads) roads.push_back(to_json(road, language));
    auto strays = ordered_json::array();
    for (const auto& door : result.strays)
        strays.push_back(
            {{"address_id", door.door.value()},
             {"number", text_or_null(door.number)},
             {"nearest_road_m", door.nearest_metres ? ordered_json(decimetres(*door.nearest_metres))
                                                    : ordered_json()},
             {"why", door.why.in(language)}});
    return {{"applied", result.is_applied},
            {"version", result.version},
            {"summary", summary_of(result)},
            {"roads", std::move(roads)},
            {"strays", std::move(strays)}};
}

ordered_json violations_to_json(const NumberingResult& result, Language language) {
    auto list = ordered_json::array();
    for (const RoadNumbers& road : result.roads) {
        const ordered_json head{{"road_ids", ids_of(road)}, {"name", text_or_null(road.name)}};
        for (const PlanItem& item : road.plan.items)
            for (const Reason& reason : item.reasons) {
                ordered_json one = head;
                one["address_id"] = item.gate;
                one["number"] = text_or_null(item.before);
                one.update(to_json(reason, language));
                list.push_back(std::move(one));
            }
        for (const Reason& remark : road.plan.remarks) {
            ordered_json one = head;
            one.update(to_json(remark, language));
            list.push_back(std::move(one));
        }
    }
    return list;
}

}  // namespace api::http

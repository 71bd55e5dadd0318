// SPDX-License-Identifier: Apache-2.0
#include "api/http/naming_json.hpp"

#include "api/http/proposal_json.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/spatial/wkt.hpp"

namespace api::http {

using geo::Language;
using nlohmann::json;

json suggestion_to_json(const geo::registry::NameSuggestion& suggestion, Language language) {
    return {{"name", name_to_json(suggestion.name, suggestion.pinyin)},
            {"reason", suggestion.reason.in(language)},
            {"meaning", suggestion.meaning},
            {"origin", suggestion.origin},
            {"source", suggestion.source},
            {"score", suggestion.score},
            {"findings", findings_to_json(suggestion.findings, language)}};
}

json suggestions_to_json(const std::vector<geo::registry::NameSuggestion>& suggestions,
                         Language language) {
    auto items = json::array();
    for (const auto& suggestion : suggestions)
        items.push_back(suggestion_to_json(suggestion, language));
    return items;
}

json scheme_to_json(const geo::registry::VillageScheme& scheme, Language language) {
    auto roads = json::array();
    for (const auto& road : scheme.roads) {
        auto item = suggestion_to_json(road.name, language);
        item["road_id"] = road.road.value();
        roads.push_back(std::move(item));
    }
    auto nameless = json::array();
    for (const geo::RoadId road : scheme.left_nameless) nameless.push_back(road.value());
    return {{"idea", scheme.idea.in(language)},
            {"roads", std::move(roads)},
            {"left_nameless", std::move(nameless)}};
}

json readings_to_json(const std::vector<geo::naming::CharacterReading>& readings) {
    auto items = json::array();
    for (const auto& reading : readings)
        items.push_back({{"character", reading.character},
                         {"reading", reading.chosen},
                         {"alternatives", reading.alternatives},
                         {"source", geo::naming::name_of(reading.source)},
                         {"needs_review", reading.needs_review}});
    return items;
}

json rules_to_json(const geo::naming::RuleSet& rules, Language language) {
    auto items = json::array();
    for (const auto& rule : rules.rules()) {
        auto cases = json::array();
        for (const auto& one : rule.cases) {
            const auto severity = rules.severity(rule, one);
            cases.push_back({{"id", one.id},
                             {"severity", severity ? json(geo::to_string(*severity)) : json{}},
                             {"default_severity", geo::to_string(one.severity)},
                             {"when", one.when.in(language)}});
        }
        items.push_back({{"id", rule.id},
                         {"article", rule.article},
                         {"reason", rule.reason.in(language)},
                         {"cases", std::move(cases)}});
    }
    return items;
}

geo::LineString line_from_text(std::string_view text) {
    const auto trimmed = geo::text::trimmed(text);
    if (!trimmed.starts_with('{')) return geo::spatial::line_from_wkt(trimmed);
    const auto parsed = json::parse(trimmed, nullptr, false);
    if (parsed.is_discarded())
        throw geo::Error(geo::ErrorKind::invalid_input, "line 不是有效的 JSON。",
                         "line is not valid JSON.");
    return line_from_json(parsed);
}

}  // namespace api::http

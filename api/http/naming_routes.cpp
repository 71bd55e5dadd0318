// SPDX-License-Identifier: Apache-2.0
// A name asked about: by the rules, for better ones, for its spelling. Nothing here writes.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "api/http/application.hpp"
#include "api/http/naming_json.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/proposals.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::naming::NameKind;
using geo::registry::Registry;
using geo::registry::SuggestionRequest;
using nlohmann::json;

constexpr std::size_t most_body_bytes = 256 * 1024;
constexpr std::int64_t most_suggestions = 50;
constexpr std::size_t longest_name_bytes = 3000;

Response answer(const json& value) {
    auto response = json_response(value);
    response.cache_control = "no-store";
    return response;
}

/// Meaning and origin are missed only by who has begun to write them.
geo::registry::CheckScope scope_of(const json& body) {
    using enum geo::registry::CheckScope;
    const auto has = [&](const char* name) {
        const auto member = body.find(name);
        return member != body.end() && !member->is_null();
    };
    return has("meaning") || has("origin") ? proposal : bare_name;
}

/// "suggest": how many better names the answer is to bring; none unless asked for.
std::size_t suggestions_asked(const json& body) {
    const auto member = body.find("suggest");
    if (member == body.end() || member->is_null()) return 0;
    const bool is_count = member->is_number_unsigned() &&
                          member->get<std::uint64_t>() <= std::uint64_t{most_suggestions};
    if (!is_count)
        throw Error(ErrorKind::invalid_input, "suggest 须为 0 至 50 的整数。",
                    "suggest must be an integer from 0 to 50.")
            .at("/suggest");
    return member->get<std::size_t>();
}

SuggestionRequest better_names_for(const geo::NameProposal& content, std::size_t count) {
    SuggestionRequest wanted;
    wanted.village = content.village;
    wanted.road = content.road;
    wanted.line = content.line;
    wanted.width_metres = content.width_metres;
    wanted.like = content.name;
    wanted.count = count;
    return wanted;
}

Response check(const Request& request, Registry& registry) {
    const auto body = json_body(request);
    const auto content = content_from_json(body);
    const auto count = suggestions_asked(body);
    const auto result = geo::registry::check_name(registry, content, scope_of(body));
    json members{{"verdict", result.verdict},
                 {"name", name_to_json(result.name, result.pinyin)},
                 {"findings", findings_to_json(result.findings, request.language())},
                 {"pinyin", pinyin_to_json(result.pinyin)}};
    if (count > 0)
        members["suggestions"] = suggestions_to_json(
            suggest_names(registry, better_names_for(content, count)), request.language());
    return answer(members);
}

Error wrong_parameter(const char* name, std::string zh, std::string en) {
    return Error(ErrorKind::invalid_input, std::move(zh), std::move(en)).at(name);
}

std::optional<geo::LineString> line_parameter(const Request& request) try {
    const auto text = request.query("line");
    if (!text) return std::nullopt;
    return line_from_text(*text);
} catch (const Error& error) {
    throw wrong_parameter("line", error.text().zh, error.text().en);
}

SuggestionRequest suggestion_request(const Request& request) {
    SuggestionRequest wanted;
    wanted.village = geo::VillageCode{std::string{request.required_query("village")}};
    if (request.query("road_id"))
        wanted.road = geo::RoadId{
            request.query_integer("road_id", 0, {1, std::numeric_limits<std::int64_t>::max()})};
    wanted.line = line_parameter(request);
    if (wanted.road && wanted.line)
        throw wrong_parameter("line", "road_id 与 line 不能同时给出。",
                              "Give either a road_id or a line, not both.");
    wanted.width_metres = request.query_number("width_m");
    if (const auto like = request.query("like"); like && !like->empty())
        wanted.like = std::string{*like};
    wanted.count =
        static_cast<std::size_t>(request.query_integer("count", 5, {1, most_suggestions}));
    return wanted;
}

/// A scheme is for all roads together: what is said of one has no place in it.
Response suggest_for_all(const Request& request, Registry& registry) {
    for (const auto& field : request.query_fields())
        if (field.name != "village" && field.name != "all")
            throw Error(ErrorKind::invalid_input,
                        fmt::format("all=1 时不能给出参数 {}。", field.name),
                        fmt::format("Parameter {} does not go with all=1.", field.name))
                .at(std::string{field.name});
    const geo::VillageCode village{std::string{request.required_query("village")}};
    return answer(scheme_to_json(suggest_for_village(registry, village), request.language()));
}

Response suggest(const Request& request, Registry& registry) {
    if (request.query_flag("all", false)) return suggest_for_all(request, registry);
    const auto suggestions = suggest_names(registry, suggestion_request(request));
    return answer({{"suggestions", suggestions_to_json(suggestions, request.language())}});
}

NameKind kind_of(const Request& request) {
    const auto word = request.query("kind").value_or("auto");
    if (word == "auto") return NameKind::automatic;
    if (word == "road") return NameKind::road;
    if (word == "settlement") return NameKind::settlement;
    throw wrong_parameter(
        "kind", fmt::format("参数 kind：没有“{}”，可用：auto、road、settlement。", word),
        fmt::format("Parameter kind: '{}' is none of auto, road, settlement.", word));
}

Response pinyin(const Request& request, Registry& registry) {
    const auto name = request.required_query("name");
    if (name.size() > longest_name_bytes)
        throw Error(ErrorKind::too_large, "参数 name 过长。", "Parameter name is too long.")
            .at("name");
    const NameKind kind = kind_of(request);
    const auto& tables = registry.naming().tables();
    const auto spelled = tables.romaniser.romanise(name, kind, tables.generic_names);
    return answer({{"name", name_to_json(registry.naming().split(name), spelled)},
                   {"pinyin", pinyin_to_json(spelled)},
                   {"characters",
                    readings_to_json(tables.romaniser.explain(name, kind, tables.generic_names))}});
}

Response rules(const Request& request, Registry& registry) {
    return answer({{"rules", rules_to_json(registry.naming().rules(), request.language())}});
}

}  // namespace

void add_naming_routes(Router& router, const Application& application) {
    const auto on_registry = [&registry = application.registry](auto respond) {
        return [&registry, respond](const Request& request) { return respond(request, registry); };
    };
    router.add({.method = Method::post,
                .path = "/naming/check",
                .handler = on_registry(check),
                .most_body_bytes = most_body_bytes,
                .summary = {"按规则检查一个名称", "Check a name by the rules"},
                .permission = needs(geo::lifecycle::Capability::check_names)});
    router.add({.path = "/naming/suggest",
                .handler = on_registry(suggest),
                .query = {"village", "road_id", "line", "width_m", "like", "count", "all"},
                .summary = {"推荐能通过全部规则的名称", "Names that every rule lets pass"}});
    router.add({.path = "/naming/pinyin",
                .handler = on_registry(pinyin),
                .query = {"name", "kind"},
                .summary = {"地名的拼写与逐字读音", "The spelling of a name, reading by reading"}});
    router.add({.path = "/naming/rules",
                .handler = on_registry(rules),
                .summary = {"命名规则及其依据", "The naming rules and what they rest on"}});
}

}  // namespace api::http

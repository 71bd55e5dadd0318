// SPDX-License-Identifier: Apache-2.0
// What happens to roads that are there: renamed, merged, split, extended, abolished.
#include <fmt/format.h>

#include "api/http/past.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "api/http/transport/problem.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/renaming.hpp"
#include "geo/storage/road_store.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::registry::Actor;
using geo::registry::Registry;
using geo::registry::RoadOutcome;
using geo::registry::RoadRequest;
using nlohmann::json;

using Act = RoadOutcome (*)(Registry&, const Actor&, const RoadRequest&, const json& body);

Error wrong(const char* pointer, const char* zh, const char* en) {
    return Error(ErrorKind::invalid_input, zh, en).at(pointer);
}

std::optional<std::string> optional_text(const json& body, const char* name) {
    auto text = text_member(body, name);
    if (text.empty()) return std::nullopt;
    return text;
}

geo::RoadId road_id_from(const json& value, const char* pointer) {
    if (!value.is_number_integer())
        throw wrong(pointer, "应为道路编号（整数）。", "must be the id of a road, an integer.");
    return geo::RoadId{value.get<std::int64_t>()};
}

geo::registry::NewRoadName name_from(const json& body) {
    return {text_member(body, "name"), text_member(body, "meaning"), text_member(body, "origin"),
            optional_text(body, "generic")};
}

RoadOutcome rename(Registry& registry, const Actor& actor, const RoadRequest& request,
                   const json& body) {
    geo::registry::RenameDetails details;
    details.name = name_from(body);
    details.protective_measures = text_member(body, "protective_measures");
    if (const auto cause = optional_text(body, "cause")) {
        details.cause = geo::from_string<geo::RenamingCause>(*cause);
        if (!details.cause)
            throw wrong("/cause", "cause 须为 division_change、construction 或 natural_change。",
                        "cause must be division_change, construction or natural_change.");
    }
    return rename_road(registry, actor, request, details);
}

RoadOutcome merge(Registry& registry, const Actor& actor, const RoadRequest& request,
                  const json& body) {
    geo::registry::MergeDetails details;
    const auto with = body.find("with");
    if (with == body.end() || !with->is_array())
        throw wrong("/with", "with 须为道路编号的数组。", "with must be an array of road ids.");
    for (const json& id : *with) details.with.push_back(road_id_from(id, "/with"));
    const auto keep = body.find("keep_name_of");
    if (keep != body.end() && !keep->is_null())
        details.keep_name_of = road_id_from(*keep, "/keep_name_of");
    return merge_roads(registry, actor, request, details);
}

geo::registry::PartName part_from(const json& value) {
    geo::registry::PartName part;
    if (value.is_null()) return part;
    if (!value.is_object())
        throw wrong("/names", "names 的每一项须为 null、{\"keep\":true} 或含 name 的对象。",
                    "each of names must be null, {\"keep\":true} or an object with a name.");
    const auto keep = value.find("keep");
    part.keeps_old = keep != value.end() && keep->is_boolean() && keep->get<bool>();
    if (!part.keeps_old) part.name = name_from(value);
    return part;
}

RoadOutcome split(Registry& registry, const Actor& actor, const RoadRequest& request,
                  const json& body) {
    geo::registry::SplitDetails details;
    const auto at = body.find("at");
    const bool is_place = at != body.end() && at->is_array() && at->size() >= 2 &&
                          at->at(0).is_number() && at->at(1).is_number();
    if (!is_place)
        throw wrong("/at", "at 须为 [经度, 纬度]。", "at must be [longitude, latitude].");
    details.at = {at->at(0).get<double>(), at->at(1).get<double>()};
    if (const auto names = body.find("names"); names != body.end() && !names->is_null()) {
        if (!names->is_array() || names->size() != 2)
            throw wrong("/names", "names 须有两项，每段一项。",
                        "names must have two members, one for each part.");
        details.first = part_from(names->at(0));
        details.second = part_from(names->at(1));
    }
    return split_road(registry, actor, request, details);
}

RoadOutcome extend(Registry& registry, const Actor& actor, const RoadRequest& request,
                   const json& body) {
    const auto line = body.find("line");
    if (line == body.end())
        throw wrong("/line", "须给出延长段 line。", "Give the addition as a line.");
    return extend_road(registry, actor, request, line_from_json(*line));
}

RoadOutcome abolish(Registry& registry, const Actor& actor, const RoadRequest& request,
                    const json&) {
    return abolish_road(registry, actor, request);
}

json ids_of(const auto& ids) {
    json list = json::array();
    for (const auto id : ids) list.push_back(id.value());
    return list;
}

Response refusal(const Request& request, const RoadOutcome& outcome) {
    json members{{"missing", outcome.missing},
                 {"findings", findings_to_json(outcome.findings, request.language())}};
    return problem_response(
        request,
        Error(ErrorKind::conflict, "名称不符合命名规则，或尚缺审核理由（见 findings、missing）。",
              "The rules object to the name, or a reviewer's reason is missing "
              "(see findings and missing)."),
        members);
}

Response done(const Request& request, const RoadOutcome& outcome) {
    return json_response({{"effective_on", outcome.day},
                          {"roads", ids_of(outcome.roads)},
                          {"doors", ids_of(outcome.doors)},
                          {"doubled_numbers", outcome.doubled_numbers},
                          {"findings", findings_to_json(outcome.findings, request.language())}});
}

/// The version is read before the page is compared, so that a change in between is noticed below.
Response act(const Request& request, const Application& application, Act what) {
    const auto actor = application.doorkeeper.actor_of(request);
    RoadRequest asked;
    asked.road = geo::RoadId{request.integer_parameter("id")};
    asked.version =
        geo::storage::RoadStore{*application.registry.database().read()}.get(asked.road).change;
    const auto page = road_page(request, application);
    if (auto answer = check_if_match(request, page.etag)) return *std::move(answer);
    const json body = json_body(request);
    asked.reason = text_member(body, "reason");
    asked.effective_on = optional_text(body, "effective_on");
    const auto outcome = what(application.registry, actor, asked, body);
    return outcome.is_done ? done(request, outcome) : refusal(request, outcome);
}

void add(Router& router, const Application& application, const char* action, Act what,
         geo::BilingualText summary) {
    constexpr std::size_t most_body_bytes = 1024 * 1024;
    router.add(
        {.method = Method::post,
         .path = fmt::format("/roads/{{id}}/{}", action),
         .handler = [application, what](const Request& r) { return act(r, application, what); },
         .lane = Lane::slow,
         .most_body_bytes = most_body_bytes,
         .summary = std::move(summary),
         .permission = needs(geo::lifecycle::Capability::rename_roads)});
}

}  // namespace

void add_timeline_routes(Router& router, const Application& application) {
    add(router, application, "rename", rename,
        {"更名：原名作为曾用名保留", "Give a road another name; the old one is kept as former"});
    add(router, application, "merge", merge,
        {"合并：并入首尾相接的其他道路", "Take in other roads that meet it end to end"});
    add(router, application, "split", split,
        {"在一点分为两条道路", "Cut a road in two at a point"});
    add(router, application, "extend", extend, {"延长道路", "Let a road go on at one of its ends"});
    add(router, application, "abolish", abolish,
        {"销名：道路与名称一并注销", "Give a road and its name up"});
}

}  // namespace api::http

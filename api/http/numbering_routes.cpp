// SPDX-License-Identifier: Apache-2.0
// Door numbers over HTTP: the plan of a road or a village, giving the numbers, taking them back;
// and doors that somebody has found on the ground.
#include <fmt/format.h>

#include <algorithm>

#include "api/http/application.hpp"
#include "api/http/numbering_json.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/repeatable.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/doors.hpp"
#include "geo/registry/numbering.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/numbering_store.hpp"

namespace api::http {
namespace {

using geo::Address;
using geo::Error;
using geo::ErrorKind;
using geo::lifecycle::Capability;
using geo::numbering::Mode;
using geo::registry::Actor;
using geo::registry::NumberingResult;
using geo::registry::NumberingScope;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t most_body_bytes = 64 * 1024;

std::string etag_of(const NumberingResult& result) {
    return fmt::format("\"n-{}\"", result.version);
}

Mode mode_from(std::string_view word, const char* pointer) {
    if (word == "keep") return Mode::keep;
    if (word == "only_new") return Mode::only_new;
    if (word == "renumber") return Mode::renumber;
    throw Error(ErrorKind::invalid_input,
                fmt::format("{}：须为 keep、only_new 或 renumber，而不是“{}”。", pointer, word),
                fmt::format("{} must be keep, only_new or renumber, not '{}'.", pointer, word))
        .at(pointer);
}

NumberingScope road_of(const Request& request) {
    return geo::RoadId{request.integer_parameter("id")};
}

NumberingScope village_of(const Request& request) {
    return geo::VillageCode{std::string{request.parameter("code")}};
}

Response answer(const Request& request, const NumberingResult& result) {
    auto response = json_text(numbering_to_json(result, request.language()).dump());
    response.etag = etag_of(result);
    response.cache_control = "no-cache";
    return response;
}

/// The plan in the mode asked for, and what is wrong with the numbers that are there.
Response look(const Request& request, const Application& application, const NumberingScope& scope) {
    const auto mode = mode_from(request.query("mode").value_or("keep"), "mode");
    const auto result = geo::registry::preview_numbers(application.registry, scope, mode);
    const auto now = mode == Mode::only_new ? result
                                            : geo::registry::preview_numbers(application.registry,
                                                                             scope, Mode::only_new);
    auto body = numbering_to_json(result, request.language());
    body["violations"] = violations_to_json(now, request.language());
    auto response = json_text(body.dump());
    response.etag = etag_of(result);
    response.cache_control = "no-cache";
    return response;
}

bool flag_member(const json& body, const char* name) {
    const auto member = body.find(name);
    if (member == body.end() || member->is_null()) return false;
    if (member->is_boolean()) return member->get<bool>();
    throw Error(ErrorKind::invalid_input, fmt::format("{} 须为 true 或 false。", name),
                fmt::format("{} must be true or false.", name))
        .at(fmt::format("/{}", name));
}

struct Asked {
    geo::registry::NumberingRequest request;
    bool is_dry_run = false;
    bool is_undo = false;
};

Asked asked_in(const Request& request, const NumberingScope& scope) {
    const json body = request.body().empty() ? json::object() : json_body(request);
    const auto word = text_member(body, "mode");
    Asked asked;
    asked.request.scope = scope;
    asked.request.mode = word.empty() ? Mode::keep : mode_from(word, "/mode");
    asked.request.reason = text_member(body, "reason");
    asked.is_dry_run = flag_member(body, "dry_run");
    asked.is_undo = flag_member(body, "undo");
    if (asked.is_undo && !std::holds_alternative<geo::RoadId>(scope))
        throw Error(ErrorKind::invalid_input, "撤回编号须逐路办理：POST /roads/{id}/numbers。",
                    "Numberings are taken back road by road: POST /roads/{id}/numbers.")
            .at("/undo");
    return asked;
}

/// Runs the write and remembers its answer within the transaction.
Response write(const Request& request, const Application& application, const Actor& actor,
               const Asked& asked, const KeepAnswer& keep) {
    Response response;
    const auto witness = [&](geo::storage::Connection& connection, const NumberingResult& result) {
        response = answer(request, result);
        if (keep) keep(connection, response);
    };
    if (asked.is_undo)
        geo::registry::undo_numbers(application.registry, actor,
                                    std::get<geo::RoadId>(asked.request.scope),
                                    asked.request.version, witness);
    else
        geo::registry::number_doors(application.registry, actor, asked.request, witness);
    return response;
}

Response number(const Request& request, const Application& application,
                const NumberingScope& scope) {
    const Actor actor = application.doorkeeper.actor_of(request);
    auto asked = asked_in(request, scope);
    return once(request, application.registry, actor, [&](const KeepAnswer& keep) {
        const auto plan =
            geo::registry::preview_numbers(application.registry, scope, asked.request.mode);
        if (asked.is_dry_run) return answer(request, plan);
        if (auto refusal = check_if_match(request, etag_of(plan))) return *std::move(refusal);
        asked.request.version = plan.version;
        return write(request, application, actor, asked, keep);
    });
}

// ---- doors

ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

ordered_json optional_or_null(const std::optional<std::string>& text) {
    return text ? ordered_json(*text) : ordered_json();
}

ordered_json to_json(const Address& door) {
    return {
        {"id", door.id.value()},
        {"village_code", door.village.value()},
        {"road_id", door.road ? ordered_json(door.road->value()) : ordered_json()},
        {"number", text_or_null(door.number)},
        {"position", {{"type", "Point"}, {"coordinates", {door.position.lon, door.position.lat}}}},
        {"postcode", text_or_null(door.postcode)},
        {"yard", text_or_null(door.yard)},
        {"main_gate", door.is_main_gate},
        {"status", to_string(door.status)},
        {"lifecycle", to_string(door.lifecycle)},
        {"valid_from", optional_or_null(door.valid_from)},
        {"valid_to", optional_or_null(door.valid_to)},
        {"source_id", door.source_id}};
}

ordered_json former_of(geo::storage::Connection& connection, geo::AddressId id) {
    auto former = ordered_json::array();
    for (const auto& one : geo::storage::NumberingStore{connection}.former_of(id))
        former.push_back({{"number", text_or_null(one.number)},
                          {"road_id", one.road ? ordered_json(one.road->value()) : ordered_json()},
                          {"status", to_string(one.status)},
                          {"lifecycle", to_string(one.lifecycle)},
                          {"valid_from", optional_or_null(one.valid_from)},
                          {"valid_to", one.valid_to}});
    return former;
}

Response show_door(const Request& request, const Application& application) {
    const geo::AddressId id{request.integer_parameter("id")};
    const auto reader = application.registry.database().read();
    const auto door = geo::storage::AddressStore{*reader}.find(id);
    if (!door)
        throw Error(ErrorKind::not_found, fmt::format("没有门牌 {}。", id.value()),
                    fmt::format("There is no door {}.", id.value()));
    auto body = to_json(*door);
    body["former_numbers"] = former_of(*reader, id);
    auto response = json_text(body.dump());
    response.etag = fmt::format("\"a-{}\"", door->change);
    response.cache_control = "no-cache";
    return response;
}

/// A GeoJSON Point, or [lon, lat].
geo::Coordinate position_from(const json& body) {
    const auto member = body.find("position");
    const json* pair = member == body.end() ? nullptr : &*member;
    if (pair != nullptr && pair->is_object()) {
        const auto coordinates = pair->find("coordinates");
        const bool is_point = pair->value("type", json()) == "Point";
        pair = is_point && coordinates != pair->end() ? &*coordinates : nullptr;
    }
    const bool is_pair = pair != nullptr && pair->is_array() && pair->size() >= 2 &&
                         pair->at(0).is_number() && pair->at(1).is_number();
    if (!is_pair)
        throw Error(ErrorKind::invalid_input, "position 须为 GeoJSON Point 或 [经度, 纬度]。",
                    "position must be a GeoJSON Point or [longitude, latitude].")
            .at("/position");
    return {pair->at(0).get<double>(), pair->at(1).get<double>()};
}

geo::registry::NewDoor door_from(const json& body) {
    geo::registry::NewDoor door;
    if (auto village = text_member(body, "village_code"); !village.empty())
        door.village = geo::VillageCode{std::move(village)};
    if (const auto road = body.find("road_id"); road != body.end() && !road->is_null()) {
        if (!road->is_number_integer())
            throw Error(ErrorKind::invalid_input, "road_id 应为道路编号（整数）。",
                        "road_id must be the id of a road, an integer.")
                .at("/road_id");
        door.road = geo::RoadId{road->get<std::int64_t>()};
    }
    door.position = position_from(body);
    door.number = text_member(body, "number");
    door.postcode = text_member(body, "postcode");
    door.yard = text_member(body, "yard");
    door.is_main_gate = flag_member(body, "main_gate");
    return door;
}

Response created(const Address& door) {
    auto response = json_text(to_json(door).dump(), 201);
    response.cache_control = "no-cache";
    return response.with("Location", fmt::format("/addresses/{}", door.id.value()));
}

Response add_door(const Request& request, const Application& application) {
    const Actor actor = application.doorkeeper.actor_of(request);
    const auto door = door_from(json_body(request));
    return once(request, application.registry, actor, [&](const KeepAnswer& keep) {
        return created(geo::registry::register_door(
            application.registry, actor, door,
            [&](geo::storage::Connection& connection, const Address& address) {
                if (keep) keep(connection, created(address));
            }));
    });
}

using ScopeOf = NumberingScope (*)(const Request&);

void add_numbers(Router& router, const Application& application, const char* path, ScopeOf scope,
                 geo::BilingualText looking, geo::BilingualText numbering) {
    router.add({.path = path,
                .handler = [application,
                            scope](const Request& r) { return look(r, application, scope(r)); },
                .query = {"mode"},
                .lane = Lane::slow,
                .summary = std::move(looking)});
    router.add({.method = Method::post,
                .path = path,
                .handler = [application,
                            scope](const Request& r) { return number(r, application, scope(r)); },
                .lane = Lane::slow,
                .most_body_bytes = most_body_bytes,
                .summary = std::move(numbering),
                .permission = needs(Capability::number_doors)});
}

}  // namespace

void add_numbering_routes(Router& router, const Application& application) {
    add_numbers(router, application, "/roads/{id}/numbers", road_of,
                {"道路的门牌编号方案与现有问题",
                 "How a road's doors would be numbered, and what is "
                 "wrong with their numbers"},
                {"为道路编制门牌号，或撤回最近一次编号",
                 "Number a road's doors, or take its last numbering back"});
    add_numbers(router, application, "/villages/{code}/numbers", village_of,
                {"全村的门牌编号方案与现有问题",
                 "How a village's doors would be numbered, and "
                 "what is wrong with their numbers"},
                {"为全村编制门牌号", "Number the doors of a village"});
    router.add(
        {.method = Method::post,
         .path = "/addresses",
         .handler = [application](const Request& r) { return add_door(r, application); },
         .most_body_bytes = most_body_bytes,
         .summary = {"登记一处门户，号码可以待编", "Register a door; its number may come later"},
         .permission = needs(Capability::propose)});
    router.add({.path = "/addresses/{id}",
                .handler = [application](const Request& r) { return show_door(r, application); },
                .summary = {"一处门牌及其曾用号码", "A door with the numbers that it had"}});
}

}  // namespace api::http

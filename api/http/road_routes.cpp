// SPDX-License-Identifier: Apache-2.0
// One road with its names, what is proposed for it and what has happened to it.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "api/http/geojson.hpp"
#include "api/http/past.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/lineage_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"

namespace api::http {
namespace {

using geo::publishing::RoadRef;
using geo::publishing::RoadState;
using geo::publishing::Snapshot;
using nlohmann::json;

json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

template <typename Value>
json value_or_null(const std::optional<Value>& value) {
    return value ? json(*value) : json();
}

RoadRef get_road(const Snapshot& snapshot, std::int64_t id) {
    const auto found = snapshot.find_road(geo::RoadId{id});
    if (found.road == nullptr)
        throw geo::Error(geo::ErrorKind::not_found, fmt::format("没有编号为 {} 的道路。", id),
                         fmt::format("There is no road {}.", id));
    return found;
}

json line_of(const geo::LineString& line) {
    json points = json::array();
    for (const auto point : line.points)
        points.push_back({rounded_degrees(point.lon), rounded_degrees(point.lat)});
    return {{"type", "LineString"}, {"coordinates", std::move(points)}};
}

json village_of(const geo::publishing::Shard& shard) {
    if (!shard.village) return {};
    const auto& village = *shard.village;
    return {{"code", village.code.value()},
            {"name", village.name},
            {"town", text_or_null(village.town)},
            {"county", text_or_null(village.county)}};
}

json names_of(geo::storage::Connection& connection, geo::RoadId road) {
    json names = json::array();
    for (const auto& name : geo::storage::NameStore{connection}.of_road(road))
        names.push_back({{"full", name.name.full},
                         {"status", geo::to_string(name.status)},
                         {"pinyin", text_or_null(name.pinyin.toned)},
                         {"meaning", text_or_null(name.meaning)},
                         {"origin", text_or_null(name.origin)},
                         {"valid_from", value_or_null(name.valid_from)},
                         {"valid_to", value_or_null(name.valid_to)}});
    return names;
}

json open_proposals_of(geo::storage::Connection& connection, geo::RoadId road,
                       const geo::registry::Actor& viewer) {
    json proposals = json::array();
    geo::storage::ProposalStore store{connection};
    for (const auto id : store.open_for_road(road)) {
        const auto proposal = store.get(id);
        if (!may_see(viewer, proposal)) continue;
        proposals.push_back({{"id", id.value()},
                             {"state", geo::to_string(proposal.state)},
                             {"name", proposal.name.full},
                             {"proposed_by", proposal.proposed_by}});
    }
    return proposals;
}

json published_members(const RoadRef& found) {
    const auto& road = *found.road;
    const bool is_named = road.state == RoadState::named;
    return {{"id", road.id.value()},
            {"name", is_named ? name_to_json(road.name, road.pinyin) : json()},
            {"village", village_of(*found.shard)},
            {"line", line_of(road.line)},
            {"length_m", rounded_metres(road.length_metres)},
            {"width_m", value_or_null(road.width_metres)},
            {"surface", text_or_null(road.surface)},
            {"direction", text_or_null(road.direction)},
            {"class", text_or_null(road.road_class)},
            {"source_id", text_or_null(road.source_id)},
            {"approved_on", text_or_null(road.approved_on)},
            {"state", geo::publishing::to_string(road.state)},
            {"modelled", road.modelled}};
}

json roads_json(const std::vector<geo::RoadId>& roads) {
    json ids = json::array();
    for (const auto road : roads) ids.push_back(road.value());
    return ids;
}

json lineage_of(geo::storage::Connection& connection, geo::RoadId road) {
    json predecessors = json::array(), successors = json::array();
    for (const auto& row : geo::storage::LineageStore{connection}.of_road(road)) {
        const bool is_later = row.predecessor == road && row.successor != road;
        const auto other = is_later ? row.successor : std::optional{row.predecessor};
        if (other == road) continue;
        (is_later ? successors : predecessors)
            .push_back({{"road", other ? json(other->value()) : json()},
                        {"kind", row.kind},
                        {"day", row.day},
                        {"event", row.event}});
    }
    return {{"predecessors", std::move(predecessors)}, {"successors", std::move(successors)}};
}

/// A road that is gone: what it was called, since when it is gone, and where it lives on.
json retired_members(geo::storage::Connection& connection, geo::RoadId id) {
    const auto road = geo::storage::RoadStore{connection}.find(id);
    if (!road || !road->valid_to)
        throw geo::Error(geo::ErrorKind::not_found,
                         fmt::format("没有编号为 {} 的道路。", id.value()),
                         fmt::format("There is no road {}.", id.value()));
    return {{"id", id.value()},
            {"state", "retired"},
            {"retired", *road->valid_to},
            {"name", json()},
            {"village_code", road->village ? json(road->village->value()) : json()},
            {"line", line_of(road->centre_line)},
            {"names", names_of(connection, id)},
            {"successors", roads_json(geo::storage::LineageStore{connection}.heirs_of(id))},
            {"proposals", json::array()}};
}

/// The road as it was on a day; not_found when it was not there.
json members_on(const Request& request, const Application& application, const std::string& day) {
    const auto snapshot = application.published.snapshot_on(day);
    auto members = published_members(get_road(*snapshot, request.integer_parameter("id")));
    const auto reader = application.registry.database().read();
    members["names"] = names_of(*reader, geo::RoadId{request.integer_parameter("id")});
    members["proposals"] = json::array();
    members["at"] = day;
    return members;
}

json members_now(const Request& request, const Application& application) {
    const geo::RoadId id{request.integer_parameter("id")};
    const auto snapshot = application.published.snapshot();
    const auto found = snapshot->find_road(id);
    const auto reader = application.registry.database().read();
    if (found.road == nullptr) return retired_members(*reader, id);
    auto members = published_members(found);
    members["version"] = geo::storage::RoadStore{*reader}.get(id).change;
    members["names"] = names_of(*reader, found.road->id);
    members["proposals"] =
        open_proposals_of(*reader, found.road->id, application.doorkeeper.actor_of(request));
    return members;
}

}  // namespace

Response road_page(const Request& request, const Application& application) {
    const auto day = requested_day(request);
    auto response = json_response(day ? members_on(request, application, *day)
                                      : members_now(request, application));
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response;
}

namespace {

/// Roads by id, a page at a time.
Response roads(const Request& request, const Application& application) {
    constexpr std::int64_t most_roads = 1000;
    const auto limit =
        static_cast<std::size_t>(request.query_integer("limit", 100, {1, most_roads}));
    const auto after =
        request.query_integer("cursor", 0, {0, std::numeric_limits<std::int64_t>::max()});
    const auto village = request.query("village");
    const auto snapshot = requested_snapshot(request, application);
    std::vector<RoadRef> found;
    for (const auto& shard : snapshot->shards()) {
        if (village && (!shard->village || shard->village->code.value() != *village)) continue;
        for (const auto& road : shard->roads)
            if (road.id.value() > after) found.push_back({shard.get(), &road});
    }
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), limit));
    std::partial_sort(found.begin(), end, found.end(),
                      [](const RoadRef& a, const RoadRef& b) { return a.road->id < b.road->id; });
    json items = json::array();
    for (auto road = found.begin(); road != end; ++road) items.push_back(published_members(*road));
    json answer{{"items", std::move(items)},
                {"at", value_or_null(requested_day(request))},
                {"total", found.size()}};
    if (end != found.end()) answer["next"] = (end - 1)->road->id.value();
    auto response = json_response(answer);
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response;
}

json event_to_json(const geo::Event& event) {
    return {{"sequence", event.sequence},
            {"entity", event.entity_type},
            {"entity_id", event.entity_id},
            {"at", geo::to_rfc3339(event.at)},
            {"actor", event.actor},
            {"action", event.action},
            {"payload", json::parse(event.payload, nullptr, false)}};
}

/// What happened to the road itself and to every proposal for it, in the order in which it did.
std::vector<geo::Event> events_of(geo::storage::Connection& connection, geo::RoadId road,
                                  const geo::registry::Actor& viewer) {
    constexpr std::int64_t most_proposals = 1000;
    geo::storage::EventLog log{connection};
    auto events = log.of("road", std::to_string(road.value()));
    geo::storage::ProposalFilter filter;
    filter.road = road;
    filter.viewer = viewer_of(viewer);
    filter.limit = most_proposals;
    for (const auto& proposal : geo::storage::ProposalStore{connection}.list(filter)) {
        auto more = log.of("proposal", std::to_string(proposal.id.value()));
        std::move(more.begin(), more.end(), std::back_inserter(events));
    }
    std::sort(events.begin(), events.end(), [](const geo::Event& left, const geo::Event& right) {
        return left.sequence < right.sequence;
    });
    return events;
}

/// With what happened to the roads out of which this one has come, and what became of it.
std::vector<geo::Event> story_of(geo::storage::Connection& connection, geo::RoadId road,
                                 const geo::registry::Actor& viewer) {
    geo::storage::LineageStore lineage{connection};
    auto events = events_of(connection, road, viewer);
    const auto add = [&](std::vector<geo::Event> more) {
        std::move(more.begin(), more.end(), std::back_inserter(events));
    };
    for (const auto ancestor : lineage.ancestors_of(road))
        add(events_of(connection, ancestor, viewer));
    for (const auto& row : lineage.of_road(road))
        add(geo::storage::EventLog{connection}.after(row.event - 1, 1));
    const auto by_sequence = [](const geo::Event& a, const geo::Event& b) {
        return a.sequence < b.sequence;
    };
    std::sort(events.begin(), events.end(), by_sequence);
    events.erase(std::unique(events.begin(), events.end(),
                             [](const geo::Event& a, const geo::Event& b) {
                                 return a.sequence == b.sequence;
                             }),
                 events.end());
    return events;
}

Response history(const Request& request, const Application& application) {
    const auto reader = application.registry.database().read();
    const auto road =
        geo::storage::RoadStore{*reader}.get(geo::RoadId{request.integer_parameter("id")});
    const auto viewer = application.doorkeeper.actor_of(request);
    json items = json::array();
    for (const auto& event : story_of(*reader, road.id, viewer))
        items.push_back(event_to_json(event));
    auto response = json_response({{"items", std::move(items)},
                                   {"names", names_of(*reader, road.id)},
                                   {"lineage", lineage_of(*reader, road.id)},
                                   {"retired", value_or_null(road.valid_to)}});
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response;
}

}  // namespace

void add_road_routes(Router& router, const Application& application) {
    router.add({.path = "/roads",
                .handler = [application](const Request& r) { return roads(r, application); },
                .query = {"at", "village", "limit", "cursor"},
                .lane = Lane::slow,
                .summary = {"道路：现在的，或某一日的", "Roads, as they are or as of a day"}});
    router.add({.path = "/roads/{id}",
                .handler = [application](const Request& r) { return road_page(r, application); },
                .query = {"at"},
                .summary = {"一条道路：名称、所在村、走向、在办申请",
                            "One road: its names, village, line and open proposals"}});
    router.add({.path = "/roads/{id}/history",
                .handler = [application](const Request& r) { return history(r, application); },
                .summary = {"一条道路的办理经过", "What has happened to a road, in order"}});
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// One road with its names, what is proposed for it and what has happened to it; and how far the
// naming has come altogether.
#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "api/http/application.hpp"
#include "api/http/geojson.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/publishing/statistics.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"

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

Response road(const Request& request, const Application& application) {
    const auto snapshot = application.published.snapshot();
    const auto found = get_road(*snapshot, request.integer_parameter("id"));
    auto members = published_members(found);
    const auto reader = application.registry.database().read();
    members["names"] = names_of(*reader, found.road->id);
    members["proposals"] =
        open_proposals_of(*reader, found.road->id, application.doorkeeper.actor_of(request));
    auto response = json_response(members);
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response;
}

json event_to_json(const geo::Event& event) {
    return {{"sequence", event.sequence},
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

Response history(const Request& request, const Application& application) {
    const auto snapshot = application.published.snapshot();
    const auto found = get_road(*snapshot, request.integer_parameter("id"));
    const auto reader = application.registry.database().read();
    json items = json::array();
    const auto viewer = application.doorkeeper.actor_of(request);
    for (const auto& event : events_of(*reader, found.road->id, viewer))
        items.push_back(event_to_json(event));
    auto response = json_response({{"items", std::move(items)}});
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response;
}

json statistics_of(const Snapshot& snapshot) {
    const auto counts = geo::publishing::count(snapshot);
    return {{"villages", counts.villages},     {"roads", counts.roads},
            {"named", counts.named},           {"proposed", counts.proposed},
            {"unassigned", counts.unassigned}, {"addresses", counts.addresses},
            {"modelled", snapshot.modelled()}, {"sequence", snapshot.sequence()}};
}

/// The counts of the snapshot asked for last: they are asked for by every page, every few seconds.
class Counts {
  public:
    Response of(const geo::publishing::SnapshotPtr& snapshot) {
        const std::lock_guard lock{mutex_};
        if (counted_ != snapshot) {
            response_ = json_response(statistics_of(*snapshot));
            response_.etag = content_etag(response_.body.view());
            response_.cache_control = "no-cache";
            counted_ = snapshot;
        }
        return response_;
    }

  private:
    std::mutex mutex_;
    geo::publishing::SnapshotPtr counted_;
    Response response_;
};

}  // namespace

void add_road_routes(Router& router, const Application& application) {
    router.add({.path = "/roads/{id}",
                .handler = [application](const Request& r) { return road(r, application); },
                .summary = {"一条道路：名称、所在村、走向、在办申请",
                            "One road: its names, village, line and open proposals"}});
    router.add({.path = "/roads/{id}/history",
                .handler = [application](const Request& r) { return history(r, application); },
                .summary = {"一条道路的办理经过", "What has happened to a road, in order"}});
    router.add(
        {.path = "/stats",
         .handler = [application, counts = std::make_shared<Counts>()](
                        const Request&) { return counts->of(application.published.snapshot()); },
         .summary = {"登记概况：村、道路、已命名数",
                     "How many villages and roads there are, and how many have names"}});
}

}  // namespace api::http

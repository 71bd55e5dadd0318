// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "geo/publishing/snapshot_loader.hpp"

namespace api::cli {
namespace {

using geo::publishing::Snapshot;
using Json = nlohmann::ordered_json;

/// The standard address of a place that was found.
std::string label_of(const Snapshot& snapshot, const std::optional<geo::AddressId>& address,
                     const std::optional<geo::RoadId>& road, const geo::VillageCode& village) {
    const auto* shard = snapshot.find_village(village);
    if (shard == nullptr || !shard->village) {
        const auto found = road ? snapshot.find_road(*road) : geo::publishing::RoadRef{};
        return found.road != nullptr ? found.road->name.full : std::string{};
    }
    const auto found = road ? snapshot.find_road(*road) : geo::publishing::RoadRef{};
    const auto door = address ? snapshot.find_door(*address) : geo::publishing::DoorRef{};
    return standard_address(*shard->village, found.road,
                            door.door != nullptr ? door.door->number : std::string{});
}

void geocode(const std::string& text, std::size_t limit, const Snapshot& snapshot,
             const Session& session) {
    geo::search::Query query;
    query.text = text;
    query.limit = limit;
    for (const auto& hit : snapshot.index().search(query)) {
        const std::string label = label_of(snapshot, hit.address, hit.road, hit.village);
        const geo::Coordinate at = hit.position.value_or(geo::Coordinate{});
        if (session.as_json)
            fmt::print("{}\n", Json{{"query", text},
                                    {"label", label},
                                    {"type", to_string(hit.type)},
                                    {"score", hit.score},
                                    {"status", to_string(hit.status)},
                                    {"lon", at.lon},
                                    {"lat", at.lat}}
                                   .dump());
        else
            fmt::print("{}\t{}\t{:.2f}\t{}\t{:.7f}\t{:.7f}\n", label, to_string(hit.type),
                       hit.score, to_string(hit.status), at.lon, at.lat);
    }
}

void add_geocode(CLI::App& app, Session& session) {
    auto texts = std::make_shared<std::vector<std::string>>();
    auto limit = std::make_shared<std::size_t>(1);
    CLI::App* command = app.add_subcommand(
        "geocode", session.say("查找地址", "find addresses as people write them"));
    command->add_option("text", *texts, session.say("地址文本", "the address"))->required();
    command->add_option("--limit", *limit, session.say("最多条数", "at most"))
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    command->footer(session.say("例：", "Example:") + " luming geocode 史口镇三里村安宁街12号");
    command->callback([texts, limit, &session] {
        const auto registry = session.open_registry();
        const auto snapshot = geo::publishing::load_snapshot(registry->database());
        for (const std::string& text : *texts) geocode(text, *limit, *snapshot, session);
    });
}

void reverse(geo::Coordinate at, std::size_t limit, const Snapshot& snapshot,
             const Session& session) {
    for (const auto& hit : snapshot.index().reverse(at.lon, at.lat, limit)) {
        const std::string label = label_of(snapshot, hit.address, hit.road, hit.village);
        if (session.as_json)
            fmt::print("{}\n", Json{{"label", label},
                                    {"type", to_string(hit.type)},
                                    {"distance", hit.distance_metres}}
                                   .dump());
        else
            fmt::print("{}\t{}\t{:.1f}\n", label, to_string(hit.type), hit.distance_metres);
    }
}

void add_reverse(CLI::App& app, Session& session) {
    auto at = std::make_shared<geo::Coordinate>();
    auto limit = std::make_shared<std::size_t>(1);
    CLI::App* command = app.add_subcommand(
        "reverse",
        session.say("由坐标找最近的门牌、道路或村", "the nearest door, road or village"));
    command->add_option("lon", at->lon, session.say("经度", "longitude"))
        ->required()
        ->check(CLI::Range(-180.0, 180.0));
    command->add_option("lat", at->lat, session.say("纬度", "latitude"))
        ->required()
        ->check(CLI::Range(-90.0, 90.0));
    command->add_option("--limit", *limit, session.say("最多条数", "at most"))
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    command->footer(session.say("例：", "Example:") + " luming reverse 118.52 37.45");
    command->callback([at, limit, &session] {
        const auto registry = session.open_registry();
        reverse(*at, *limit, *geo::publishing::load_snapshot(registry->database()), session);
    });
}

}  // namespace

void add_search_commands(CLI::App& app, Session& session) {
    add_geocode(app, session);
    add_reverse(app, session);
}

}  // namespace api::cli

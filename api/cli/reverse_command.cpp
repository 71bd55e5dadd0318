// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/place_label.hpp"
#include "api/cli/session.hpp"
#include "geo/publishing/snapshot_loader.hpp"

namespace api::cli {
namespace {

using geo::publishing::Snapshot;
using Json = nlohmann::ordered_json;

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

}  // namespace

void add_reverse_command(CLI::App& app, Session& session) {
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

}  // namespace api::cli

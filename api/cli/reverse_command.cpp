// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "api/bulk/reverse_table.hpp"
#include "api/cli/batch_command.hpp"
#include "api/cli/place_label.hpp"
#include "geo/publishing/snapshot_loader.hpp"

namespace api::cli {
namespace {

using geo::publishing::Snapshot;
using Json = nlohmann::ordered_json;

struct ReverseArguments {
    std::vector<double> at;
    std::size_t limit = 1;
    BatchArguments table;
    bulk::ReverseOptions options;
};

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

void reverse_table(const ReverseArguments& arguments, Session& session) {
    const auto work = fmt::format("reverse [{}][{}]", arguments.options.longitude_column,
                                  arguments.options.latitude_column);
    run_batch_command(arguments.table, session, work,
                      [&](const bulk::Places& places, const table::TableShape& shape) {
                          return plan_reverse(places, arguments.options, shape, session.language);
                      });
}

void reverse_point(const ReverseArguments& arguments, const Session& session) {
    const geo::Coordinate at{arguments.at[0], arguments.at[1]};
    if (std::abs(at.lon) > 180 || std::abs(at.lat) > 90)
        throw CLI::ValidationError("reverse",
                                   session.say("经度须在 ±180 之间，纬度须在 ±90 之间",
                                               "longitudes lie within ±180, latitudes within ±90"));
    const auto registry = session.open_registry();
    reverse(at, arguments.limit, *geo::publishing::load_snapshot(registry->database()), session);
}

}  // namespace

void add_reverse_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<ReverseArguments>();
    CLI::App* command = app.add_subcommand(
        "reverse",
        session.say("由坐标找最近的门牌、道路或村", "the nearest door, road or village"));
    auto* at = command
                   ->add_option("lonlat", arguments->at,
                                session.say("经度 纬度", "longitude and latitude"))
                   ->expected(2);
    command->add_option("--limit", arguments->limit, session.say("最多条数", "at most"))
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    add_batch_options(*command, arguments->table, session);
    command->get_option("--file")->excludes(at);
    command
        ->add_option("--lon-column", arguments->options.longitude_column,
                     session.say("经度列（默认 lon、经度等）",
                                 "column of the longitude (default: "
                                 "lon, longitude, …)"))
        ->needs("--file");
    command
        ->add_option("--lat-column", arguments->options.latitude_column,
                     session.say("纬度列（默认 lat、纬度等）",
                                 "column of the latitude (default: "
                                 "lat, latitude, …)"))
        ->needs("--file");
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming reverse 118.52 37.45"
                    "\n  luming reverse --file stops.csv --out named.csv");
    command->callback([arguments, &session] {
        if (arguments->table.is_given())
            reverse_table(*arguments, session);
        else if (!arguments->at.empty())
            reverse_point(*arguments, session);
        else
            throw CLI::ValidationError(
                "reverse", session.say("须给出经纬度，或 --file 与 --out",
                                       "give a longitude and a latitude, or --file and --out"));
    });
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "geo/base/calendar_day.hpp"
#include "geo/publishing/export.hpp"
#include "geo/publishing/snapshot_loader.hpp"
#include "geo/publishing/snapshot_on_day.hpp"

namespace api::cli {
namespace {

void export_to_file(const std::string& layer, geo::publishing::ExportOptions options,
                    const std::string& day, const Session& session) {
    options.layer = *geo::publishing::export_layer_from(layer);
    options.language = session.language;
    const auto registry = session.open_registry();
    auto snapshot = geo::publishing::load_snapshot_without_index(registry->database());
    if (!day.empty() && day < geo::to_registry_date(session.clock.now()))
        snapshot = geo::publishing::snapshot_on_day(registry->database(), *snapshot, day);
    const auto result = export_layer(*snapshot, options);
    if (session.as_json) {
        fmt::print("{}\n", nlohmann::ordered_json{{"layer", layer},
                                                  {"path", options.path},
                                                  {"features", result.features},
                                                  {"crs", result.crs},
                                                  {"driver", result.driver}}
                               .dump());
        return;
    }
    fmt::print(stderr, "{}\n",
               session.language == geo::Language::en
                   ? fmt::format("{} features of {} in {} ({}, {})", result.features, layer,
                                 options.path, result.driver, result.crs)
                   : fmt::format("{} 个 {} 要素已写入 {}（{}，{}）", result.features, layer,
                                 options.path, result.driver, result.crs));
}

}  // namespace

void add_export_command(CLI::App& app, Session& session) {
    auto layer = std::make_shared<std::string>();
    auto options = std::make_shared<geo::publishing::ExportOptions>();
    CLI::App* command = app.add_subcommand(
        "export", session.say("导出图层", "write a layer to a file for other programs"));
    command
        ->add_option("layer", *layer,
                     session.say("villages、roads、addresses 或 signs",
                                 "villages, roads, addresses or signs"))
        ->required()
        ->check(CLI::IsMember({"villages", "roads", "addresses", "signs"}));
    command
        ->add_option("out", options->path,
                     session.say("输出文件：.gpkg .geojson .shp .fgb .csv",
                                 "output: .gpkg .geojson .shp .fgb .csv"))
        ->required();
    command->add_option("--crs", options->crs, session.say("坐标系", "coordinate system"))
        ->capture_default_str();
    command->add_option("--village", options->village, session.say("村代码", "village code"));
    command->add_option("--town", options->town, session.say("乡镇代码", "township code"));
    command->add_option("--county", options->county, session.say("县代码", "county code"));
    auto day = std::make_shared<std::string>();
    command
        ->add_option("--at", *day,
                     session.say("截至某日的登记（如 2024-12-20）", "as of a day: 2024-12-20"))
        ->check([](const std::string& text) {
            return geo::parse_day(text) ? "" : text + ": YYYY-MM-DD";
        });
    command->footer(session.say("例：", "Example:") +
                    " luming export roads roads.gpkg --crs EPSG:4549 --county 370522");
    command->callback([=, &session] { export_to_file(*layer, *options, *day, session); });
}

}  // namespace api::cli

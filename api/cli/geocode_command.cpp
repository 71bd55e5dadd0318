// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/batch_command.hpp"
#include "geo/publishing/place_loader.hpp"

namespace api::cli {
namespace {

using geo::publishing::LoadedPlaces;
using Json = nlohmann::ordered_json;

struct GeocodeArguments {
    std::vector<std::string> texts;
    std::size_t limit = 1;
    BatchArguments table;
    bulk::GeocodeOptions options;
};

void geocode(const std::string& text, std::size_t limit, const LoadedPlaces& places,
             const Session& session) {
    geo::search::Query query;
    query.text = text;
    query.limit = limit;
    for (const auto& hit : places.index->search(query)) {
        std::string label;
        places.book->describe(hit).append_label(label);
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

void geocode_table(const GeocodeArguments& arguments, Session& session) {
    const auto work = fmt::format(
        "geocode [{}] in [{}]", fmt::join(arguments.options.columns, "]["), arguments.options.area);
    run_batch_command(arguments.table, session, work,
                      [&](const bulk::Places& places, const table::TableShape& shape) {
                          return plan_geocoding(places, arguments.options, shape);
                      });
}

void geocode_texts(const GeocodeArguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    const auto places = geo::publishing::load_places(registry->database());
    for (const std::string& text : arguments.texts) geocode(text, arguments.limit, places, session);
}

}  // namespace

void add_geocode_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<GeocodeArguments>();
    CLI::App* command = app.add_subcommand(
        "geocode", session.say("查找地址", "find addresses as people write them"));
    auto* texts =
        command->add_option("text", arguments->texts, session.say("地址文本", "the address"));
    command->add_option("--limit", arguments->limit, session.say("最多条数", "at most"))
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    add_batch_options(*command, arguments->table, session);
    command->get_option("--file")->excludes(texts);
    command
        ->add_option("--column", arguments->options.columns,
                     session.say("地址所在的列，可重复，依次相连",
                                 "column with the address; may be repeated, joined in order"))
        ->needs("--file");
    command
        ->add_option("--limit-to", arguments->options.area,
                     session.say("只在此区划或村中查找（代码或名称）",
                                 "only in this division or village (code or name)"))
        ->needs("--file");
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming geocode 史口镇三里村安宁街12号"
                    "\n  luming geocode --file customers.csv --column 地址 --out found.csv");
    command->callback([arguments, &session] {
        if (arguments->table.is_given())
            geocode_table(*arguments, session);
        else if (!arguments->texts.empty())
            geocode_texts(*arguments, session);
        else
            throw CLI::ValidationError("geocode", session.say("须给出地址，或 --file 与 --out",
                                                              "give addresses, or --file and "
                                                              "--out"));
    });
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "api/cli/interrupt.hpp"
#include "api/cli/session.hpp"
#include "geo/base/error.hpp"
#include "importers/run_import.hpp"

namespace api::cli {
namespace {

struct ImportArguments {
    std::string kind;
    std::vector<std::string> map;
    importers::ImportOptions options;
};

bool show_progress(const importers::ProgressPoint& point) {
    if (isatty(STDERR_FILENO) != 0) {
        if (point.expected > 0)
            fmt::print(stderr, "\r{} / {} ({} %)   ", point.rows, point.expected,
                       100 * point.rows / point.expected);
        else
            fmt::print(stderr, "\r{}   ", point.rows);
    }
    return !is_interrupted();
}

/// Nothing but objections: the file failed. Some rows reported among others is a success to read.
int exit_code_of(const importers::Report& report) {
    const bool took_any = report.stored + report.updated + report.unchanged > 0;
    return took_any || report.rejected == 0 ? exit_ok : exit_rule_failed;
}

/// A --map that cannot be read is a fault of the command line, not of the data.
importers::FieldChoice read_choice(const std::string& choice, const Session& session) {
    try {
        return importers::parse_field_choice(choice);
    } catch (const geo::Error& error) {
        throw CLI::ValidationError("--map", session.text(error.text()));
    }
}

void import(const ImportArguments& arguments, Session& session) {
    importers::ImportOptions options = arguments.options;
    options.kind = *importers::import_kind_from(arguments.kind);
    options.actor = session.actor;
    for (const std::string& choice : arguments.map)
        options.fields.push_back(read_choice(choice, session));
    const auto registry = session.open_registry();
    listen_for_interrupt();
    try {
        const importers::Report report = run_import(*registry, options, show_progress);
        if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\x1b[K");
        if (session.as_json)
            fmt::print("{}\n", to_json(report));
        else
            fmt::print("{}", to_text(report, session.language));
        session.exit_code = exit_code_of(report);
    } catch (const geo::Error& error) {
        if (is_interrupted()) {
            fmt::print(
                stderr, "{}\n",
                session.say("已中断，登记库保持原样。", "Interrupted; the registry is as before."));
            session.exit_code = exit_interrupted;
            return;
        }
        // A source that is not there is a matter of files, not of data.
        if (error.kind() != geo::ErrorKind::not_found) throw;
        fmt::print(stderr, "luming: {}\n", session.text(error.text()));
        session.exit_code = exit_io;
    }
}

}  // namespace

void add_import_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<ImportArguments>();
    importers::ImportOptions& options = arguments->options;
    CLI::App* command = app.add_subcommand(
        "import", session.say("导入区划、村、道路或门牌；全部成功或全部不入库",
                              "take in divisions, villages, roads or addresses; all or nothing"));
    command
        ->add_option("kind", arguments->kind,
                     session.say("divisions、villages、roads 或 addresses",
                                 "divisions, villages, roads or addresses"))
        ->required()
        ->check(CLI::IsMember({"divisions", "villages", "roads", "addresses"}));
    command
        ->add_option(
            "source", options.path,
            session.say("GeoJSON、GeoJSONSeq、Shapefile、GPKG、FlatGeobuf、OSM PBF 或 CSV",
                        "GeoJSON, GeoJSONSeq, Shapefile, GPKG, FlatGeobuf, OSM PBF or CSV"))
        ->required();
    command->add_option("--layer", options.layer, session.say("图层名", "layer"));
    command->add_option("--map", arguments->map,
                        session.say("字段对应：字段=列，可多次", "field=column, repeatable"));
    command->add_option(
        "--crs", options.crs,
        session.say("坐标系 EPSG:n（文件未声明时）", "EPSG:n, where the file declares none"));
    command->add_option("--crs-operation", options.operation,
                        session.say("北京54、西安80 的转换参数 dx,dy,dz[,rx,ry,rz,s] 或 PROJ 管线",
                                    "parameters dx,dy,dz[,rx,ry,rz,s] or a PROJ pipeline, for "
                                    "Beijing 1954 and Xian 1980"));
    command->add_option("--encoding", options.encoding,
                        session.say("属性编码", "encoding of the attributes"));
    command->add_option("--source", options.source,
                        session.say("数据集名称（默认：文件名）",
                                    "name of the data set (default: the file's stem)"));
    command->add_flag("--repair", options.repair,
                      session.say("修复无效的村界", "mend invalid outlines"));
    command->add_flag("--dry-run", options.dry_run,
                      session.say("只检查，不入库", "check everything, keep nothing"));
    command->add_option(
        "--report", options.report_path,
        session.say("逐行报告写入此 JSON 文件", "write the report to this JSON file"));
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming import villages villages.geojson"
                    "\n  luming import roads porto.osm.pbf --report report.json"
                    "\n  luming import villages v.shp --map code=VILLCODE --map name=VILLNAME");
    command->callback([arguments, &session] { import(*arguments, session); });
}

}  // namespace api::cli

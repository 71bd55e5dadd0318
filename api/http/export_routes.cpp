// SPDX-License-Identifier: Apache-2.0
// A whole layer as one file, written when it is asked for.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "api/http/past.hpp"
#include "api/http/zip.hpp"
#include "geo/base/error.hpp"
#include "geo/publishing/export.hpp"

namespace api::http {
namespace {

namespace fs = std::filesystem;
using geo::publishing::ExportLayer;

struct Format {
    std::string_view name;    ///< as it stands in the address
    std::string_view ending;  ///< of the file that is written
    const char* media_type;
};

constexpr std::array formats{
    Format{"gpkg", "gpkg", "application/geopackage+sqlite3"},
    Format{"geojson", "geojson", "application/geo+json"},
    Format{"fgb", "fgb", "application/vnd.flatgeobuf"},
    Format{"csv", "csv", "text/csv; charset=utf-8"},
    Format{"shp.zip", "shp", "application/zip"},
};

geo::Error unknown(std::string_view what, std::string_view word, std::string_view known) {
    return {geo::ErrorKind::not_found, fmt::format("不能导出“{}”，可用：{}。", word, known),
            fmt::format("There is no {} '{}' to export; there are {}.", what, word, known)};
}

const Format& get_format(std::string_view name) {
    std::string known;
    for (const auto& format : formats) {
        if (format.name == name) return format;
        known.append(known.empty() ? "" : ", ").append(format.name);
    }
    throw unknown("format", name, known);
}

ExportLayer get_layer(std::string_view name) {
    if (const auto layer = geo::publishing::export_layer_from(name)) return *layer;
    throw unknown("layer", name, "villages, roads, addresses, signs");
}

/// A folder for one answer. The file that is sent stays readable while it is open, so the folder
/// goes as soon as the answer is made, whatever becomes of the client.
class ScratchFolder {
  public:
    ScratchFolder() {
        auto pattern = (fs::temp_directory_path() / "luming-export-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw geo::Error(geo::ErrorKind::storage, "无法建立导出所用的临时文件夹。",
                             "No temporary folder can be made for the export.");
        path_ = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const fs::path& path() const noexcept { return path_; }

  private:
    fs::path path_;
};

/// What was written, as one file: a shapefile is several and travels as an archive.
fs::path packed(const ScratchFolder& folder, const Format& format, const fs::path& file) {
    if (format.name == format.ending) return file;
    const auto archive = folder.path() / "archive.zip";
    std::vector<fs::path> parts;
    for (const auto& entry : fs::directory_iterator(folder.path())) parts.push_back(entry.path());
    std::sort(parts.begin(), parts.end());
    write_zip(archive, parts);
    return archive;
}

geo::publishing::ExportOptions options_of(const Request& request) {
    geo::publishing::ExportOptions options;
    options.layer = get_layer(request.parameter("layer"));
    options.crs = request.query("crs").value_or(options.crs);
    options.village = request.query("village").value_or("");
    options.town = request.query("town").value_or("");
    options.county = request.query("county").value_or("");
    options.language = request.language();
    return options;
}

Response send_export(const Request& request, const Application& application) {
    const auto& format = get_format(request.parameter("format"));
    auto options = options_of(request);
    const auto layer = geo::publishing::to_string(options.layer);
    const ScratchFolder folder;
    const auto file = folder.path() / fmt::format("{}.{}", layer, format.ending);
    options.path = file.string();
    const auto snapshot = requested_snapshot(request, application);
    const auto result = geo::publishing::export_layer(*snapshot, options);
    Response response{
        .content_type = format.media_type,
        .body = std::make_shared<const OpenFile>(packed(folder, format, file).string()),
        .cache_control = "no-store"};
    return std::move(response
                         .with("Content-Disposition",
                               fmt::format("attachment; filename=\"{}.{}\"", layer, format.name))
                         .with("Luming-Features", std::to_string(result.features)));
}

}  // namespace

void add_export_routes(Router& router, const Application& application) {
    router.add({.path = "/export/{layer}.{format}",
                .handler = [application](const Request& r) { return send_export(r, application); },
                .query = {"crs", "village", "town", "county", "at"},
                .lane = Lane::slow,
                .summary = {"把一个图层导出为文件（gpkg、geojson、fgb、csv、shp.zip）",
                            "A layer as a file: gpkg, geojson, fgb, csv or shp.zip"}});
}

}  // namespace api::http

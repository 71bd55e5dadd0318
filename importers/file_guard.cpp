// SPDX-License-Identifier: Apache-2.0
#include "importers/file_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string_view>

#include "geo/base/error.hpp"

namespace importers {

namespace fs = std::filesystem;

namespace {

struct Ending {
    std::string_view text;
    FileFormat format;
};

// Longer endings first: ".osm.pbf" before ".pbf".
constexpr std::array endings{Ending{".osm.pbf", FileFormat::osm},
                             Ending{".pbf", FileFormat::osm},
                             Ending{".osm", FileFormat::osm},
                             Ending{".geojsonl", FileFormat::geojson_sequence},
                             Ending{".geojsons", FileFormat::geojson_sequence},
                             Ending{".geojsonseq", FileFormat::geojson_sequence},
                             Ending{".ndjson", FileFormat::geojson_sequence},
                             Ending{".jsonl", FileFormat::geojson_sequence},
                             Ending{".geojson", FileFormat::geojson},
                             Ending{".json", FileFormat::geojson},
                             Ending{".shp", FileFormat::shapefile},
                             Ending{".gpkg", FileFormat::geopackage},
                             Ending{".fgb", FileFormat::flatgeobuf},
                             Ending{".csv", FileFormat::csv}};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
    return text;
}

bool ends_with(std::string_view text, std::string_view ending) {
    return text.size() > ending.size() && text.substr(text.size() - ending.size()) == ending;
}

const Ending& ending_of(const std::string& path) {
    const std::string name = lower(fs::path(path).filename().string());
    for (const Ending& ending : endings)
        if (ends_with(name, ending.text)) return ending;
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        path + "：读不了这种文件；可读的有 .geojson .geojsonl .shp .gpkg .fgb .osm.pbf .osm .csv。",
        path +
            ": files of this kind are not read; those that are end in .geojson .geojsonl .shp "
            ".gpkg .fgb .osm.pbf .osm .csv.");
}

void refuse_virtual_path(const std::string& path) {
    if (path.rfind("/vsi", 0) != 0 && path.find("://") == std::string::npos) return;
    throw geo::Error(geo::ErrorKind::invalid_input,
                     path + "：只读本机磁盘上的普通文件；请先下载或解压。",
                     path +
                         ": only plain files on this machine are read; download or unpack it "
                         "first.");
}

void require_plain_file(const std::string& path) {
    std::error_code failure;
    const auto status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found || failure)
        throw geo::Error(geo::ErrorKind::not_found, "没有文件 " + path + "：请检查路径。",
                         "There is no file " + path + ": check the path.");
    if (status.type() == fs::file_type::directory)
        throw geo::Error(geo::ErrorKind::invalid_input, path + " 是文件夹：请给出其中的一个文件。",
                         path + " is a folder: name a file in it.");
    if (status.type() != fs::file_type::regular)
        throw geo::Error(geo::ErrorKind::invalid_input, path + " 不是普通文件，不读取。",
                         path + " is not a plain file and is not read.");
    if (fs::file_size(path, failure) == 0 || failure)
        throw geo::Error(geo::ErrorKind::invalid_input, path + " 是空文件，没有可导入的内容。",
                         path + " is an empty file: there is nothing to import.");
}

std::string stem_of(const std::string& path, const Ending& ending) {
    const std::string name = fs::path(path).filename().string();
    return name.substr(0, name.size() - ending.text.size());
}

}  // namespace

CheckedFile check_file(const std::string& path) {
    refuse_virtual_path(path);
    require_plain_file(path);
    const Ending& ending = ending_of(path);
    CheckedFile file{ending.format, fs::absolute(path).string(), stem_of(path, ending)};
    if (file.format == FileFormat::shapefile) {
        check_shapefile(file.path);
    } else {
        file.path = fs::canonical(path).string();
        refuse_virtual_path(file.path);
    }
    if (file.format == FileFormat::geopackage) check_geopackage(file.path);
    return file;
}

}  // namespace importers

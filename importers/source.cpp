// SPDX-License-Identifier: Apache-2.0
#include "importers/source.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>

#include <array>
#include <mutex>

#include "geo/base/error.hpp"
#include "importers/gdal_errors.hpp"

namespace importers {

namespace {

// What the OSM driver is to tell of a way. Every way is a line, also one that closes: a roundabout
// is a road, and so is the edge of a square when nothing better is drawn.
constexpr const char* osm_configuration = R"(closed_ways_are_polygons=
attribute_name_laundering=no
report_all_ways=yes
[points]
osm_id=yes
attributes=
[lines]
osm_id=yes
attributes=name,name:zh,alt_name,old_name,highway,width,surface,area
[multipolygons]
osm_id=yes
attributes=
[multilinestrings]
osm_id=yes
attributes=
[other_relations]
osm_id=yes
attributes=
)";

struct DriverChoice {
    std::array<const char*, 3> drivers;  ///< null-terminated
    std::array<const char*, 2> options;  ///< null-terminated
};

constexpr const char* osm_configuration_path = "/vsimem/luming/osmconf.ini";

DriverChoice driver_for(FileFormat format) {
    switch (format) {
        case FileFormat::geojson:
            return {{"GeoJSON", "GeoJSONSeq", nullptr}, {}};
        case FileFormat::geojson_sequence:
            return {{"GeoJSONSeq", nullptr}, {}};
        // Without recoding: our own decoder notices what the driver would garble.
        case FileFormat::shapefile:
            return {{"ESRI Shapefile", nullptr}, {"ENCODING=", nullptr}};
        case FileFormat::geopackage:
            return {{"GPKG", nullptr}, {}};
        case FileFormat::flatgeobuf:
            return {{"FlatGeobuf", nullptr}, {}};
        case FileFormat::osm:
            return {{"OSM", nullptr}, {"CONFIG_FILE=/vsimem/luming/osmconf.ini", nullptr}};
        case FileFormat::csv:
            return {{"CSV", nullptr}, {"AUTODETECT_TYPE=NO", nullptr}};
    }
    return {};
}

// Into GDAL's own memory, where the driver looks for it.
void provide_osm_configuration() {
    static std::string text = osm_configuration;
    VSIFCloseL(VSIFileFromMemBuffer(osm_configuration_path, reinterpret_cast<GByte*>(text.data()),
                                    text.size(), FALSE));
}

// Only these drivers exist in the process; a file that pretends to be of another kind finds none.
void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRGeoJSON();
        RegisterOGRGeoJSONSeq();
        RegisterOGRShape();
        RegisterOGRGeoPackage();
        RegisterOGRFlatGeobuf();
        RegisterOGROSM();
        RegisterOGRCSV();
        // Megabytes of nodes that stay in memory; what is more goes to a temporary file.
        CPLSetConfigOption("OSM_MAX_TMPFILE_SIZE", "64");
        provide_osm_configuration();
    });
}

[[noreturn]] void cannot_open(const std::string& path, const std::string& failure) {
    const std::string why = failure.empty() ? "unknown format" : failure;
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        fmt::format("{} 打不开，可能不完整或不是它的扩展名所说的格式（{}）；什么也没有导入。", path,
                    why),
        fmt::format("{} cannot be opened, it may be cut off or not of the format its ending says "
                    "({}); nothing was imported.",
                    path, why));
}

std::unique_ptr<GDALDataset, CloseDataset> open_dataset(const CheckedFile& file,
                                                        const std::string& path) {
    GdalErrors errors;
    const DriverChoice choice = driver_for(file.format);
    auto* dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR,
                                      choice.drivers.data(), choice.options.data(), nullptr);
    const std::string failure = errors.take_failure();
    std::unique_ptr<GDALDataset, CloseDataset> owned(dataset);
    if (!owned || !failure.empty()) cannot_open(file.path, failure);
    return owned;
}

std::string layer_names(GDALDataset& dataset) {
    std::string names;
    for (int i = 0; i < dataset.GetLayerCount(); ++i)
        names += (names.empty() ? "" : ", ") + std::string(dataset.GetLayer(i)->GetName());
    return names;
}

// OSM has the layer of ways; another file its only layer, or the one named like the kind.
OGRLayer* default_layer(GDALDataset& dataset, const CheckedFile& file, ImportKind kind) {
    if (file.format == FileFormat::osm) return dataset.GetLayerByName("lines");
    if (dataset.GetLayerCount() == 1) return dataset.GetLayer(0);
    return dataset.GetLayerByName(std::string(to_string(kind)).c_str());
}

OGRLayer& choose_layer(GDALDataset& dataset, const CheckedFile& file,
                       const ImportOptions& options) {
    auto* layer = options.layer.empty() ? default_layer(dataset, file, options.kind)
                                        : dataset.GetLayerByName(options.layer.c_str());
    if (layer != nullptr) return *layer;
    const std::string names = layer_names(dataset);
    throw geo::Error(geo::ErrorKind::invalid_input,
                     "请用 --layer 选一个图层；" + file.path + " 里有：" + names + "。",
                     "Choose a layer with --layer; " + file.path + " has: " + names + ".");
}

bool is_text(FileFormat format) {
    return format == FileFormat::csv || format == FileFormat::geojson ||
           format == FileFormat::geojson_sequence;
}

std::string ending_for(FileFormat format) {
    if (format == FileFormat::csv) return ".csv";
    return format == FileFormat::geojson ? ".geojson" : ".geojsonl";
}

void read_text_ahead(Source& source, const ImportOptions& options) {
    source.text = {source.file.path, "UTF-8", false, nullptr};
    if (!is_text(source.file.format)) return;
    source.text = as_utf8(source.file.path, options.encoding, ending_for(source.file.format));
    if (source.text.declared_wrongly)
        source.notes.push_back(
            {"文件不是 UTF-8，已按 " + source.text.encoding + " 读取。",
             "The file is not UTF-8 and was read as " + source.text.encoding + "."});
    if (source.file.format == FileFormat::csv)
        source.expected_rows = count_csv_records(source.text.path);
}

std::vector<std::string> column_names(OGRLayer& layer, const geo::text::Decoder& decoder) {
    std::vector<std::string> names;
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
        const char* name = layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef();
        names.push_back(decoder.decode(name).value_or(name));
    }
    return names;
}

void refuse_empty_layer(const Source& source) {
    if (source.expected_rows != 0) return;
    const std::string& layer = source.layer_name;
    throw geo::Error(geo::ErrorKind::invalid_input,
                     source.file.path + " 的图层“" + layer + "”是空的，没有可导入的行。",
                     "The layer '" + layer + "' of " + source.file.path +
                         " is empty: there is nothing to import.");
}

// Ways alone are wanted; the driver would keep points and relations waiting for a reader.
void ask_for_ways(Source& source) {
    if (source.file.format != FileFormat::osm) return;
    const std::string command = fmt::format("SET interest_layers = {}", source.layer->GetName());
    source.dataset->ReleaseResultSet(source.dataset->ExecuteSQL(command.c_str(), nullptr, nullptr));
}

// GeoJSON ids that are whole numbers become OGR's feature ids; where there are none, OGR counts
// from 0. Ids that count from 0 too cannot be told apart, and need not be: they say nothing.
bool has_feature_ids(const Source& source) {
    if (source.file.format != FileFormat::geojson &&
        source.file.format != FileFormat::geojson_sequence)
        return false;
    source.layer->ResetReading();
    const OGRFeatureUniquePtr first{source.layer->GetNextFeature()};
    return first != nullptr && first->GetFID() != 0;
}

// The usual GeoJSON is read by our own reader; false for any other file.
bool open_geojson(Source& source, const ImportOptions& options) {
    const bool is_sequence = source.file.format == FileFormat::geojson_sequence;
    if (!is_sequence && source.file.format != FileFormat::geojson) return false;
    source.geojson = std::make_unique<GeoJsonReader>(source.text.path, is_sequence);
    source.geojson_head = source.geojson->read_head();
    const GeoJsonHead& head = source.geojson_head;
    source.layer_name = head.name.empty() ? source.file.stem : head.name;
    if (!head.is_usual || (!options.layer.empty() && options.layer != source.layer_name)) {
        source.geojson.reset();
        return false;
    }
    source.driver = is_sequence ? "GeoJSONSeq" : "GeoJSON";
    source.columns = head.columns;
    return true;
}

void open_with_driver(Source& source, const ImportOptions& options) {
    source.dataset = open_dataset(source.file, source.text.path);
    source.driver = source.dataset->GetDriverName();
    source.layer = &choose_layer(*source.dataset, source.file, options);
    source.layer_name = source.layer->GetName();
    ask_for_ways(source);
    if (source.expected_rows < 0) source.expected_rows = source.layer->GetFeatureCount(FALSE);
    refuse_empty_layer(source);
    if (source.file.format == FileFormat::shapefile)
        source.decoder = find_shapefile_encoding(*source.layer, options.encoding, source.notes);
    source.columns = column_names(*source.layer, source.decoder);
    source.has_feature_ids = has_feature_ids(source);
}

// The `crs` member of a GeoJSON, or WGS 84, which RFC 7946 (4) prescribes where there is none.
ReferenceSystem reference_system_of_geojson(Source& source, const ImportOptions& options) {
    const GdalErrors quiet;
    const std::string& name = source.geojson_head.crs;
    OGRSpatialReference system;
    const bool known =
        system.SetFromUserInput(name.empty() ? "EPSG:4326" : name.c_str(),
                                OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) ==
        OGRERR_NONE;
    if (!known && options.crs.empty())
        throw geo::Error(geo::ErrorKind::invalid_input,
                         "不认识文件声明的坐标系“" + name + "”；请用 --crs 指明。",
                         "The reference system '" + name +
                             "' that the file declares is unknown; name it with --crs.");
    return find_reference_system(known ? &system : nullptr, options, source.notes);
}

}  // namespace

Source open_source(const ImportOptions& options) {
    register_drivers();
    Source source;
    source.kind = options.kind;
    source.choices = options.fields;
    source.file = check_file(options.path);
    read_text_ahead(source, options);
    if (!open_geojson(source, options)) open_with_driver(source, options);
    source.fields = map_fields(options.kind, options.fields, source.columns);
    if (options.kind == ImportKind::divisions) return source;
    source.reference = source.geojson ? reference_system_of_geojson(source, options)
                                      : find_reference_system(source.layer->GetSpatialRef(),
                                                              options, source.notes);
    return source;
}

}  // namespace importers

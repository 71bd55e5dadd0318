// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/export_writer.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "geo/base/error.hpp"
#include "geo/base/formula.hpp"
#include "geo/spatial/projection.hpp"

namespace geo::publishing {

namespace {

constexpr std::array formats{ExportFormat{".gpkg", "GPKG"}, ExportFormat{".geojson", "GeoJSON"},
                             ExportFormat{".shp", "ESRI Shapefile", true},
                             ExportFormat{".fgb", "FlatGeobuf"}, ExportFormat{".csv", "CSV"}};

bool is_degrees(int epsg) { return epsg == 4490 || epsg == 4326; }

void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRGeoPackage();
        RegisterOGRGeoJSON();
        RegisterOGRShape();
        RegisterOGRFlatGeobuf();
        RegisterOGRCSV();
    });
}

struct CloseDataset {
    void operator()(GDALDataset* dataset) const noexcept { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

// The first thing GDAL complains of while this lives, instead of a line on stderr.
class Complaints {
  public:
    Complaints() { CPLPushErrorHandlerEx(hear, this); }
    ~Complaints() { CPLPopErrorHandler(); }
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;
    const std::string& first() const noexcept { return first_; }

  private:
    static void CPL_STDCALL hear(CPLErr severity, CPLErrorNum, const char* message) {
        auto& self = *static_cast<Complaints*>(CPLGetErrorHandlerUserData());
        if (severity >= CE_Failure && self.first_.empty()) self.first_ = message;
    }
    std::string first_;
};

[[noreturn]] void cannot_write(const std::string& why) {
    throw Error(ErrorKind::storage,
                "导出文件写不完整（" + why + "）：请检查磁盘空间与权限；原有文件未动。",
                "The export cannot be written (" + why +
                    "): check the space on the disk and the permissions; the file that was there "
                    "is untouched.");
}

OGRwkbGeometryType geometry_type(ExportLayer layer) {
    switch (layer) {
        case ExportLayer::villages:
            return wkbMultiPolygon;
        case ExportLayer::roads:
            return wkbLineString;
        case ExportLayer::addresses:
        case ExportLayer::signs:
            return wkbPoint;
    }
    return wkbUnknown;
}

/// In CSV such a layer has two columns of numbers.
bool has_points(ExportLayer layer) { return geometry_type(layer) == wkbPoint; }

CPLStringList layer_options(const ExportTarget& target, ExportLayer layer) {
    CPLStringList options;
    const std::string driver = target.format.driver;
    if (driver == "GPKG" || driver == "GeoJSON")
        options.SetNameValue("DESCRIPTION", target.description.c_str());
    if (driver == "ESRI Shapefile") {
        options.SetNameValue("ENCODING", "UTF-8");
        // GDAL would write it after every row and step back over it: end_dbase does it once.
        options.SetNameValue("DBF_EOF_CHAR", "NO");
    }
    if (driver == "GeoJSON") {
        // A tenth of a millimetre in either unit.
        options.SetNameValue("COORDINATE_PRECISION", is_degrees(target.epsg) ? "9" : "4");
        options.SetNameValue("RFC7946", is_degrees(target.epsg) ? "YES" : "NO");
    }
    if (driver == "CSV") options.SetNameValue("STRING_QUOTING", "IF_NEEDED");
    if (driver == "CSV" && !has_points(layer)) options.SetNameValue("GEOMETRY", "AS_WKT");
    return options;
}

OGRSpatialReference reference_system(const ExportTarget& target) {
    OGRSpatialReference system;
    const bool is_rfc7946 = std::string(target.format.driver) == "GeoJSON";
    // RFC 7946 knows WGS84 alone, to which CGCS2000 is equal within centimetres.
    system.importFromEPSG(is_rfc7946 && is_degrees(target.epsg) ? 4326 : target.epsg);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return system;
}

// dBASE: the width comes first. To shrink a column later is to write every row again, once for
// each column.
void set_width(OGRFieldDefn& field, ColumnType type, int width) {
    constexpr int most = 254;
    if (type == ColumnType::real) return;
    field.SetWidth(std::clamp(width, 1, most));
}

void add_field(OGRLayer& layer, const ExportColumn& column, const ExportTarget& target,
               std::size_t index) {
    const bool short_names = target.format.short_names;
    OGRFieldDefn field(short_names ? column.short_name : column.name, OFTString);
    switch (column.type) {
        case ColumnType::text:
            break;
        case ColumnType::integer:
            field.SetType(OFTInteger64);
            break;
        case ColumnType::real:
            field.SetType(OFTReal);
            break;
        case ColumnType::truth:
            field.SetType(OFTInteger);
            if (!short_names) field.SetSubType(OFSTBoolean);
            break;
    }
    if (short_names) set_width(field, column.type, target.widths.at(index));
    if (layer.CreateField(&field) != OGRERR_NONE) cannot_write(column.name);
}

class ValueSetter {
  public:
    /// \param is_sheet  a spreadsheet may open it: names come from anywhere
    ValueSetter(OGRFeature& feature, int column, bool is_sheet)
        : feature_(feature), column_(column), is_sheet_(is_sheet) {}
    void operator()(std::monostate) const { feature_.SetFieldNull(column_); }
    void operator()(const std::string& words) const {
        feature_.SetField(column_,
                          is_sheet_ ? text::without_formula(words).c_str() : words.c_str());
    }
    void operator()(std::int64_t number) const {
        feature_.SetField(column_, static_cast<GIntBig>(number));
    }
    void operator()(double number) const { feature_.SetField(column_, number); }
    void operator()(bool truth) const { feature_.SetField(column_, truth ? 1 : 0); }

  private:
    OGRFeature& feature_;
    int column_;
    bool is_sheet_;
};

// From the registry's coordinates to geometries of OGR in the target system.
class ShapeMaker {
  public:
    explicit ShapeMaker(const spatial::Transformer& transformer) : transformer_(transformer) {}

    OGRGeometryUniquePtr operator()(std::monostate) const { return nullptr; }
    OGRGeometryUniquePtr operator()(Coordinate point) const {
        const Coordinate placed = transformer_.from_registry(point);
        return OGRGeometryUniquePtr(new OGRPoint(placed.lon, placed.lat));
    }
    OGRGeometryUniquePtr operator()(const LineString& line) const;
    OGRGeometryUniquePtr operator()(const MultiPolygon& outline) const;

  private:
    void set_points(OGRSimpleCurve& curve, std::vector<Coordinate> points) const;
    const spatial::Transformer& transformer_;
};

void ShapeMaker::set_points(OGRSimpleCurve& curve, std::vector<Coordinate> points) const {
    transformer_.from_registry(points);
    curve.setNumPoints(static_cast<int>(points.size()), FALSE);
    int index = 0;
    for (const Coordinate point : points) curve.setPoint(index++, point.lon, point.lat);
}

OGRGeometryUniquePtr ShapeMaker::operator()(const LineString& line) const {
    auto made = std::make_unique<OGRLineString>();
    set_points(*made, line.points);
    return OGRGeometryUniquePtr(made.release());
}

OGRGeometryUniquePtr ShapeMaker::operator()(const MultiPolygon& outline) const {
    auto made = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& polygon : outline.polygons) {
        auto part = std::make_unique<OGRPolygon>();
        for (const Ring& ring : polygon.rings) {
            auto edge = std::make_unique<OGRLinearRing>();
            set_points(*edge, ring);
            part->addRingDirectly(edge.release());
        }
        made->addGeometryDirectly(part.release());
    }
    return OGRGeometryUniquePtr(made.release());
}

// Rows of a GeoJSON stand one on a line, and its last line closes the collection.
std::int64_t count_geojson_rows(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::string last;
    std::int64_t rows = 0;
    while (std::getline(file, line)) {
        rows += line.rfind("{ \"type\": \"Feature\"", 0) == 0 ? 1 : 0;
        last = line;
    }
    return last == "}" ? rows : -1;
}

// A dBASE file ends in a character of its own.
void end_dbase(const std::filesystem::path& shapefile) {
    const auto path = std::filesystem::path(shapefile).replace_extension(".dbf");
    std::ofstream file(path, std::ios::binary | std::ios::app);
    file.put('\x1A');
    file.close();
    if (!file) cannot_write(path.filename().string());
}

// Every line of a CSV but the first is a row; one that ends within quotes goes on, and one without
// an end was cut off. GDAL would take every row apart to count them.
std::int64_t count_csv_rows(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    bool is_quoted = false;
    std::int64_t lines = 0;
    while (std::getline(file, line)) {
        if (std::count(line.begin(), line.end(), '"') % 2 != 0) is_quoted = !is_quoted;
        if (!is_quoted && !file.eof()) ++lines;
    }
    return lines - 1;
}

std::int64_t count_rows(const std::string& path, const ExportFormat& format) {
    if (std::string(format.driver) == "GeoJSON") return count_geojson_rows(path);
    if (std::string(format.driver) == "CSV") return count_csv_rows(path);
    const std::array<const char*, 2> drivers{format.driver, nullptr};
    const DatasetPtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, drivers.data(), nullptr, nullptr));
    if (!dataset || dataset->GetLayerCount() == 0) return -1;
    return dataset->GetLayer(0)->GetFeatureCount();
}

}  // namespace

struct ExportWriter::State {
    Complaints complaints;
    ExportTarget target;
    spatial::Transformer transformer;
    DatasetPtr dataset;
    OGRLayer* layer = nullptr;
    bool position_as_text = false;  ///< CSV of doors: two columns in place of a geometry

    State(ExportTarget wanted, const std::string& crs)
        : target(std::move(wanted)), transformer(crs) {}
    void create(ExportLayer kind);
    void add_fields(ExportLayer kind);
    void set_shape(OGRFeature& feature, const ExportShape& shape) const;
    void check(bool written) const {
        if (!written || !complaints.first().empty())
            cannot_write(complaints.first().empty() ? target.file : complaints.first());
    }
};

void ExportWriter::State::create(ExportLayer kind) {
    auto* driver = GetGDALDriverManager()->GetDriverByName(target.format.driver);
    if (driver == nullptr) cannot_write(target.format.driver);
    dataset.reset(driver->Create(target.file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    check(dataset != nullptr);
    position_as_text = has_points(kind) && std::string(target.format.driver) == "CSV";
    OGRSpatialReference system = reference_system(target);
    CPLStringList options = layer_options(target, kind);
    layer = dataset->CreateLayer(target.layer_name.c_str(), position_as_text ? nullptr : &system,
                                 position_as_text ? wkbNone : geometry_type(kind), options.List());
    check(layer != nullptr);
    add_fields(kind);
    if (layer->TestCapability(OLCTransactions)) check(layer->StartTransaction() == OGRERR_NONE);
}

void ExportWriter::State::add_fields(ExportLayer kind) {
    std::size_t index = 0;
    for (const ExportColumn& column : columns_of(kind)) add_field(*layer, column, target, index++);
    if (!position_as_text) return;
    const bool degrees = is_degrees(target.epsg);
    for (const char* name : {degrees ? "lon" : "x", degrees ? "lat" : "y"}) {
        OGRFieldDefn field(name, OFTString);
        check(layer->CreateField(&field) == OGRERR_NONE);
    }
}

void ExportWriter::State::set_shape(OGRFeature& feature, const ExportShape& shape) const {
    if (!position_as_text) {
        feature.SetGeometryDirectly(std::visit(ShapeMaker(transformer), shape).release());
        return;
    }
    const Coordinate placed = transformer.from_registry(std::get<Coordinate>(shape));
    const int decimals = is_degrees(target.epsg) ? 9 : 4;
    const int columns = feature.GetFieldCount();
    feature.SetField(columns - 2, fmt::format("{:.{}f}", placed.lon, decimals).c_str());
    feature.SetField(columns - 1, fmt::format("{:.{}f}", placed.lat, decimals).c_str());
}

const ExportFormat& export_format_of(const std::string& path) {
    for (const ExportFormat& format : formats) {
        const std::string ending = format.ending;
        if (path.size() > ending.size() &&
            path.compare(path.size() - ending.size(), ending.size(), ending) == 0)
            return format;
    }
    throw Error(ErrorKind::invalid_input,
                path + "：不知道导出成什么格式；文件名请以 .gpkg .geojson .shp .fgb 或 .csv 结尾。",
                path +
                    ": the format to export to is unknown; end the name in .gpkg, .geojson, "
                    ".shp, .fgb or .csv.");
}

ExportWriter::ExportWriter(ExportTarget target, ExportLayer layer) {
    register_drivers();
    const std::string crs = fmt::format("EPSG:{}", target.epsg);
    state_ = std::make_unique<State>(std::move(target), crs);
    state_->create(layer);
}

ExportWriter::~ExportWriter() = default;

void ExportWriter::write(const ExportRow& row) {
    const std::string driver = state_->target.format.driver;
    const bool needs_place = driver == "FlatGeobuf";
    if (needs_place && std::holds_alternative<std::monostate>(row.shape)) {
        ++left_out_;
        return;
    }
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(state_->layer->GetLayerDefn()));
    int column = 0;
    for (const ExportValue& value : row.values)
        std::visit(ValueSetter(*feature, column++, driver == "CSV"), value);
    state_->set_shape(*feature, row.shape);
    state_->check(state_->layer->CreateFeature(feature.get()) == OGRERR_NONE);
    ++rows_;
}

void ExportWriter::finish() {
    if (state_->layer->TestCapability(OLCTransactions))
        state_->check(state_->layer->CommitTransaction() == OGRERR_NONE);
    state_->dataset.reset();
    state_->check(true);
    if (state_->target.format.short_names) end_dbase(state_->target.file);
    const std::int64_t found = count_rows(state_->target.file, state_->target.format);
    if (found != rows_) cannot_write(fmt::format("{} / {}", found, rows_));
}

}  // namespace geo::publishing

// SPDX-License-Identifier: Apache-2.0
// The events of a JSON parser, made into features.
#pragma once

#include <ogrsf_frmts.h>

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/model/geometry.hpp"

namespace importers {

/// The coordinates of one geometry as they come, whatever its type.
class CoordinateCollector {
  public:
    void clear();
    void open();   ///< '['
    void close();  ///< ']'
    void number(double value);
    void fail() noexcept { is_sound_ = false; }

    /// The geometry; null when the coordinates are not of the type.
    OGRGeometryUniquePtr make(const std::string& type) const;

  private:
    void fill(OGRSimpleCurve& curve, std::size_t part) const;
    OGRGeometryUniquePtr make_point() const;
    OGRGeometryUniquePtr make_lines() const;
    OGRGeometryUniquePtr make_polygons() const;
    std::unique_ptr<OGRPolygon> make_polygon(std::size_t first_part, std::size_t end_part) const;

    std::vector<geo::Coordinate> points_;
    std::vector<std::size_t> part_ends_;   ///< of points_: lines, rings
    std::vector<std::size_t> group_ends_;  ///< of part_ends_: polygons
    int depth_ = 0;
    int position_depth_ = 0;  ///< at which depth numbers stand; 0: none was seen
    int ordinate_ = 0;
    bool is_sound_ = true;
};

/// nlohmann's SAX interface. Nothing recurses: hostile nesting costs a counter.
class GeoJsonHandler {
  public:
    using json = nlohmann::json;
    using Take = std::function<bool(const OGRFeature&)>;

    GeoJsonHandler(bool is_sequence, Take take);
    ~GeoJsonHandler();
    GeoJsonHandler(const GeoJsonHandler&) = delete;
    GeoJsonHandler& operator=(const GeoJsonHandler&) = delete;

    std::function<void(const std::string&)> new_column = [](const std::string&) {};

    void add_column(const std::string& name);
    const std::vector<std::string>& columns() const noexcept { return columns_; }
    std::int64_t features() const noexcept { return features_; }
    const std::string& collection_name() const noexcept { return name_; }
    const std::string& crs() const noexcept { return crs_; }
    bool crs_came_late() const noexcept { return crs_came_late_; }
    bool was_stopped() const noexcept { return was_stopped_; }
    std::size_t error_position() const noexcept { return error_position_; }

    bool null() { return value({}); }
    bool boolean(bool truth) { return value(truth ? "true" : "false"); }
    bool number_integer(json::number_integer_t number);
    bool number_unsigned(json::number_unsigned_t number);
    bool number_float(json::number_float_t number, const json::string_t& written);
    bool string(json::string_t& text) { return value(text); }
    bool binary(json::binary_t&) { return true; }
    bool start_object(std::size_t);
    bool key(json::string_t& name);
    bool end_object();
    bool start_array(std::size_t);
    bool end_array();
    bool parse_error(std::size_t position, const std::string& token, const json::exception& error);

  private:
    enum class Place {
        collection,
        features,
        feature,
        properties,
        geometry,
        coordinates,
        crs,
        crs_properties,
        other
    };

    bool at(Place place) const noexcept { return !places_.empty() && places_.back() == place; }
    Place place_of_object() const;
    Place place_of_array() const;
    bool value(std::string_view text);
    template <typename Number>
    bool number(Number number, double as_double);
    void set_property(const std::string& name, std::string_view text);
    void widen(const std::string& name);
    void begin_feature();
    bool end_feature();

    bool is_sequence_;
    Take take_;
    std::vector<Place> places_;
    std::string key_;
    std::string name_;
    std::string crs_;
    bool crs_came_late_ = false;
    bool was_stopped_ = false;
    std::size_t error_position_ = 0;
    std::int64_t features_ = 0;
    std::vector<std::string> columns_;
    std::unordered_map<std::string, int> column_of_;
    OGRFeatureDefn* definition_;
    OGRFeatureUniquePtr feature_;
    std::string id_;
    std::string geometry_type_;
    bool has_geometry_ = false;
    CoordinateCollector coordinates_;
};

}  // namespace importers

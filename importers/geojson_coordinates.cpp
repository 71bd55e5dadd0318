// SPDX-License-Identifier: Apache-2.0
#include "importers/geojson_handler.hpp"

namespace importers {

void CoordinateCollector::clear() {
    points_.clear();
    part_ends_.clear();
    group_ends_.clear();
    depth_ = 0;
    position_depth_ = 0;
    ordinate_ = 0;
    is_sound_ = true;
}

void CoordinateCollector::open() {
    ++depth_;
    ordinate_ = 0;
}

void CoordinateCollector::number(double value) {
    if (position_depth_ == 0) position_depth_ = depth_;
    if (depth_ != position_depth_) return fail();
    if (ordinate_ == 0) points_.push_back({value, 0});
    if (ordinate_ == 1) points_.back().lat = value;
    ++ordinate_;  // height and what else there may be is dropped
}

void CoordinateCollector::close() {
    if (depth_ == position_depth_ && ordinate_ < 2) fail();
    if (depth_ == position_depth_ - 1) part_ends_.push_back(points_.size());
    if (depth_ == position_depth_ - 2) group_ends_.push_back(part_ends_.size());
    --depth_;
    ordinate_ = 0;
}

OGRGeometryUniquePtr CoordinateCollector::make(const std::string& type) const {
    if (!is_sound_) return nullptr;
    if (type == "Point" && position_depth_ == 1) return make_point();
    if (type == "LineString" && position_depth_ == 2 && part_ends_.size() == 1) {
        auto line = std::make_unique<OGRLineString>();
        fill(*line, 0);
        return OGRGeometryUniquePtr(line.release());
    }
    if (type == "MultiLineString" && position_depth_ == 3) return make_lines();
    if (type == "Polygon" && position_depth_ == 3)
        return OGRGeometryUniquePtr(make_polygon(0, part_ends_.size()).release());
    if (type == "MultiPolygon" && position_depth_ == 4) return make_polygons();
    if (type == "MultiPoint") return OGRGeometryUniquePtr(new OGRMultiPoint());
    return nullptr;
}

void CoordinateCollector::fill(OGRSimpleCurve& curve, std::size_t part) const {
    const std::size_t begin = part == 0 ? 0 : part_ends_[part - 1];
    const std::size_t count = part_ends_[part] - begin;
    curve.setNumPoints(static_cast<int>(count), FALSE);
    for (std::size_t i = 0; i < count; ++i)
        curve.setPoint(static_cast<int>(i), points_[begin + i].lon, points_[begin + i].lat);
}

OGRGeometryUniquePtr CoordinateCollector::make_point() const {
    return OGRGeometryUniquePtr(new OGRPoint(points_.front().lon, points_.front().lat));
}

OGRGeometryUniquePtr CoordinateCollector::make_lines() const {
    auto lines = std::make_unique<OGRMultiLineString>();
    for (std::size_t part = 0; part < part_ends_.size(); ++part) {
        auto line = std::make_unique<OGRLineString>();
        fill(*line, part);
        lines->addGeometryDirectly(line.release());
    }
    return OGRGeometryUniquePtr(lines.release());
}

std::unique_ptr<OGRPolygon> CoordinateCollector::make_polygon(std::size_t first_part,
                                                              std::size_t end_part) const {
    auto polygon = std::make_unique<OGRPolygon>();
    for (std::size_t part = first_part; part < end_part; ++part) {
        auto ring = std::make_unique<OGRLinearRing>();
        fill(*ring, part);
        polygon->addRingDirectly(ring.release());
    }
    return polygon;
}

OGRGeometryUniquePtr CoordinateCollector::make_polygons() const {
    auto polygons = std::make_unique<OGRMultiPolygon>();
    std::size_t first_part = 0;
    for (const std::size_t end_part : group_ends_) {
        polygons->addGeometryDirectly(make_polygon(first_part, end_part).release());
        first_part = end_part;
    }
    return OGRGeometryUniquePtr(polygons.release());
}

}  // namespace importers

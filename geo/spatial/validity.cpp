// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/validity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/spatial/geos_handles.hpp"
#include "geo/spatial/wkb.hpp"

namespace geo::spatial {
namespace {

bool is_finite(Coordinate point) { return std::isfinite(point.lon) && std::isfinite(point.lat); }

/// What GEOS could not even read.
std::optional<OutlineFault> find_ring_fault(const Ring& ring) {
    for (const Coordinate point : ring)
        if (!is_finite(point))
            return OutlineFault{{"坐标不是有限数值", "a coordinate is not a finite number"}, {}};
    if (ring.empty()) return OutlineFault{{"环没有点", "a ring has no points"}, {}};
    if (ring.front() != ring.back())
        return OutlineFault{{"环没有闭合", "a ring is not closed"}, ring.front()};
    if (ring.size() < 4)
        return OutlineFault{{"环的点数少于四个", "a ring has fewer than four points"}, ring[0]};
    return std::nullopt;
}

std::optional<OutlineFault> find_ring_fault(const MultiPolygon& outline) {
    for (const Polygon& polygon : outline.polygons)
        for (const Ring& ring : polygon.rings)
            if (auto fault = find_ring_fault(ring)) return fault;
    return std::nullopt;
}

/// GEOS names its faults in English only (TopologyValidationError).
BilingualText translated(const std::string& reason) {
    static const std::array<BilingualText, 10> known{{
        {"自相交", "Self-intersection"},
        {"环自相交", "Ring Self-intersection"},
        {"孔在外环之外", "Hole lies outside shell"},
        {"孔相互嵌套", "Holes are nested"},
        {"内部不连通", "Interior is disconnected"},
        {"外环相互嵌套", "Nested shells"},
        {"环重复", "Duplicate Rings"},
        {"点数太少", "Too few points in geometry component"},
        {"坐标无效", "Invalid Coordinate"},
        {"环没有闭合", "Ring is not closed"},
    }};
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const BilingualText& text) { return text.en == reason; });
    return found != known.end() ? *found : BilingualText{reason, reason};
}

std::optional<Coordinate> location_of(const GEOSGeometry* point) {
    Coordinate at;
    if (!point || GEOSGeomGetX_r(geos_context(), point, &at.lon) != 1 ||
        GEOSGeomGetY_r(geos_context(), point, &at.lat) != 1)
        return std::nullopt;
    return at;
}

Error geos_refusal() {
    return {ErrorKind::invalid_input, "GEOS 无法处理该几何，请检查轮廓数据。",
            "GEOS cannot process this geometry; check the outline."};
}

void add_polygon(const GEOSGeometry* geometry, MultiPolygon& outline) {
    std::size_t size = 0;
    GEOSWKBWriter* writer = GEOSWKBWriter_create_r(geos_context());
    const std::unique_ptr<unsigned char, GeosBufferDeleter> bytes(
        GEOSWKBWriter_write_r(geos_context(), writer, geometry, &size));
    GEOSWKBWriter_destroy_r(geos_context(), writer);
    if (!bytes) throw geos_refusal();
    auto part = multi_polygon_from_wkb({reinterpret_cast<const char*>(bytes.get()), size});
    for (Polygon& polygon : part.polygons) outline.polygons.push_back(std::move(polygon));
}

/// Lines and points that remain of collapsed parts are passed over.
void add_polygons(const GEOSGeometry* geometry, MultiPolygon& outline) {
    const int type = GEOSGeomTypeId_r(geos_context(), geometry);
    if (type == GEOS_POLYGON) add_polygon(geometry, outline);
    if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION) return;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos_context(), geometry); ++i)
        add_polygons(GEOSGetGeometryN_r(geos_context(), geometry, i), outline);
}

bool has_two_distinct_points(const LineString& line) {
    return std::any_of(line.points.begin(), line.points.end(),
                       [&](Coordinate point) { return point != line.points.front(); });
}

bool is_in_range(Coordinate point) {
    return std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90;
}

bool crosses_itself(const LineString& line) {
    const GeosGeometry geometry = geos_from_wkb(to_wkb(line));
    return geometry && GEOSisSimple_r(geos_context(), geometry.get()) == 0;
}

}  // namespace

std::optional<OutlineFault> find_fault(const MultiPolygon& outline) {
    if (auto fault = find_ring_fault(outline)) return fault;
    const GeosGeometry geometry = geos_from_wkb(to_wkb(outline));
    if (!geometry) throw geos_refusal();
    char* reason = nullptr;
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(geos_context(), geometry.get(), 0, &reason, &location);
    const std::unique_ptr<char, GeosBufferDeleter> owned_reason(reason);
    const GeosGeometry owned_location(location);
    if (valid == 1) return std::nullopt;
    if (valid != 0) throw geos_refusal();
    return OutlineFault{translated(reason ? reason : ""), location_of(location)};
}

MultiPolygon make_valid(const MultiPolygon& outline) {
    if (const auto fault = find_ring_fault(outline))
        throw Error(ErrorKind::invalid_input, "轮廓无法修复：" + fault->reason.zh + "。",
                    "The outline cannot be repaired: " + fault->reason.en + ".");
    const GeosGeometry geometry = geos_from_wkb(to_wkb(outline));
    if (!geometry) throw geos_refusal();
    const GeosGeometry repaired(GEOSMakeValid_r(geos_context(), geometry.get()));
    if (!repaired) throw geos_refusal();
    MultiPolygon result;
    add_polygons(repaired.get(), result);
    return result;
}

BilingualText describe(LineFault fault) {
    switch (fault) {
        case LineFault::too_few_points:
            return {"线上不同的点少于两个", "the line has fewer than two distinct points"};
        case LineFault::not_finite:
            return {"坐标不是有限数值", "a coordinate is not a finite number"};
        case LineFault::out_of_range:
            return {"坐标超出经纬度范围，可能是其他坐标系",
                    "a coordinate is beyond longitude and latitude; another CRS perhaps"};
        case LineFault::crosses_itself:
            return {"线与自身相交", "the line crosses itself"};
    }
    return {};
}

std::vector<LineFault> line_checks(const LineString& line) {
    std::vector<LineFault> faults;
    const auto all = [&](auto check) {
        return std::all_of(line.points.begin(), line.points.end(), check);
    };
    const bool is_line = has_two_distinct_points(line);
    if (!is_line) faults.push_back(LineFault::too_few_points);
    if (!all(is_finite)) {
        faults.push_back(LineFault::not_finite);
        return faults;
    }
    if (!all(is_in_range)) faults.push_back(LineFault::out_of_range);
    if (is_line && crosses_itself(line)) faults.push_back(LineFault::crosses_itself);
    return faults;
}

}  // namespace geo::spatial

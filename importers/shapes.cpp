// SPDX-License-Identifier: Apache-2.0
#include "importers/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/spatial/validity.hpp"

namespace importers {

using geo::BilingualText;
using geo::Coordinate;

namespace {

using Points = std::vector<Coordinate>;

BilingualText wrong_type(const OGRGeometry& geometry, const char* zh, const char* en) {
    const char* name = geometry.getGeometryName();
    return {fmt::format("几何类型是 {}，应为{}。", name, zh),
            fmt::format("The geometry is a {}; it should be {}.", name, en)};
}

BilingualText no_geometry() { return {"没有几何图形。", "There is no geometry."}; }

template <typename Shape>
Shaped<Shape> refused(BilingualText fault, bool out_of_range = false) {
    return {{}, std::move(fault), std::nullopt, out_of_range};
}

Points points_of(const OGRSimpleCurve& curve) {
    Points points(static_cast<std::size_t>(curve.getNumPoints()));
    if (!points.empty())
        curve.getPoints(&points[0].lon, sizeof(Coordinate), &points[0].lat, sizeof(Coordinate));
    return points;
}

bool is_degrees(const Points& points) noexcept {
    return std::all_of(points.begin(), points.end(), [](Coordinate point) {
        return std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90;
    });
}

Coordinate first_outside(const Points& points) noexcept {
    return *std::find_if(points.begin(), points.end(), [](Coordinate point) {
        return !(std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90);
    });
}

bool has_two_distinct(const Points& points) noexcept {
    return std::any_of(points.begin(), points.end(),
                       [&](Coordinate point) { return point != points.front(); });
}

// Appends a part that begins or ends where the line ends. False when it does neither.
bool join(Points& line, Points part) {
    if (line.back() == part.back()) std::reverse(part.begin(), part.end());
    if (line.back() != part.front()) return false;
    line.insert(line.end(), part.begin() + 1, part.end());
    return true;
}

// The parts as one line, whatever their order and direction; empty when they do not join up.
Points joined(std::vector<Points> parts) {
    Points line = std::move(parts.back());
    parts.pop_back();
    while (!parts.empty()) {
        const auto fits = [&](const Points& part) {
            return part.front() == line.back() || part.back() == line.back() ||
                   part.front() == line.front() || part.back() == line.front();
        };
        const auto next = std::find_if(parts.begin(), parts.end(), fits);
        if (next == parts.end()) return {};
        if (next->front() != line.back() && next->back() != line.back())
            std::reverse(line.begin(), line.end());
        join(line, std::move(*next));
        parts.erase(next);
    }
    return line;
}

Points points_of(const OGRMultiLineString& lines) {
    std::vector<Points> parts;
    for (const OGRLineString* part : lines)
        if (part->getNumPoints() > 0) parts.push_back(points_of(*part));
    if (parts.empty()) return {};
    return joined(std::move(parts));
}

Shaped<geo::LineString> placed_line(Points points, const Placement& placement) {
    if (points.size() < 2 || !has_two_distinct(points))
        return refused<geo::LineString>({"道路中心线不足两个不同的点。",
                                         "The centre line has fewer than two distinct points."});
    if (auto fault = placement.place(points))
        return refused<geo::LineString>(*fault, Placement::is_finite(points));
    return {{std::move(points)}, std::nullopt, std::nullopt};
}

// nullopt: the ring has too few points to enclose anything.
std::optional<geo::Ring> to_ring(const OGRLinearRing& source) {
    geo::Ring ring = points_of(source);
    if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
    if (ring.size() < 4) return std::nullopt;
    return ring;
}

std::optional<BilingualText> append(geo::MultiPolygon& outline, const OGRPolygon& source,
                                    const Placement& placement, bool& out_of_range) {
    geo::Polygon polygon;
    for (const OGRLinearRing* part : source) {
        auto ring = to_ring(*part);
        if (!ring)
            return BilingualText{"边界的一个环不足四个点。",
                                 "A ring of the outline has fewer than four points."};
        if (auto fault = placement.place(*ring)) {
            out_of_range = Placement::is_finite(*ring);
            return fault;
        }
        polygon.rings.push_back(std::move(*ring));
    }
    if (!polygon.rings.empty()) outline.polygons.push_back(std::move(polygon));
    return std::nullopt;
}

BilingualText where_and_why(const geo::spatial::OutlineFault& fault) {
    if (!fault.at) return {"边界" + fault.reason.zh, "The outline has a " + fault.reason.en};
    const auto place = fmt::format("{:.7f}, {:.7f}", fault.at->lon, fault.at->lat);
    return {fmt::format("边界在（{}）处{}", place, fault.reason.zh),
            fmt::format("The outline has a {} at ({})", fault.reason.en, place)};
}

Shaped<geo::MultiPolygon> mended(const geo::MultiPolygon& outline, const BilingualText& fault) {
    auto valid = geo::spatial::make_valid(outline);
    if (valid.polygons.empty())
        return refused<geo::MultiPolygon>(
            {fault.zh + "，修复后不剩任何面积。", fault.en + ", and mending it leaves no area."});
    return {std::move(valid), std::nullopt,
            BilingualText{fault.zh + "，已修复。", fault.en + "; it was mended."}};
}

Shaped<geo::MultiPolygon> checked(geo::MultiPolygon outline, bool repair) {
    if (outline.polygons.empty()) return refused<geo::MultiPolygon>(no_geometry());
    const auto found = geo::spatial::find_fault(outline);
    if (!found) return {std::move(outline), std::nullopt, std::nullopt};
    const BilingualText fault = where_and_why(*found);
    if (repair) return mended(outline, fault);
    return refused<geo::MultiPolygon>({fault.zh + "；请更正，或用 --repair 自动修复。",
                                       fault.en + "; correct it, or let --repair mend it."});
}

}  // namespace

bool Placement::is_finite(const Points& points) noexcept {
    return std::all_of(points.begin(), points.end(), [](Coordinate point) {
        return std::isfinite(point.lon) && std::isfinite(point.lat);
    });
}

std::optional<BilingualText> Placement::place(Points& points) const {
    if (!is_finite(points))
        return BilingualText{"坐标不是有限的数。", "A coordinate is not a finite number."};
    const Coordinate first = points.empty() ? Coordinate{} : points.front();
    // Degrees read as metres would all land beside the equator: a wrong --crs, not a place.
    const bool sane = projected_ != is_degrees(points);
    const Coordinate shown = sane || projected_ ? first : first_outside(points);
    try {
        if (sane && !transformer_.is_identity()) transformer_.to_registry(points);
        if (sane && is_degrees(points)) return std::nullopt;
    } catch (const geo::Error&) {
        // Outside the system's domain: the same fault as a result beyond the globe, told below.
    }
    return BilingualText{
        fmt::format("坐标（{}, {}）不可能属于 {}；请用 --crs 指明正确的坐标系。", shown.lon,
                    shown.lat, reference_),
        fmt::format("The coordinate ({}, {}) cannot be of {}; name the right reference system "
                    "with --crs.",
                    shown.lon, shown.lat, reference_)};
}

Shaped<geo::LineString> to_line(const OGRGeometry* geometry, const Placement& placement) {
    if (geometry == nullptr || geometry->IsEmpty()) return refused<geo::LineString>(no_geometry());
    switch (wkbFlatten(geometry->getGeometryType())) {
        case wkbLineString:
            return placed_line(points_of(*geometry->toLineString()), placement);
        case wkbMultiLineString:
            break;
        default:
            return refused<geo::LineString>(
                wrong_type(*geometry, "线（LineString）", "a LineString"));
    }
    Points points = points_of(*geometry->toMultiLineString());
    if (points.empty())
        return refused<geo::LineString>(
            {"多段线的各段首尾不相接；请拆成单独的道路再导入。",
             "The parts of the line do not join end to end; split it into roads of their own."});
    return placed_line(std::move(points), placement);
}

Shaped<geo::MultiPolygon> to_outline(const OGRGeometry* geometry, const Placement& placement,
                                     bool repair) {
    if (geometry == nullptr || geometry->IsEmpty())
        return refused<geo::MultiPolygon>(no_geometry());
    const auto type = wkbFlatten(geometry->getGeometryType());
    if (type != wkbPolygon && type != wkbMultiPolygon)
        return refused<geo::MultiPolygon>(wrong_type(*geometry, "面（Polygon）", "a Polygon"));
    geo::MultiPolygon outline;
    bool out_of_range = false;
    std::optional<BilingualText> fault;
    if (type == wkbPolygon) {
        fault = append(outline, *geometry->toPolygon(), placement, out_of_range);
    } else {
        for (const OGRPolygon* part : geometry->toMultiPolygon())
            if (!fault) fault = append(outline, *part, placement, out_of_range);
    }
    if (fault) return refused<geo::MultiPolygon>(*fault, out_of_range);
    return checked(std::move(outline), repair);
}

Shaped<Coordinate> to_position(const OGRGeometry* geometry, const Placement& placement) {
    if (geometry == nullptr || geometry->IsEmpty()) return refused<Coordinate>(no_geometry());
    if (wkbFlatten(geometry->getGeometryType()) != wkbPoint)
        return refused<Coordinate>(wrong_type(*geometry, "点（Point）", "a Point"));
    return to_position(geometry->toPoint()->getX(), geometry->toPoint()->getY(), placement);
}

Shaped<Coordinate> to_position(double x, double y, const Placement& placement) {
    Points points{{x, y}};
    if (auto fault = placement.place(points))
        return refused<Coordinate>(*fault, Placement::is_finite(points));
    return {points.front(), std::nullopt, std::nullopt};
}

}  // namespace importers

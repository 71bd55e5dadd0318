// SPDX-License-Identifier: Apache-2.0
#include "api/http/features/feature_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "geo/base/error.hpp"

namespace api::http {
namespace {

// Axes as the registers define them: the EPSG systems put latitude first.
constexpr std::array systems{
    ReferenceSystem{"http://www.opengis.net/def/crs/OGC/1.3/CRS84", AxisOrder::lon_lat},
    ReferenceSystem{"http://www.opengis.net/def/crs/EPSG/0/4490", AxisOrder::lat_lon},
    ReferenceSystem{"http://www.opengis.net/def/crs/EPSG/0/4326", AxisOrder::lat_lon},
};

constexpr std::array common{"bbox", "bbox-crs", "limit", "datetime", "crs", "cursor"};

geo::Error wrong(std::string_view name, std::string_view zh, std::string_view en) {
    return geo::Error(geo::ErrorKind::invalid_input, fmt::format("参数 {}：{}。", name, zh),
                      fmt::format("Parameter {}: {}.", name, en))
        .at(std::string{name});
}

geo::BoundingBox box_of(const std::vector<double>& corners, AxisOrder order) {
    const auto upper = corners.size() / 2;  // with heights there are six numbers
    if (order == AxisOrder::lon_lat)
        return {corners[0], corners[1], corners[upper], corners[upper + 1]};
    return {corners[1], corners[0], corners[upper + 1], corners[upper]};
}

/// One box, or two where it crosses the antimeridian: then west is greater than east (7.15.3).
std::vector<geo::BoundingBox> areas_of(const Request& request, AxisOrder order) {
    const auto text = request.query("bbox");
    if (!text) return {};
    const auto numbers = std::count(text->begin(), text->end(), ',') == 5 ? 6U : 4U;
    const auto box = box_of(*request.query_numbers("bbox", numbers), order);
    if (box.min_lat > box.max_lat)
        throw wrong("bbox", "南边纬度大于北边纬度，应为 西,南,东,北",
                    "the southern edge lies north of the northern one; give west,south,east,north");
    constexpr double antimeridian = 180;
    if (box.min_lon <= box.max_lon) return {box};
    if (box.min_lon > antimeridian || box.max_lon < -antimeridian)
        throw wrong("bbox", "经度应在 -180 至 180 之间", "longitudes lie between -180 and 180");
    return {{box.min_lon, box.min_lat, antimeridian, box.max_lat},
            {-antimeridian, box.min_lat, box.max_lon, box.max_lat}};
}

std::size_t limit_of(const Request& request) {
    constexpr Request::Bounds bounds{1, std::numeric_limits<std::int64_t>::max()};
    return static_cast<std::size_t>(
        std::min(request.query_integer("limit", 10, bounds), most_features));
}

std::optional<std::string> after_of(const Request& request) {
    const auto cursor = request.query("cursor");
    if (!cursor) return std::nullopt;
    auto key = key_of(*cursor);
    if (!key)
        throw wrong("cursor", "无法识别，请使用上一页 next 链接给出的值",
                    "is none of ours; follow the next link of the page before");
    return key;
}

std::optional<Period> period_of(const Request& request) {
    const auto text = request.query("datetime");
    if (!text) return std::nullopt;
    const auto period = period_from(*text);
    if (!period)
        throw wrong("datetime", "应为 RFC 3339 时刻，或以“/”分隔的区间，开放端写作 ..",
                    "must be an RFC 3339 time or an interval 'from/to', an open end being '..'");
    return period;
}

std::vector<Request::Field> filters_of(const Request& request) {
    std::vector<Request::Field> filters;
    for (const auto& field : request.query_fields())
        if (std::find(common.begin(), common.end(), field.name) == common.end())
            filters.push_back(field);
    return filters;
}

}  // namespace

std::span<const ReferenceSystem> reference_systems() noexcept { return systems; }

std::span<const char* const> common_parameters() noexcept { return common; }

const ReferenceSystem& requested_system(const Request& request, std::string_view parameter) {
    const auto uri = request.query(parameter);
    if (!uri) return systems.front();
    for (const auto& system : systems)
        if (*uri == system.uri) return system;
    std::string known;
    for (const auto& system : systems) known.append(known.empty() ? "" : ", ").append(system.uri);
    throw wrong(parameter, fmt::format("不支持此坐标系，可用：{}", known),
                fmt::format("this system is not served; known are {}", known));
}

FeatureQuery read_feature_query(const Request& request) {
    FeatureQuery query;
    query.system = &requested_system(request, "crs");
    query.areas = areas_of(request, requested_system(request, "bbox-crs").order);
    query.limit = limit_of(request);
    query.after = after_of(request);
    query.period = period_of(request);
    query.filters = filters_of(request);
    return query;
}

}  // namespace api::http

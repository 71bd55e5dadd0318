// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/projection.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

#include "geo/base/error.hpp"

namespace geo::spatial {
namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Pj = std::unique_ptr<PJ, PjDeleter>;

/// PROJ must not reach for the network, nor write to stderr what an Error will say.
Context make_context() {
    Context context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

std::string full_name(const std::string& crs) {
    const bool is_number = !crs.empty() && std::all_of(crs.begin(), crs.end(), [](unsigned char c) {
        return std::isdigit(c) != 0;
    });
    return is_number ? "EPSG:" + crs : crs;
}

Error unknown_system(const std::string& crs) {
    return {ErrorKind::invalid_input,
            fmt::format("无法识别坐标系“{}”。请给出 EPSG 代码（如 EPSG:4548）或 WKT。", crs),
            fmt::format("The coordinate reference system '{}' is unknown. Give an EPSG code "
                        "(EPSG:4548) or WKT.",
                        crs)};
}

bool is_horizontal(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS ||
           type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_BOUND_CRS ||
           type == PJ_TYPE_COMPOUND_CRS;
}

Pj find_system(PJ_CONTEXT* context, const std::string& crs) {
    Pj system(proj_create(context, full_name(crs).c_str()));
    if (!system || !is_horizontal(proj_get_type(system.get()))) throw unknown_system(crs);
    return system;
}

/// "Beijing 1954" whether the system says so by code, or a shapefile's WKT by a name of its own.
std::string datum_name(PJ_CONTEXT* context, const PJ* system) {
    const Pj geodetic(proj_crs_get_geodetic_crs(context, system));
    if (!geodetic) return {};
    const Pj datum(proj_crs_get_datum_forced(context, geodetic.get()));
    const char* name = proj_get_name(datum ? datum.get() : geodetic.get());
    return name ? name : "";
}

bool contains_word(std::string_view text, std::string_view word) {
    const auto equal = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), word.begin(), word.end(), equal) != text.end();
}

/// The public parameters of the two old national datums do not exist, and PROJ would hand the
/// numbers back unchanged, some 100 m off, without a word.
bool is_old_national_datum(std::string_view datum) {
    const bool beijing = contains_word(datum, "Beijing") && contains_word(datum, "54");
    const bool xian = contains_word(datum, "Xi") && contains_word(datum, "80");
    return beijing || xian;
}

Error missing_transformation(const std::string& crs, const std::string& datum) {
    return {ErrorKind::invalid_input,
            fmt::format("坐标系“{}”基于“{}”，没有可用的到 CGCS2000（EPSG:4490）的转换：缺少七参数"
                        "或格网文件。请提供当地测绘部门的转换参数“dx,dy,dz,rx,ry,rz,s”或 PROJ "
                        "管道，或先转换为 CGCS2000 再导入。",
                        crs, datum),
            fmt::format("'{}' is based on '{}', and no transformation to CGCS2000 (EPSG:4490) is "
                        "at hand: its seven parameters or grid file are missing. Give the "
                        "surveying authority's parameters 'dx,dy,dz,rx,ry,rz,s' or a PROJ "
                        "pipeline, or convert the data to CGCS2000 first.",
                        crs, datum)};
}

Error bad_operation(const std::string& operation) {
    return {
        ErrorKind::invalid_input,
        fmt::format("转换“{}”无法使用。请给出“dx,dy,dz,rx,ry,rz,s”七个数或以度为单位的 PROJ 管道"
                    "“+proj=pipeline …”。",
                    operation),
        fmt::format("The transformation '{}' cannot be used. Give seven numbers "
                    "'dx,dy,dz,rx,ry,rz,s' or a PROJ pipeline '+proj=pipeline …' that "
                    "speaks degrees.",
                    operation)};
}

bool has_id(PJ_CONTEXT* context, const PJ* system, std::string_view code) {
    const Pj known(proj_create(context, std::string(code).c_str()));
    return known &&
           proj_is_equivalent_to_with_ctx(context, system, known.get(),
                                          PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0;
}

Pj normalized(PJ_CONTEXT* context, Pj operation) {
    return operation ? Pj(proj_normalize_for_visualization(context, operation.get())) : nullptr;
}

Pj between(PJ_CONTEXT* context, const PJ* from, const PJ* to) {
    constexpr std::array options{"ALLOW_BALLPARK=NO", static_cast<const char*>(nullptr)};
    return normalized(
        context, Pj(proj_create_crs_to_crs_from_pj(context, from, to, nullptr, options.data())));
}

/// By way of WGS 84 where PROJ knows no step to CGCS2000 itself.
Pj to_registry_datum(PJ_CONTEXT* context, const PJ* system) {
    for (const char* target : {"EPSG:4490", "EPSG:4326"}) {
        const Pj registry(proj_create(context, target));
        if (Pj operation = between(context, system, registry.get())) return operation;
    }
    return nullptr;
}

/// The system's projection with the given shift to WGS 84, of which CGCS2000 is a centimetre away.
Pj with_parameters(PJ_CONTEXT* context, const PJ* system, const std::string& parameters) {
    const bool are_numbers = parameters.find_first_not_of("0123456789.,+-eE ") == std::string::npos;
    const auto commas = std::count(parameters.begin(), parameters.end(), ',');
    const char* text = proj_as_proj_string(context, system, PJ_PROJ_4, nullptr);
    if (!are_numbers || (commas != 2 && commas != 6) || !text) throw bad_operation(parameters);
    std::string compact = parameters;
    std::erase(compact, ' ');
    // A CRS of a datum that PROJ knows nothing of but the ellipsoid: +towgs84 counts.
    const Pj shifted(proj_create(context, fmt::format("{} +towgs84={}", text, compact).c_str()));
    const Pj registry(proj_create(context, "EPSG:4326"));
    if (!shifted || !registry) throw bad_operation(parameters);
    return normalized(context, Pj(proj_create_crs_to_crs_from_pj(
                                   context, shifted.get(), registry.get(), nullptr, nullptr)));
}

Pj from_operation(PJ_CONTEXT* context, const PJ* system, const std::string& operation) {
    Pj made = operation.find("+proj") != std::string::npos
                  ? Pj(proj_create(context, operation.c_str()))
                  : with_parameters(context, system, operation);
    if (!made || proj_is_crs(made.get()) || proj_angular_input(made.get(), PJ_FWD) ||
        proj_angular_output(made.get(), PJ_FWD))
        throw bad_operation(operation);
    return made;
}

Error outside_domain(const std::string& crs) {
    return {ErrorKind::invalid_input,
            fmt::format("坐标不在“{}”的范围内，无法转换。请检查坐标系是否正确。", crs),
            fmt::format("A coordinate lies outside the domain of '{}' and cannot be converted. "
                        "Check that this is its reference system.",
                        crs)};
}

}  // namespace

struct Transformer::Implementation {
    Context context = make_context();
    std::string name;
    Pj operation;  ///< null for the identity

    void apply(std::span<Coordinate> points, PJ_DIRECTION direction) const {
        static_assert(sizeof(Coordinate) == 2 * sizeof(double));
        for (const Coordinate point : points)
            if (!std::isfinite(point.lon) || !std::isfinite(point.lat)) throw outside_domain(name);
        if (!operation || points.empty()) return;
        proj_errno_reset(operation.get());
        proj_trans_generic(operation.get(), direction, &points[0].lon, sizeof(Coordinate),
                           points.size(), &points[0].lat, sizeof(Coordinate), points.size(),
                           nullptr, 0, 0, nullptr, 0, 0);
        for (const Coordinate point : points)
            if (!std::isfinite(point.lon) || !std::isfinite(point.lat)) throw outside_domain(name);
    }
};

Transformer::Transformer(const std::string& crs, const std::optional<std::string>& operation)
    : implementation_(std::make_unique<Implementation>()) {
    PJ_CONTEXT* context = implementation_->context.get();
    implementation_->name = crs;
    const Pj system = find_system(context, crs);
    if (operation) {
        implementation_->operation = from_operation(context, system.get(), *operation);
        return;
    }
    const std::string datum = datum_name(context, system.get());
    if (is_old_national_datum(datum)) throw missing_transformation(crs, datum);
    // CGCS2000 and WGS 84 agree to centimetres: the registry takes them for one.
    if (has_id(context, system.get(), "EPSG:4490") || has_id(context, system.get(), "EPSG:4326"))
        return;
    implementation_->operation = to_registry_datum(context, system.get());
    if (!implementation_->operation) throw missing_transformation(crs, datum);
}

Transformer::~Transformer() = default;
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;

bool Transformer::is_identity() const noexcept { return !implementation_->operation; }

Coordinate Transformer::to_registry(Coordinate point) const {
    to_registry(std::span(&point, 1));
    return point;
}

Coordinate Transformer::from_registry(Coordinate point) const {
    from_registry(std::span(&point, 1));
    return point;
}

void Transformer::to_registry(std::span<Coordinate> points) const {
    implementation_->apply(points, PJ_FWD);
}

void Transformer::from_registry(std::span<Coordinate> points) const {
    implementation_->apply(points, PJ_INV);
}

}  // namespace geo::spatial

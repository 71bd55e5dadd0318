// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "importers/gdal_errors.hpp"
#include "importers/source.hpp"

namespace importers {

namespace {

struct FreeCplString {
    void operator()(char* text) const noexcept { CPLFree(text); }
};

std::string to_wkt(const OGRSpatialReference& system) {
    char* text = nullptr;
    static const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    system.exportToWkt(&text, options);
    const std::unique_ptr<char, FreeCplString> owned(text);
    return text == nullptr ? std::string() : text;
}

std::string authority_code(const OGRSpatialReference& system) {
    const char* name = system.GetAuthorityName(nullptr);
    const char* code = system.GetAuthorityCode(nullptr);
    if (name == nullptr || code == nullptr) return {};
    return std::string(name) + ":" + code;
}

// A .prj carries no code; the database of systems is asked which one it means.
std::string identified_code(const OGRSpatialReference& system) {
    constexpr int good_enough = 90;  // per cent, as GDAL's own tools have it
    int count = 0;
    int* confidence = nullptr;
    auto* matches = system.FindMatches(nullptr, &count, &confidence);
    std::string code;
    if (count > 0 && confidence[0] >= good_enough)
        code = authority_code(*OGRSpatialReference::FromHandle(matches[0]));
    OSRFreeSRSArray(matches);
    CPLFree(confidence);
    return code;
}

std::optional<std::string> operation_of(const ImportOptions& options) {
    if (options.operation.empty()) return std::nullopt;
    return options.operation;
}

ReferenceSystem from_layer(const OGRSpatialReference& system, const ImportOptions& options) {
    std::string code = authority_code(system);
    if (code.empty()) code = identified_code(system);
    const char* called = system.GetName();
    ReferenceSystem reference;
    reference.name = !code.empty() ? code : (called != nullptr ? called : "WKT");
    reference.declared = true;
    reference.projected = system.IsProjected() != 0;
    reference.transformer.emplace(code.empty() ? to_wkt(system) : code, operation_of(options));
    return reference;
}

ReferenceSystem from_user(const ImportOptions& options) {
    const std::string& crs = options.crs;
    ReferenceSystem reference;
    reference.name = crs;
    reference.declared = true;
    const GdalErrors quiet;  // the Transformer says it in both languages
    OGRSpatialReference system;
    reference.projected =
        system.SetFromUserInput(crs.c_str(),
                                OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) ==
            OGRERR_NONE &&
        system.IsProjected() != 0;
    reference.transformer.emplace(crs, operation_of(options));
    return reference;
}

}  // namespace

ReferenceSystem find_reference_system(const OGRSpatialReference* declared,
                                      const ImportOptions& options,
                                      std::vector<geo::BilingualText>& notes) {
    if (!options.crs.empty()) {
        if (declared != nullptr && authority_code(*declared) != options.crs)
            notes.push_back({"文件声明的坐标系是 " + std::string(declared->GetName()) +
                                 "，按 --crs " + options.crs + " 读取。",
                             "The file declares " + std::string(declared->GetName()) +
                                 "; it was read as " + options.crs + ", as --crs says."});
        return from_user(options);
    }
    if (declared != nullptr) return from_layer(*declared, options);
    notes.push_back({"文件没有声明坐标系，按经纬度（EPSG:4490）读取。",
                     "The file declares no reference system; it was read as longitude and latitude "
                     "(EPSG:4490)."});
    ReferenceSystem assumed;
    assumed.name = "EPSG:4490";
    assumed.transformer.emplace("EPSG:4490");
    return assumed;
}

}  // namespace importers

// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/paper_words.hpp"

#include <algorithm>
#include <string_view>

namespace geo::publishing {
namespace {

bool ends_with(const std::string& text, std::string_view end) {
    return std::string_view{text}.ends_with(end);
}

template <typename Part>
bool all_agree(const std::vector<CaseFile>& files, Part part) {
    return std::all_of(files.begin(), files.end(), [&](const CaseFile& file) {
        return file.village != nullptr && part(*file.village) == part(*files.front().village);
    });
}

}  // namespace

std::string civil_affairs_of(const VillageFeature* village) {
    if (village == nullptr || village->county.empty()) return {};
    return village->city + village->county + "民政局";
}

std::string township_of(const VillageFeature* village) {
    if (village == nullptr || village->town.empty()) return {};
    return village->town + (ends_with(village->town, "街道") ? "办事处" : "人民政府");
}

std::string government_of(const VillageFeature* village) {
    if (village == nullptr || village->county.empty()) return {};
    const bool is_district = ends_with(village->county, "区");
    if (is_district && !village->city.empty()) return village->city + "人民政府";
    return village->city + village->county + "人民政府";
}

std::string common_area(const std::vector<CaseFile>& files) {
    if (files.empty() || files.front().village == nullptr) return {};
    const VillageFeature& first = *files.front().village;
    if (all_agree(files, [](const auto& village) { return village.code; }))
        return short_division_text(first);
    if (all_agree(files, [](const auto& village) { return village.town_code; }))
        return first.county + first.town;
    return first.county;
}

bool any_modelled(const std::vector<CaseFile>& files) {
    return std::any_of(files.begin(), files.end(),
                       [](const CaseFile& file) { return file.modelled; });
}

std::string report_text(const lifecycle::Report& report) {
    std::string text;
    for (const auto& field : lifecycle::required_fields(report.kind)) {
        const auto found = report.fields.find(field.key);
        if (found == report.fields.end() || found->second.empty()) continue;
        text += (text.empty() ? "" : "；") + field.name.zh + "：" + found->second;
    }
    return text;
}

}  // namespace geo::publishing

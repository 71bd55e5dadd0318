// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/name_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/naming_of_roads.hpp"

namespace geo::registry {
namespace {

constexpr std::size_t longest_name_bytes = 3000;
constexpr std::size_t longest_text_bytes = 12000;
constexpr std::size_t most_line_points = 10000;
constexpr double widest_road_metres = 200;

void require_text(std::string_view text, std::size_t longest_bytes, const char* pointer) {
    if (text.size() > longest_bytes)
        throw Error(
            ErrorKind::too_large,
            fmt::format("{} 过长（{} 字节，最多 {}）。", pointer, text.size(), longest_bytes),
            fmt::format("{} is too long ({} bytes, at most {}).", pointer, text.size(),
                        longest_bytes))
            .at(pointer);
    if (!text::is_valid_utf8(text))
        throw Error(ErrorKind::invalid_input, fmt::format("{} 不是有效的 UTF-8 文本。", pointer),
                    fmt::format("{} is not valid UTF-8 text.", pointer))
            .at(pointer);
}

bool is_on_earth(Coordinate point) {
    return std::isfinite(point.lon) && std::isfinite(point.lat) && std::abs(point.lon) <= 180 &&
           std::abs(point.lat) <= 90;
}

void require_line(const LineString& line) {
    const auto& points = line.points;
    const bool is_line = points.size() <= most_line_points && !points.empty() &&
                         std::any_of(points.begin(), points.end(),
                                     [&](Coordinate point) { return point != points.front(); }) &&
                         std::all_of(points.begin(), points.end(), is_on_earth);
    if (!is_line)
        throw Error(ErrorKind::invalid_input,
                    "line 须为至少有两个不同点的 LineString（经纬度，最多一万点）。",
                    "line must be a LineString of two or more distinct points in degrees (at most "
                    "ten thousand).")
            .at("/line");
}

naming::NameDraft draft_of(const NameProposal& content, CheckScope scope,
                           const Gazetteer& gazetteer, const naming::Tables& tables) {
    auto draft = naming::make_draft(content.name, gazetteer.village(content.village), tables,
                                    content.generic);
    if (scope == CheckScope::proposal || !content.meaning.empty()) draft.meaning = content.meaning;
    if (scope == CheckScope::proposal || !content.origin.empty()) draft.origin = content.origin;
    draft.road = content.road;
    draft.line = content.line;
    draft.width_metres = content.width_metres;
    if (content.road && !content.width_metres)
        if (const SharedRoad road = gazetteer.ground().find_road(*content.road))
            draft.width_metres = road->width_metres;
    return draft;
}

[[noreturn]] void throw_unknown_road(RoadId road) {
    throw Error(ErrorKind::not_found, fmt::format("登记库中没有编号为 {} 的道路。", road.value()),
                fmt::format("There is no road {} in the registry.", road.value()));
}

}  // namespace

void require_sound_content(const NameProposal& content) {
    require_text(content.name, longest_name_bytes, "/name");
    require_text(content.meaning, longest_text_bytes, "/meaning");
    require_text(content.origin, longest_text_bytes, "/origin");
    if (content.generic) require_text(*content.generic, longest_name_bytes, "/generic");
    require_text(content.protective_measures, longest_text_bytes, "/renaming/protective_measures");
    if (content.line) require_line(*content.line);
    if (content.width_metres &&
        !(*content.width_metres > 0 && *content.width_metres <= widest_road_metres))
        throw Error(ErrorKind::invalid_input, "width_m 须大于 0、不超过 200 米。",
                    "width_m must be above 0 and at most 200 metres.")
            .at("/width_m");
}

NameCheck check_against(const Gazetteer& gazetteer, const NamingContext& naming,
                        const NameProposal& content, CheckScope scope,
                        std::optional<ProposalId> self, std::optional<naming::Renaming> renaming) {
    require_sound_content(content);
    naming::NameDraft draft = draft_of(content, scope, gazetteer, naming.tables());
    draft.proposal = self;
    draft.renaming = std::move(renaming);
    const naming::Facts facts = gazetteer.gather(draft, naming.tables().profile);
    NameCheck result;
    result.findings = naming::check(naming.rules(), draft, facts);
    result.verdict = naming::verdict(result.findings);
    result.name = std::move(draft.name);
    result.pinyin = std::move(draft.pinyin);
    return result;
}

NameCheck check_on(storage::Connection& connection, Registry& registry, const NameProposal& content,
                   CheckScope scope, std::optional<ProposalId> self, std::string_view day) {
    return check_against(*registry.gazetteer(connection), registry.naming(), content, scope, self,
                         renaming_of(connection, content, day));
}

NameCheck check_known_road(const Gazetteer& gazetteer, const NamingContext& naming,
                           const NameProposal& content, CheckScope scope,
                           std::optional<naming::Renaming> renaming) {
    if (content.road && !gazetteer.ground().find_road(*content.road))
        throw_unknown_road(*content.road);
    return check_against(gazetteer, naming, content, scope, std::nullopt, std::move(renaming));
}

NameCheck check_name(Registry& registry, const NameProposal& content, CheckScope scope) {
    const auto reader = registry.database().read();
    return check_known_road(
        *registry.gazetteer(*reader), registry.naming(), content, scope,
        renaming_of(*reader, content, to_registry_date(registry.clock().now())));
}

}  // namespace geo::registry

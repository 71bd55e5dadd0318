// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/renaming_write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "geo/base/calendar_day.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/lifecycle/transitions.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/sign_book.hpp"
#include "geo/registry/signs.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/row_versions.hpp"

namespace geo::registry {
namespace {

using lifecycle::Capability;
using lifecycle::Gate;

Error retired(const Road& road, const std::vector<RoadId>& heirs) {
    std::vector<std::int64_t> ids;
    for (const RoadId heir : heirs) ids.push_back(heir.value());
    const std::string list = fmt::format("{}", fmt::join(ids, ", "));
    if (heirs.empty())
        return {ErrorKind::conflict,
                fmt::format("道路 {} 已于 {} 销名，不再变更。", road.id.value(), *road.valid_to),
                fmt::format("Road {} was abolished on {} and does not change any more.",
                            road.id.value(), *road.valid_to)};
    return {ErrorKind::conflict,
            fmt::format("道路 {} 自 {} 起并入或分为道路 {}，请办理后者。", road.id.value(),
                        *road.valid_to, list),
            fmt::format("Road {} lives on as {} since {}; change that one.", road.id.value(), list,
                        *road.valid_to)};
}

Error bad_day(std::string zh, std::string en) {
    return Error(ErrorKind::invalid_input, std::move(zh), std::move(en)).at("/effective_on");
}

bool has(const std::vector<Finding>& findings, Severity severity) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.severity == severity; });
}

void require_reason_text(const std::string& reason) {
    constexpr std::size_t longest_bytes = 12000;
    if (reason.size() <= longest_bytes && text::is_valid_utf8(reason)) return;
    throw Error(ErrorKind::invalid_input, "理由过长或不是有效的 UTF-8 文本。",
                "The reason is too long or not valid UTF-8 text.")
        .at("/reason");
}

}  // namespace

RoadWrite::RoadWrite(Registry& registry, const Actor& actor, const RoadRequest& request)
    : registry_(registry),
      actor_(actor),
      reason_(text::trimmed(request.reason)),
      writer_(registry.database().write()),
      transaction_(*writer_) {
    require(actor, Capability::rename_roads);
    require_reason_text(reason_);
    road_ = get_live_road(request.road);
    if (request.version && *request.version != road_.change)
        throw Error(
            ErrorKind::stale,
            fmt::format("道路 {} 已有变更（您看到的是第 {} 号变更，现为第 {} 号），请重新打开"
                        "后再办理。",
                        road_.id.value(), *request.version, road_.change),
            fmt::format("Road {} has changed (you saw change {}, it is {} now); open it "
                        "again.",
                        road_.id.value(), *request.version, road_.change));
    require_no_open_proposal(road_.id);
    day_ = day_of(request);
}

Road RoadWrite::get_live_road(RoadId id) {
    Road road = storage::RoadStore{*writer_}.get(id);
    require(actor_, Capability::rename_roads, road.village.value_or(VillageCode{}));
    if (road.valid_to) throw retired(road, storage::LineageStore{*writer_}.heirs_of(id));
    return road;
}

Road RoadWrite::take_in(RoadId id) {
    Road road = get_live_road(id);
    require_no_open_proposal(id);
    return road;
}

/// What is decided about a name must not be overtaken by what happens to its road.
void RoadWrite::require_no_open_proposal(RoadId id) {
    storage::ProposalStore proposals{*writer_};
    for (const ProposalId open : proposals.open_for_road(id)) {
        if (proposals.get(open).state == ProposalState::draft) continue;
        throw Error(
            ErrorKind::conflict,
            fmt::format("道路 {} 有在办的命名申请 {}，请先办结或撤回。", id.value(), open.value()),
            fmt::format("Proposal {} for road {} is under way; decide or withdraw it "
                        "first.",
                        open.value(), id.value()));
    }
}

std::string RoadWrite::day_of(const RoadRequest& request) {
    const std::string today = to_registry_date(registry_.clock().now());
    if (!request.effective_on || request.effective_on->empty()) return today;
    const std::string& day = *request.effective_on;
    if (!parse_day(day))
        throw bad_day("生效日须为日历日，如 2026-11-23。",
                      "The day from which it holds must be a calendar day such as 2026-11-23.");
    if (day > today)
        throw bad_day(fmt::format("{} 尚未到来；变更自当日起登记，请届时再办理。", day),
                      fmt::format("{} has not come yet; a change is registered from its day on: "
                                  "come back then.",
                                  day));
    const auto name = storage::NameStore{*writer_}.in_force(road_.id);
    std::string since = road_.valid_from.value_or("");
    if (name && name->valid_from) since = std::max(since, *name->valid_from);
    if (const auto last =
            storage::RowVersions{*writer_}.last_day("road", std::to_string(road_.id.value())))
        since = std::max(since, *last);
    if (day < since)
        throw bad_day(fmt::format("{} 早于道路 {} 现状的起始日 {}。", day, road_.id.value(), since),
                      fmt::format("{} lies before {}, since when road {} is as it is.", day, since,
                                  road_.id.value()));
    return day;
}

storage::ChangeCause RoadWrite::cause(storage::ChangeKind kind,
                                      std::vector<std::int64_t> predecessors,
                                      std::vector<std::int64_t> successors) const {
    return {kind, day_, std::move(predecessors), std::move(successors)};
}

naming::NameDraft RoadWrite::draft_of(const NewRoadName& name) {
    if (!road_.village)
        throw Error(ErrorKind::conflict,
                    fmt::format("道路 {} 不属于任何村，先导入村界，再命名。", road_.id.value()),
                    fmt::format("Road {} lies in no village; import the outlines before naming it.",
                                road_.id.value()));
    const auto gazetteer = registry_.gazetteer(*writer_);
    auto draft = naming::make_draft(name.name, gazetteer->village(*road_.village),
                                    registry_.naming().tables(), name.generic);
    draft.meaning = name.meaning;
    draft.origin = name.origin;
    draft.road = road_.id;
    draft.width_metres = road_.width_metres;
    return draft;
}

std::optional<PlaceName> RoadWrite::check(const naming::NameDraft& draft, bool is_renaming,
                                          RoadOutcome& outcome) {
    const NamingContext& naming = registry_.naming();
    auto facts = registry_.gazetteer(*writer_)->gather(draft, naming.tables().profile);
    if (!is_renaming) facts.current_name = nullptr;  // a part of a road is a road of its own
    auto findings = naming::check(naming.rules(), draft, facts);
    if (has(findings, Severity::block))
        outcome.missing.push_back(lifecycle::to_string(Gate::no_blocking_finding));
    if (has(findings, Severity::review) && reason_.empty())
        outcome.missing.push_back(lifecycle::to_string(Gate::reviewer_reasons));
    outcome.findings.insert(outcome.findings.end(), findings.begin(), findings.end());
    if (!outcome.missing.empty()) return std::nullopt;
    PlaceName name;
    name.road = road_.id;
    name.name = draft.name;
    name.pinyin = draft.pinyin;
    name.meaning = draft.meaning.value_or("");
    name.origin = draft.origin.value_or("");
    name.valid_from = day_;
    return name;
}

void RoadWrite::finish(std::string_view action, storage::EventFields fields,
                       std::vector<storage::LineageRow> lineage) {
    fields.emplace_back("effective_on", day_);
    if (!reason_.empty()) fields.emplace_back("reason", reason_);
    const std::int64_t event = storage::EventLog{*writer_}.append(
        {0, registry_.clock().now(), actor_.name(), fmt::format("road.{}", action), "road",
         std::to_string(road_.id.value()),
         road_.village ? road_.village->value() : std::string{everything_changed},
         storage::event_payload(fields)});
    for (storage::LineageRow& row : lineage) {
        row.event = event;
        row.day = day_;
        storage::LineageStore{*writer_}.insert(row);
    }
    transaction_.commit();
}

void move_doors(RoadWrite& write, RoadId from, std::optional<RoadId> to, RoadOutcome& outcome) {
    storage::AddressStore addresses{write.connection()};
    for (Address& door : addresses.of_road(from)) {
        door.road = to;
        addresses.update(door);
        outcome.doors.push_back(door.id);
    }
}

void move_signs(RoadWrite& write, RoadId from, const std::function<RoadId(const Sign&)>& to) {
    SignBook book{write.connection(), write.registry(), write.actor()};
    for (Sign& sign : book.store().of_road(from)) {
        if (signing::is_gone(sign.state)) continue;
        sign.road = to(sign);
        book.change(
            sign, sign.state,
            {"move", write.day(), fmt::format("road {} -> {}", from.value(), sign.road.value())});
    }
}

void tell_signs(RoadWrite& write, RoadId road) {
    mark_renamed(write.connection(), write.registry(), write.actor(), road);
}

std::vector<std::string> doubled_numbers(storage::Connection& connection, RoadId road) {
    std::map<std::string, int> counts;
    for (const Address& door : storage::AddressStore{connection}.of_road(road))
        ++counts[door.number];
    std::vector<std::string> doubled;
    for (const auto& [number, count] : counts)
        if (count > 1) doubled.push_back(number);
    return doubled;
}

void add_alias(RoadWrite& write, RoadId road, PlaceName name) {
    storage::NameStore names{write.connection()};
    for (const PlaceName& borne : names.of_road(road))
        if (borne.name.full == name.name.full) return;
    name.road = road;
    name.status = NameStatus::alias;
    name.valid_from = write.day();
    name.valid_to = std::nullopt;
    names.insert(name);
}

}  // namespace geo::registry

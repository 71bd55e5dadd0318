// SPDX-License-Identifier: Apache-2.0
#include "geo/model/wire_names.hpp"

#include <array>
#include <utility>

namespace geo {
namespace {

template <typename Enumeration, std::size_t Size>
using WordTable = std::array<std::pair<Enumeration, std::string_view>, Size>;

constexpr WordTable<ProposalState, 14> proposal_states{{
    {ProposalState::draft, "draft"},
    {ProposalState::submitted, "submitted"},
    {ProposalState::consulted, "consulted"},
    {ProposalState::town_endorsed, "town_endorsed"},
    {ProposalState::county_reviewed, "county_reviewed"},
    {ProposalState::approved, "approved"},
    {ProposalState::filed, "filed"},
    {ProposalState::announced, "announced"},
    {ProposalState::signed_on_site, "signed"},
    {ProposalState::mapped, "mapped"},
    {ProposalState::archived, "archived"},
    {ProposalState::returned, "returned"},
    {ProposalState::rejected, "rejected"},
    {ProposalState::withdrawn, "withdrawn"},
}};

constexpr WordTable<RenamingCause, 3> renaming_causes{{
    {RenamingCause::division_change, "division_change"},
    {RenamingCause::construction, "construction"},
    {RenamingCause::natural_change, "natural_change"},
}};

constexpr WordTable<NameStatus, 5> name_statuses{{
    {NameStatus::proposed, "proposed"},
    {NameStatus::in_force, "in_force"},
    {NameStatus::former, "former"},
    {NameStatus::alias, "alias"},
    {NameStatus::abolished, "abolished"},
}};

constexpr WordTable<SignState, 6> sign_states{{
    {SignState::planned, "planned"},
    {SignState::made, "made"},
    {SignState::installed, "installed"},
    {SignState::damaged, "damaged"},
    {SignState::replaced, "replaced"},
    {SignState::removed, "removed"},
}};

constexpr WordTable<SignPlace, 3> sign_places{{
    {SignPlace::road_end, "road_end"},
    {SignPlace::junction, "junction"},
    {SignPlace::midway, "midway"},
}};

constexpr WordTable<RoadAxis, 2> road_axes{{
    {RoadAxis::east_west, "east_west"},
    {RoadAxis::north_south, "north_south"},
}};

constexpr WordTable<SignFault, 4> sign_faults{{
    {SignFault::damaged, "damaged"},
    {SignFault::missing, "missing"},
    {SignFault::wrong, "wrong"},
    {SignFault::other, "other"},
}};

constexpr WordTable<SignReportState, 3> sign_report_states{{
    {SignReportState::open, "open"},
    {SignReportState::confirmed, "confirmed"},
    {SignReportState::dismissed, "dismissed"},
}};

constexpr WordTable<InspectionResult, 3> inspection_results{{
    {InspectionResult::ok, "ok"},
    {InspectionResult::damaged, "damaged"},
    {InspectionResult::missing, "missing"},
}};

constexpr WordTable<DivisionLevel, 4> division_levels{{
    {DivisionLevel::province, "province"},
    {DivisionLevel::city, "city"},
    {DivisionLevel::county, "county"},
    {DivisionLevel::town, "town"},
}};

constexpr WordTable<Severity, 4> severities{{
    {Severity::block, "B"},
    {Severity::review, "R"},
    {Severity::warn, "W"},
    {Severity::info, "I"},
}};

constexpr WordTable<AddressStatus, 3> address_statuses{{
    {AddressStatus::official, "official"},
    {AddressStatus::unofficial, "unofficial"},
    {AddressStatus::unknown, "unknown"},
}};

constexpr WordTable<LifecycleStage, 6> lifecycle_stages{{
    {LifecycleStage::current, "current"},
    {LifecycleStage::planned, "planned"},
    {LifecycleStage::rejected, "rejected"},
    {LifecycleStage::reserved, "reserved"},
    {LifecycleStage::abolished, "abolished"},
    {LifecycleStage::unknown, "unknown"},
}};

template <typename Table, typename Enumeration>
constexpr std::string_view word_of(const Table& table, Enumeration value) noexcept {
    for (const auto& [enumerator, word] : table)
        if (enumerator == value) return word;
    return {};
}

template <typename Enumeration, std::size_t Size>
constexpr std::optional<Enumeration> find_word(const WordTable<Enumeration, Size>& table,
                                               std::string_view wanted) noexcept {
    for (const auto& [enumerator, word] : table)
        if (word == wanted) return enumerator;
    return std::nullopt;
}

}  // namespace

std::string_view to_string(ProposalState state) noexcept { return word_of(proposal_states, state); }
std::string_view to_string(RenamingCause cause) noexcept { return word_of(renaming_causes, cause); }
std::string_view to_string(NameStatus status) noexcept { return word_of(name_statuses, status); }
std::string_view to_string(SignState state) noexcept { return word_of(sign_states, state); }
std::string_view to_string(SignPlace place) noexcept { return word_of(sign_places, place); }
std::string_view to_string(RoadAxis axis) noexcept { return word_of(road_axes, axis); }
std::string_view to_string(SignFault fault) noexcept { return word_of(sign_faults, fault); }
std::string_view to_string(SignReportState state) noexcept {
    return word_of(sign_report_states, state);
}
std::string_view to_string(InspectionResult result) noexcept {
    return word_of(inspection_results, result);
}
std::string_view to_string(AddressStatus status) noexcept {
    return word_of(address_statuses, status);
}
std::string_view to_string(LifecycleStage stage) noexcept {
    return word_of(lifecycle_stages, stage);
}
std::string_view to_string(DivisionLevel level) noexcept { return word_of(division_levels, level); }
std::string_view to_string(Severity severity) noexcept { return word_of(severities, severity); }

template <>
std::optional<ProposalState> from_string<ProposalState>(std::string_view word) noexcept {
    return find_word(proposal_states, word);
}
template <>
std::optional<RenamingCause> from_string<RenamingCause>(std::string_view word) noexcept {
    return find_word(renaming_causes, word);
}

template <>
std::optional<NameStatus> from_string<NameStatus>(std::string_view word) noexcept {
    return find_word(name_statuses, word);
}
template <>
std::optional<SignState> from_string<SignState>(std::string_view word) noexcept {
    return find_word(sign_states, word);
}
template <>
std::optional<SignPlace> from_string<SignPlace>(std::string_view word) noexcept {
    return find_word(sign_places, word);
}
template <>
std::optional<RoadAxis> from_string<RoadAxis>(std::string_view word) noexcept {
    return find_word(road_axes, word);
}
template <>
std::optional<SignFault> from_string<SignFault>(std::string_view word) noexcept {
    return find_word(sign_faults, word);
}
template <>
std::optional<SignReportState> from_string<SignReportState>(std::string_view word) noexcept {
    return find_word(sign_report_states, word);
}
template <>
std::optional<InspectionResult> from_string<InspectionResult>(std::string_view word) noexcept {
    return find_word(inspection_results, word);
}
template <>
std::optional<AddressStatus> from_string<AddressStatus>(std::string_view word) noexcept {
    return find_word(address_statuses, word);
}
template <>
std::optional<LifecycleStage> from_string<LifecycleStage>(std::string_view word) noexcept {
    return find_word(lifecycle_stages, word);
}
template <>
std::optional<DivisionLevel> from_string<DivisionLevel>(std::string_view word) noexcept {
    return find_word(division_levels, word);
}
template <>
std::optional<Severity> from_string<Severity>(std::string_view word) noexcept {
    return find_word(severities, word);
}

}  // namespace geo

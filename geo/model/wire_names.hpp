// SPDX-License-Identifier: Apache-2.0
// The words by which the vocabulary's enumerations are written down: in JSON, in CSV, in the
// database and on the command line. They are part of the contract and never change.
#pragma once

#include <optional>
#include <string_view>

#include "geo/model/address.hpp"
#include "geo/model/division.hpp"
#include "geo/model/finding.hpp"
#include "geo/model/place_name.hpp"
#include "geo/model/proposal.hpp"
#include "geo/model/sign.hpp"

namespace geo {

/// "draft", "submitted", …; ProposalState::signed_on_site is "signed".
std::string_view to_string(ProposalState state) noexcept;
/// "division_change", "construction", "natural_change".
std::string_view to_string(RenamingCause cause) noexcept;
/// "proposed", "in_force", "former", "alias", "abolished".
std::string_view to_string(NameStatus status) noexcept;
/// "planned", "made", "installed", "damaged", "replaced", "removed".
std::string_view to_string(SignState state) noexcept;
/// "road_end", "junction", "midway".
std::string_view to_string(SignPlace place) noexcept;
/// "east_west", "north_south".
std::string_view to_string(RoadAxis axis) noexcept;
/// "damaged", "missing", "wrong", "other".
std::string_view to_string(SignFault fault) noexcept;
/// "open", "confirmed", "dismissed".
std::string_view to_string(SignReportState state) noexcept;
/// "ok", "damaged", "missing".
std::string_view to_string(InspectionResult result) noexcept;
/// "official", "unofficial", "unknown".
std::string_view to_string(AddressStatus status) noexcept;
/// "current", "planned", "rejected", "reserved", "abolished", "unknown".
std::string_view to_string(LifecycleStage stage) noexcept;
/// "province", "city", "county", "town".
std::string_view to_string(DivisionLevel level) noexcept;
/// The letter of the contract: "B", "R", "W", "I".
std::string_view to_string(Severity severity) noexcept;

/// Reads a word written by to_string. Anything else is nullopt: matching is exact, in case too.
template <typename Enumeration>
std::optional<Enumeration> from_string(std::string_view word) noexcept = delete;

template <>
std::optional<ProposalState> from_string<ProposalState>(std::string_view word) noexcept;
template <>
std::optional<RenamingCause> from_string<RenamingCause>(std::string_view word) noexcept;
template <>
std::optional<NameStatus> from_string<NameStatus>(std::string_view word) noexcept;
template <>
std::optional<SignState> from_string<SignState>(std::string_view word) noexcept;
template <>
std::optional<SignPlace> from_string<SignPlace>(std::string_view word) noexcept;
template <>
std::optional<RoadAxis> from_string<RoadAxis>(std::string_view word) noexcept;
template <>
std::optional<SignFault> from_string<SignFault>(std::string_view word) noexcept;
template <>
std::optional<SignReportState> from_string<SignReportState>(std::string_view word) noexcept;
template <>
std::optional<InspectionResult> from_string<InspectionResult>(std::string_view word) noexcept;
template <>
std::optional<AddressStatus> from_string<AddressStatus>(std::string_view word) noexcept;
template <>
std::optional<LifecycleStage> from_string<LifecycleStage>(std::string_view word) noexcept;
template <>
std::optional<DivisionLevel> from_string<DivisionLevel>(std::string_view word) noexcept;
template <>
std::optional<Severity> from_string<Severity>(std::string_view word) noexcept;

}  // namespace geo

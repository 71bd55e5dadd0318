// SPDX-License-Identifier: Apache-2.0
// A name on its way through the rules: what was typed, and what it comes to once it is cleaned.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"
#include "geo/model/proposal.hpp"
#include "geo/naming/tables.hpp"

namespace geo::naming {

/// The village that the road lies in, as the rules need to know it.
struct VillageContext {
    VillageCode code;
    std::string name;
    DivisionCode town;
    std::string town_name;
    DivisionCode county;
};

using geo::RenamingCause;

/// A road gets another name (地名管理条例 Arts 10, 25; RULEBOOK R01-R04).
struct Renaming {
    std::optional<RenamingCause> cause;
    bool is_protected = false;                ///< the old name is on the list of protected names
    std::string protective_measures;          ///< what was done first to keep it
    std::optional<std::string> effective_on;  ///< calendar day; the old name is former from then
};

/// Made by make_draft; the caller fills in the rest.
struct NameDraft {
    std::u32string typed;    ///< every code point as it came in
    std::u32string cleaned;  ///< NFC, trimmed, without invisible characters and look-alikes
    NameParts name;          ///< the cleaned name, split
    Pinyin pinyin;
    std::vector<std::string> sound_keys;  ///< Romaniser::sound_keys of the name
    VillageContext village;

    /// Absent: not asked for yet, so that a bare name can be checked while it is typed. A proposal
    /// always has both, empty where nothing was filled in.
    std::optional<std::string> meaning;
    std::optional<std::string> origin;
    std::optional<RoadId> road;          ///< its own names are not its duplicates
    std::optional<ProposalId> proposal;  ///< nor is the proposal that is being checked
    std::optional<LineString> line;      ///< EPSG:4490
    std::optional<double> width_metres;
    std::optional<Renaming> renaming;
};

/// Cleans, splits and romanises a name as typed.
/// \param generic the generic name that the proposer has marked, if any
/// \throws Error(invalid_input) when the text is not well-formed UTF-8.
NameDraft make_draft(std::string_view typed, VillageContext village, const Tables& tables,
                     const std::optional<std::string>& generic = std::nullopt);

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// Names that would pass: for one road, or for all nameless roads of a village together.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/finding.hpp"
#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"
#include "geo/registry/gazetteer.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

struct SuggestionRequest {
    VillageCode village;
    std::optional<RoadId> road;      ///< the road that wants a name
    std::optional<LineString> line;  ///< EPSG:4490; a new road, when no road is named
    std::optional<double> width_metres;
    std::optional<std::string> like;  ///< a name that was refused: its like come first
    std::size_t count = 5;            ///< 1-50
};

/// A name that every rule lets pass (no finding above information), with why it was chosen.
struct NameSuggestion {
    NameParts name;
    Pinyin pinyin;
    BilingualText reason;  ///< why this name for this road, one sentence
    std::string meaning;   ///< 含义, ready for the form (Chinese)
    std::string origin;    ///< 来历, ready for the form (Chinese)
    std::string source;  ///< "village", "continuation", "direction", "pair", "theme", "nature", …
    double score = 0;    ///< 0-1, best first
    std::vector<Finding> findings;  ///< what remains to be said: information only
};

/// Best first; no two share their specific part or its sound. Empty when nothing passes, as when
/// the line itself is at fault. Whether a road that bears a name may change it (R01-R04) is not
/// asked.
/// \throws Error(not_found) for an unknown village or road, Error(invalid_input) for a bad line,
/// width or count, or a `like` that is not UTF-8, Error(too_large) for an over-long `like`.
std::vector<NameSuggestion> suggest_names(Registry& registry, const SuggestionRequest& request);
/// The same against a picture of the registry: no database is asked.
std::vector<NameSuggestion> suggest_names(const Gazetteer& gazetteer, const NamingContext& naming,
                                          const SuggestionRequest& request);

struct RoadSuggestion {
    RoadId road;
    NameSuggestion name;
};

/// Names for every nameless road of a village that go together.
struct VillageScheme {
    BilingualText idea;  ///< the scheme in one sentence
    std::vector<RoadSuggestion> roads;
    std::vector<RoadId> left_nameless;  ///< nothing passed
};

/// \throws Error(not_found) for an unknown village.
VillageScheme suggest_for_village(Registry& registry, const VillageCode& village);
/// The same against a picture of the registry: no database is asked.
VillageScheme suggest_for_village(const Gazetteer& gazetteer, const NamingContext& naming,
                                  const VillageCode& village);

}  // namespace geo::registry

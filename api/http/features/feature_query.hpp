// SPDX-License-Identifier: Apache-2.0
// What a client asks of a collection (OGC API Features Part 1, 7.15; Part 2 for the systems).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/http/geojson.hpp"
#include "api/http/transport/request.hpp"
#include "geo/base/clock.hpp"

namespace api::http {

/// A reference system in which coordinates are understood and given.
struct ReferenceSystem {
    const char* uri;
    AxisOrder order;
};
/// CRS84 first: it is what an answer is in when nothing is asked for.
std::span<const ReferenceSystem> reference_systems() noexcept;

/// A stretch of time; an end that is left open reaches for ever. Both ends belong to it.
struct Period {
    std::optional<geo::Instant> from;
    std::optional<geo::Instant> to;

    bool holds(geo::Instant instant) const noexcept {
        return (!from || *from <= instant) && (!to || instant <= *to);
    }
};

/// "2026-11-23T08:00:00Z", "2026-11-23", "2026-01-01/..", "../2026-12-31T00:00:00+08:00".
/// A day means all of it, in the registry's time zone.
/// \returns nullopt for anything else.
std::optional<Period> period_from(std::string_view text);

struct FeatureQuery {
    std::vector<geo::BoundingBox> areas;  ///< any of them; empty: everywhere
    std::size_t limit = 10;
    std::optional<std::string> after;  ///< the key of the last feature already given
    std::optional<Period> period;
    const ReferenceSystem* system = nullptr;
    std::vector<Request::Field> filters;  ///< property = value

    bool takes_everything() const noexcept { return areas.empty() && !period && filters.empty(); }
};

/// The parameters that every collection knows beside its properties.
std::span<const char* const> common_parameters() noexcept;

constexpr std::int64_t most_features = 10'000;

/// \throws geo::Error(invalid_input) naming the parameter that cannot be understood. A limit past
/// most_features is taken as most_features, as the standard has it (Requirement 21).
FeatureQuery read_feature_query(const Request& request);

/// The system that the parameter crs names, or the first. \throws as read_feature_query.
const ReferenceSystem& requested_system(const Request& request, std::string_view parameter);

/// A key as an opaque cursor (base64url), and back; nullopt when it is none of ours.
std::string cursor_of(std::string_view key);
std::optional<std::string> key_of(std::string_view cursor);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// Links as OGC API documents carry them (RFC 8288), absolute so that a copied document still works.
#pragma once

#include <string>
#include <vector>

#include "api/http/json_writer.hpp"
#include "api/http/transport/request.hpp"
#include "geo/base/bilingual.hpp"

namespace api::http {

struct Link {
    std::string href;
    const char* rel;
    const char* type;
    std::string title{};
};

/// Writes the member "links" of the object that is open.
void write_links(JsonWriter& json, const std::vector<Link>& links);

/// The address of this very request.
std::string self_url(const Request& request);
/// The same request with another cursor.
std::string next_url(const Request& request, std::string_view cursor);

inline constexpr auto json_type = "application/json";
inline constexpr auto geojson_type = "application/geo+json";

}  // namespace api::http

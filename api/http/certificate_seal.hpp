// SPDX-License-Identifier: Apache-2.0
// What a certificate bears besides its words: the address of the road's page, and the signed head
// of the log in which its approval stands.
#pragma once

#include <cstdint>
#include <string>

#include "geo/documents/certificate.hpp"
#include "geo/registry/registry.hpp"

namespace api::http {

/// "https://…/p/R17": what the signs of the road open too.
std::string road_page_url(const std::string& base_url, geo::RoadId road);

/// The latest checkpoint that covers the event; made when there is none yet. An imported name has
/// no event (0): any checkpoint will do.
geo::documents::AuditCheckpoint sealing_checkpoint(geo::registry::Registry& registry,
                                                   std::int64_t event);

}  // namespace api::http

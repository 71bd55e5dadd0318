// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/http/auth_doorkeeper.hpp"
#include "api/http/transport/router.hpp"
#include "geo/publishing/published_registry.hpp"
#include "geo/registry/registry.hpp"
#include "tiles/tile_service.hpp"

namespace api::http {

/// What the handlers work on. Everything outlives the server.
struct Application {
    geo::registry::Registry& registry;
    geo::publishing::PublishedRegistry& published;
    tiles::TileService& tiles;
    Doorkeeper& doorkeeper;
};

// One function a route group, each in a file of its own; together they are the route table.
void add_feature_routes(Router& router, const Application& application);  // /collections…
void add_road_routes(Router& router, const Application& application);     // /roads…
void add_landing_routes(Router& router, const Application& application);  // /, /conformance, /api
void add_search_routes(Router& router, const Application& application);   // /search, /reverse
void add_job_routes(Router& router, const Application& application);      // /jobs…, slow
void add_geocode_table_routes(Router& router, const Application& application);  // …/csv
void add_tile_routes(Router& router, const Application& application);    // /tiles…, /styles…
void add_naming_routes(Router& router, const Application& application);  // /naming/…
void add_naming_table_routes(Router& router, const Application& application);  // /naming/check/csv
void add_proposal_routes(Router& router, const Application& application);      // /proposals…
void add_casework_routes(Router& router, const Application& application);      // …/steps, batch
void add_objection_routes(Router& router, const Application& application);     // …/object
void add_attachment_routes(Router& router, const Application& application);    // …/attachments
void add_export_routes(Router& router, const Application& application);        // /export/…, slow
void add_paper_routes(Router& router, const Application& application);   // /announcements…, slow
void add_notice_routes(Router& router, const Application& application);  // /notices
void add_stats_routes(Router& router, const Application& application);   // /stats
void add_audit_routes(Router& router, const Application& application);   // /audit/…, slow
void add_sign_routes(Router& router, const Application& application);    // /signs…
void add_sign_page_routes(Router& router, const Application& application);  // /p/…
void add_session_routes(Router& router, const Application& application);    // /sessions…
void add_change_routes(Router& router, const Application& application);     // /changes, slow
void add_timeline_routes(Router& router, const Application& application);   // /roads/{id}/rename…
void add_numbering_routes(Router& router, const Application& application);  // …/numbers, /addresses

/// All of them, behind the doorkeeper.
void add_routes(Router& router, const Application& application);

}  // namespace api::http

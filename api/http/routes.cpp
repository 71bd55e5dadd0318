// SPDX-License-Identifier: Apache-2.0
#include "api/http/application.hpp"

namespace api::http {

void add_routes(Router& router, const Application& application) {
    router.set_guard(
        [&doorkeeper = application.doorkeeper](const Request& request, const Route& route) {
            return doorkeeper.check(request, route);
        });
    add_session_routes(router, application);
    add_landing_routes(router, application);
    add_feature_routes(router, application);
    add_road_routes(router, application);
    add_search_routes(router, application);
    add_geocode_table_routes(router, application);
    add_job_routes(router, application);
    add_tile_routes(router, application);
    add_naming_routes(router, application);
    add_naming_table_routes(router, application);
    add_proposal_routes(router, application);
    add_casework_routes(router, application);
    add_objection_routes(router, application);
    add_attachment_routes(router, application);
    add_export_routes(router, application);
    add_change_routes(router, application);
    add_timeline_routes(router, application);
    add_numbering_routes(router, application);
    add_audit_routes(router, application);
    add_stats_routes(router, application);
    add_paper_routes(router, application);
    add_notice_routes(router, application);
    add_sign_routes(router, application);
    add_sign_page_routes(router, application);
}

}  // namespace api::http

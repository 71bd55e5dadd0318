// SPDX-License-Identifier: Apache-2.0
#include "api/http/application.hpp"

namespace api::http {

void add_routes(Router& router, const Application& application) {
    add_landing_routes(router, application);
    add_feature_routes(router, application);
    add_road_routes(router, application);
    add_search_routes(router, application);
    add_tile_routes(router, application);
    add_naming_routes(router, application);
    add_naming_table_routes(router, application);
    add_proposal_routes(router, application);
    add_export_routes(router, application);
}

}  // namespace api::http

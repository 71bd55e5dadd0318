// SPDX-License-Identifier: Apache-2.0
// Proposed names by the table, checked in one request.
#include "api/bulk/name_check_table.hpp"
#include "api/http/application.hpp"
#include "api/http/sent_table.hpp"
#include "geo/registry/name_audit.hpp"

namespace api::http {
namespace {

constexpr std::size_t most_table_bytes = std::size_t{16} << 20U;
constexpr std::size_t most_at_once_bytes = std::size_t{512} << 10U;

Response check_table(const Request& request, geo::registry::Registry& registry) {
    const auto sent = sent_table(request);
    if (!sent) return wrong_table_type(request);
    table::MemoryBytes bytes{sent->text, request.language() == geo::Language::en ? "data" : "表格"};
    table::TableReader reader{bytes, sent->encoding};
    const geo::registry::BulkChecker checker{registry};
    std::string out;
    bulk::check_names_in_table(
        [&](const auto& content, auto scope) { return checker.check(content, scope); }, reader,
        request.language(), [&](std::string_view piece) { out += piece; });
    Response response{.content_type = "text/csv; charset=utf-8",
                      .body = std::move(out),
                      .cache_control = "no-store"};
    return response.with("Content-Disposition", "attachment; filename=\"checked.csv\"");
}

}  // namespace

void add_naming_table_routes(Router& router, const Application& application) {
    router.add({.method = Method::post,
                .path = "/naming/check/csv",
                .handler = [&registry = application.registry](
                               const Request& request) { return check_table(request, registry); },
                .query = {"encoding"},
                .slow_above_bytes = most_at_once_bytes,
                .accepts = "*/*",
                .most_body_bytes = most_table_bytes,
                .summary = {"按规则检查一张表中的名称", "Check the names of a table by the rules"},
                .permission = needs(geo::lifecycle::Capability::check_names)});
}

}  // namespace api::http

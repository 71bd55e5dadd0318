// SPDX-License-Identifier: Apache-2.0
// Proposed names by the table, checked in one request.
#include "api/bulk/name_check_table.hpp"
#include "api/http/application.hpp"
#include "api/http/multipart.hpp"
#include "api/http/transport/problem.hpp"
#include "api/http/transport/text.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/name_audit.hpp"

namespace api::http {
namespace {

constexpr std::size_t most_table_bytes = std::size_t{16} << 20U;
constexpr std::size_t most_at_once_bytes = std::size_t{512} << 10U;

struct SentTable {
    std::string_view text;
    std::string encoding;  ///< empty: find out
};

Response wrong_media_type(const Request& request) {
    return problem_response(
        request,
        Problem{415,
                "unsupported-media-type",
                {"请以 text/csv 或 multipart/form-data（部分名 data）提交表格。",
                 "Send the table as text/csv, or as multipart/form-data in a part 'data'."}});
}

SentTable from_form(std::string_view content_type, std::string_view body) {
    std::optional<SentTable> table;
    std::string encoding;
    for (const auto& part : form_parts(content_type, body)) {
        if (part.name == "data" && !table) table = SentTable{part.content, {}};
        if (part.name == "encoding") encoding = trimmed(part.content);
    }
    if (!table)
        throw geo::Error(geo::ErrorKind::invalid_input, "表单中没有名为 data 的部分。",
                         "The form has no part named 'data'.")
            .at("data");
    table->encoding = encoding;
    return *table;
}

Response check_table(const Request& request, geo::registry::Registry& registry) {
    const auto content_type = request.header("Content-Type").value_or("");
    auto rest = content_type;
    const auto media_type = take_until(rest, ';');
    const bool is_form = equals_ignoring_case(media_type, "multipart/form-data");
    if (!is_form && !equals_ignoring_case(media_type, "text/csv")) return wrong_media_type(request);
    auto sent = is_form ? from_form(content_type, request.body()) : SentTable{request.body(), {}};
    if (const auto encoding = request.query("encoding")) sent.encoding = *encoding;
    table::MemoryBytes bytes{sent.text, request.language() == geo::Language::en ? "data" : "表格"};
    table::TableReader reader{bytes, sent.encoding};
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

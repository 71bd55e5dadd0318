// SPDX-License-Identifier: Apache-2.0
// Addresses and positions by the table, answered in one request.
#include <fmt/format.h>

#include "api/bulk/geocode_table.hpp"
#include "api/bulk/reverse_table.hpp"
#include "api/http/application.hpp"
#include "api/http/sent_table.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

/// So much is answered in one request; what is larger is a job.
constexpr std::size_t most_table_bytes = std::size_t{16} << 20U;
/// So much more is taken in, to say that in words.
constexpr std::size_t most_body_bytes = std::size_t{64} << 20U;
/// A few hundred rows hold nobody up.
constexpr std::size_t most_at_once_bytes = std::size_t{32} << 10U;

using MakePlan = std::function<bulk::BatchPlan(const bulk::Places&, const SentTable&,
                                               const table::TableShape&, geo::Language)>;

void require_size(const SentTable& sent) {
    if (sent.text.size() <= most_table_bytes) return;
    constexpr std::size_t megabyte = std::size_t{1} << 20U;
    throw geo::Error(
        geo::ErrorKind::too_large,
        fmt::format("表格有 {} MB，一次最多 {} MB。更大的表格请提交到 /jobs 作为任务处理。",
                    sent.text.size() / megabyte, most_table_bytes / megabyte),
        fmt::format("The table has {} MB, and {} MB are answered at once. Send larger ones to "
                    "/jobs.",
                    sent.text.size() / megabyte, most_table_bytes / megabyte));
}

Response answer_table(const Request& request, const Application& application,
                      const MakePlan& make_plan, const char* file_name) {
    const auto sent = sent_table(request);
    if (!sent) return wrong_table_type(request);
    require_size(*sent);
    const auto snapshot = application.published.snapshot();
    const bulk::Places places{snapshot->shared_index(),
                              std::make_shared<geo::publishing::SnapshotPlaces>(snapshot)};
    table::MemoryBytes bytes{sent->text, request.language() == geo::Language::en ? "data" : "表格"};
    table::BlockReader reader{
        bytes, {sent->encoding, sent->delimiter.empty() ? '\0' : sent->delimiter.front()}};
    bulk::BatchPlan plan = make_plan(places, *sent, reader.shape(), request.language());
    plan.language = request.language();
    bulk::BatchState state;
    std::string out;
    run_batch(reader, plan, state, [&](std::string_view piece) { out += piece; });
    Response response{.content_type = "text/csv; charset=utf-8",
                      .body = std::move(out),
                      .cache_control = "no-store"};
    return response.with("Content-Disposition",
                         fmt::format("attachment; filename=\"{}\"", file_name));
}

bulk::BatchPlan plan_search(const bulk::Places& places, const SentTable& sent,
                            const table::TableShape& shape, geo::Language) {
    return plan_geocoding(places, {sent.columns, sent.area}, shape);
}

bulk::BatchPlan plan_positions(const bulk::Places& places, const SentTable& sent,
                               const table::TableShape& shape, geo::Language language) {
    bulk::ReverseOptions options;
    if (sent.columns.size() == 2) {
        options.longitude_column = sent.columns[0];
        options.latitude_column = sent.columns[1];
    } else if (!sent.columns.empty()) {
        throw geo::Error(geo::ErrorKind::invalid_input,
                         "columns 须给出两列：先经度，后纬度；也可不给。",
                         "Give two columns, the longitude and the latitude, or none.")
            .at("columns");
    }
    return plan_reverse(places, options, shape, language);
}

Route table_route(const char* path, const Application& application, MakePlan make_plan,
                  const char* file_name, geo::BilingualText summary) {
    return {.method = Method::post,
            .path = path,
            .handler =
                [application, make_plan = std::move(make_plan), file_name](const Request& request) {
                    return answer_table(request, application, make_plan, file_name);
                },
            .query = {"encoding"},
            .slow_above_bytes = most_at_once_bytes,
            .accepts = "*/*",
            .most_body_bytes = most_body_bytes,
            .summary = std::move(summary),
            .permission = needs(geo::lifecycle::Capability::read_published)};
}

}  // namespace

void add_geocode_table_routes(Router& router, const Application& application) {
    router.add(table_route("/search/csv", application, plan_search, "found.csv",
                           {"查找一张表中的地址", "Find the addresses of a table"}));
    router.add(table_route("/reverse/csv", application, plan_positions, "named.csv",
                           {"由一张表中的坐标找最近的门牌、道路或村",
                            "What stands nearest to the positions of a table"}));
}

}  // namespace api::http

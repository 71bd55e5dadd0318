// SPDX-License-Identifier: Apache-2.0
// Tables of addresses or positions as jobs: sent once, asked for, fetched, deleted.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "api/http/application.hpp"
#include "api/http/job_store.hpp"
#include "api/http/sent_table.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

using geo::lifecycle::Capability;
using nlohmann::json;

constexpr std::size_t most_table_bytes = std::size_t{256} << 20U;

json to_json(const Job& job, geo::Language language) {
    using enum bulk::RowStatus;
    json told{{"id", job.id},
              {"task", to_string(job.order.kind)},
              {"state", to_string(job.state)},
              {"input_bytes", job.input_bytes},
              {"rows_done", job.progress.rows()},
              {"rows_per_second", std::llround(job.rows_per_second)},
              {"match", job.progress.rows(match)},
              {"ambiguous", job.progress.rows(ambiguous)},
              {"partial", job.progress.rows(partial)},
              {"none", job.progress.rows(none)},
              {"error", job.progress.rows(error)}};
    if (job.state == JobState::failed) told["detail"] = job.why_failed.in(language);
    if (job.state == JobState::done) told["result"] = "/jobs/" + job.id + "/result";
    return told;
}

Response answer(const json& value, int status = 200) {
    auto response = json_response(value, status);
    response.cache_control = "no-store";
    return response;
}

/// Finds the faults of a table that would fail while nobody looks.
void try_out(const JobOrder& order, std::string_view text, const Application& application) {
    const auto snapshot = application.published.snapshot();
    const bulk::Places places{snapshot->shared_index(),
                              std::make_shared<geo::publishing::SnapshotPlaces>(snapshot)};
    table::MemoryBytes bytes{text, order.language == geo::Language::en ? "data" : "表格"};
    const table::BlockReader reader{
        bytes, {order.encoding, order.delimiter.empty() ? '\0' : order.delimiter.front()}};
    plan_job(order, places, reader.shape());
}

Response submit(const Request& request, const Application& application, JobStore& jobs) {
    const auto actor = application.doorkeeper.actor_of(request);
    const auto kind = job_kind_from_string(request.query("task").value_or("search"));
    if (!kind)
        throw geo::Error(geo::ErrorKind::invalid_input, "参数 task 应为 search 或 reverse。",
                         "Parameter task must be search or reverse.")
            .at("task");
    const auto sent = sent_table(request);
    if (!sent) return wrong_table_type(request);
    JobOrder order{actor.name(),    *kind,      sent->columns,     sent->encoding,
                   sent->delimiter, sent->area, request.language()};
    try_out(order, sent->text, application);
    const Job job = jobs.submit(std::move(order), sent->text);
    auto response = answer(to_json(job, request.language()), 201);
    return response.with("Location", "/jobs/" + job.id);
}

Response list(const Request& request, const Application& application, const JobStore& jobs) {
    auto told = json::array();
    for (const Job& job : jobs.list(application.doorkeeper.actor_of(request).name()))
        told.push_back(to_json(job, request.language()));
    return answer({{"jobs", told}});
}

Response show(const Request& request, const Application& application, const JobStore& jobs) {
    const auto job =
        jobs.get(application.doorkeeper.actor_of(request).name(), request.parameter("id"));
    return answer(to_json(job, request.language()));
}

Response result(const Request& request, const Application& application, const JobStore& jobs) {
    const std::string id{request.parameter("id")};
    const auto path = jobs.result(application.doorkeeper.actor_of(request).name(), id);
    Response response{.content_type = "text/csv; charset=utf-8",
                      .body = std::make_shared<const OpenFile>(path),
                      .etag = fmt::format("\"job-{}\"", id),
                      .cache_control = "private, no-cache"};
    return response.with("Content-Disposition", "attachment; filename=\"found.csv\"");
}

Response remove(const Request& request, const Application& application, JobStore& jobs) {
    jobs.remove(application.doorkeeper.actor_of(request).name(), request.parameter("id"));
    return no_content();
}

}  // namespace

void add_job_routes(Router& router, const Application& application) {
    const auto jobs = std::make_shared<JobStore>(application.registry.database().path() + ".jobs",
                                                 application.published);
    const auto on_jobs = [&](auto handle) {
        return [application, jobs, handle](const Request& request) {
            return handle(request, application, *jobs);
        };
    };
    router.add({.method = Method::post,
                .path = "/jobs",
                .handler = on_jobs(submit),
                .query = {"task", "encoding"},
                .lane = Lane::slow,
                .accepts = "*/*",
                .most_body_bytes = most_table_bytes,
                .summary = {"提交一张大表作为任务", "Send a long table as a job"},
                .permission = needs(Capability::run_jobs)});
    router.add({.path = "/jobs",
                .handler = on_jobs(list),
                .summary = {"自己的任务", "One's own jobs"},
                .permission = needs(Capability::run_jobs)});
    router.add({.path = "/jobs/{id}",
                .handler = on_jobs(show),
                .summary = {"任务的进度", "How far a job is"},
                .permission = needs(Capability::run_jobs)});
    router.add({.path = "/jobs/{id}/result",
                .handler = on_jobs(result),
                .lane = Lane::slow,
                .summary = {"任务的结果表", "The table that a job made"},
                .permission = needs(Capability::run_jobs)});
    router.add({.method = Method::remove,
                .path = "/jobs/{id}",
                .handler = on_jobs(remove),
                .summary = {"删除任务", "Delete a job"},
                .permission = needs(Capability::run_jobs)});
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// How far the naming has come: the few figures that every page shows, and the whole table by
// county, town or village.
#include <fmt/format.h>

#include <map>
#include <mutex>

#include "api/http/application.hpp"
#include "api/http/progress_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/publishing/statistics.hpp"
#include "geo/storage/event_log.hpp"

namespace api::http {
namespace {

using geo::publishing::ProgressBy;
using geo::publishing::ProgressTable;
using geo::publishing::Snapshot;
using nlohmann::json;

json statistics_of(const Snapshot& snapshot, const std::string& profile) {
    const auto counts = geo::publishing::count(snapshot);
    return {{"villages", counts.villages},
            {"roads", counts.roads},
            {"named", counts.named},
            {"proposed", counts.proposed},
            {"unassigned", counts.unassigned},
            {"addresses", counts.addresses},
            {"modelled", snapshot.modelled()},
            {"sequence", snapshot.sequence()},
            {"profile", profile}};
}

Response cached(Response response) {
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response;
}

/// The counts of the snapshot asked for last: they are asked for by every page, every few seconds.
class Counts {
  public:
    Response of(const Application& application) {
        const auto snapshot = application.published.snapshot();
        const auto& profile = application.registry.naming().tables().profile.name;
        const std::lock_guard lock{mutex_};
        if (counted_ != snapshot || profile_ != profile) {
            response_ = cached(json_response(statistics_of(*snapshot, profile)));
            counted_ = snapshot;
            profile_ = profile;
        }
        return response_;
    }

  private:
    std::mutex mutex_;
    geo::publishing::SnapshotPtr counted_;
    std::string profile_;
    Response response_;
};

/// The tables as of the last event and day.
class Tables {
  public:
    std::shared_ptr<const ProgressTable> of(const Application& application, ProgressBy by) {
        const State now{
            geo::storage::EventLog{*application.registry.database().read()}.last_sequence(),
            application.published.snapshot()->sequence(),
            geo::to_registry_date(application.registry.clock().now())};
        const std::lock_guard lock{mutex_};
        Kept& kept = kept_[by];
        if (!kept.table || kept.state != now) {
            const auto snapshot = application.published.snapshot();
            kept.table = std::make_shared<const ProgressTable>(
                count_progress(application.registry, *snapshot, by));
            kept.state = now;
        }
        return kept.table;
    }

  private:
    using State = std::tuple<std::int64_t, std::int64_t, std::string>;
    struct Kept {
        State state{};
        std::shared_ptr<const ProgressTable> table{};
    };

    std::mutex mutex_;
    std::map<ProgressBy, Kept> kept_;
};

ProgressBy required_by(std::string_view word) {
    if (const auto by = geo::publishing::progress_by_from(word)) return *by;
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        fmt::format("参数 by：没有“{}”，可用：county、town、village。", word),
        fmt::format("Parameter by: there is no '{}', but county, town, village.", word))
        .at("by");
}

bool wants_csv(const Request& request) {
    const auto format = request.query("format").value_or("json");
    if (format == "csv") return true;
    if (format == "json") return false;
    throw geo::Error(geo::ErrorKind::invalid_input,
                     fmt::format("参数 format：没有“{}”，可用：json、csv。", format),
                     fmt::format("Parameter format: there is no '{}', but json and csv.", format))
        .at("format");
}

Response table_response(const Request& request, const ProgressTable& table) {
    if (!wants_csv(request)) return cached(json_text(progress_to_json(table).dump()));
    Response response{.content_type = "text/csv; charset=utf-8",
                      .body = progress_to_csv(table, request.language())};
    return cached(std::move(response.with(
        "Content-Disposition",
        fmt::format("attachment; filename=\"stats-{}-{}.csv\"", to_string(table.by), table.day))));
}

}  // namespace

void add_stats_routes(Router& router, const Application& application) {
    router.add({.path = "/stats",
                .handler =
                    [application, counts = std::make_shared<Counts>(),
                     tables = std::make_shared<Tables>()](const Request& r) {
                        const auto by = r.query("by");
                        if (by || wants_csv(r))
                            return table_response(
                                r, *tables->of(application, required_by(by.value_or("county"))));
                        return counts->of(application);
                    },
                .query = {"by", "format"},
                .summary = {"登记概况；按县、镇、村的进度（命名、备案、公告、设标、上图）",
                            "Counts; and progress by county, town or village: named, filed, "
                            "announced, signed, mapped"}});
}

}  // namespace api::http

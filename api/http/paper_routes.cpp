// SPDX-License-Identifier: Apache-2.0
// Papers over HTTP: announcements and certificates for everybody, applications and filing papers
// for the staff of the area.
#include <fmt/format.h>

#include <limits>

#include "api/http/application.hpp"
#include "api/http/base_url.hpp"
#include "api/http/certificate_seal.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/publishing/papers.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/read_transaction.hpp"

namespace api::http {
namespace {

using geo::lifecycle::Capability;
using geo::publishing::Papers;
using geo::storage::AnnouncementId;
using nlohmann::json;

/// One request's view: a snapshot, and the tables beside it.
class Desk {
  public:
    explicit Desk(const Application& application)
        : snapshot_(application.published.snapshot()),
          reader_(application.registry.database().read()),
          papers_(*reader_, *snapshot_, application.registry.naming().tables().profile.process) {}

    Papers& papers() noexcept { return papers_; }
    geo::storage::Connection& connection() noexcept { return *reader_; }

  private:
    geo::publishing::SnapshotPtr snapshot_;
    geo::storage::Reader reader_;
    Papers papers_;
};

Response document(std::string bytes, const char* media_type, const std::string& file_name) {
    Response response{.content_type = media_type, .body = std::move(bytes)};
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return std::move(
        response.with("Content-Disposition", fmt::format("inline; filename=\"{}\"", file_name)));
}

Response pdf(std::string bytes, const std::string& stem) {
    return document(std::move(bytes), "application/pdf", stem + ".pdf");
}

json lines_of(const std::string& text) {
    auto lines = json::array();
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        if (end > start) lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

json announcement_to_json(const geo::storage::AnnouncementRow& row,
                          geo::storage::NoticeStore& notices) {
    const auto path = fmt::format("/announcements/{}", row.id.value());
    return {{"id", row.id.value()},           {"area", row.area},
            {"document_no", row.document_no}, {"day", row.day},
            {"media", lines_of(row.media)},   {"proposals", notices.announced_in(row.id).size()},
            {"html", path + ".html"},         {"pdf", path + ".pdf"}};
}

/// Newest first. The cursor is the last id of the page before.
Response announcements(const Request& request, const Application& application) {
    constexpr Request::Bounds any_id{1, std::numeric_limits<std::int64_t>::max()};
    const auto limit = request.query_integer("limit", 50, {1, 500});
    std::optional<AnnouncementId> before;
    if (request.query("cursor"))
        before = AnnouncementId{request.query_integer("cursor", 0, any_id)};
    const auto reader = application.registry.database().read();
    geo::storage::NoticeStore notices{*reader};
    auto rows = notices.announcements(before, limit + 1);
    const bool has_more = rows.size() > static_cast<std::size_t>(limit);
    if (has_more) rows.pop_back();
    auto items = json::array();
    for (const auto& row : rows) items.push_back(announcement_to_json(row, notices));
    auto response =
        json_response({{"items", std::move(items)},
                       {"next", has_more ? json(std::to_string(rows.back().id.value())) : json{}}});
    response.cache_control = "no-cache";
    return response;
}

Response announcement(const Request& request, const Application& application, bool as_html) {
    const auto id = request.integer_parameter("id");
    const auto paper = Desk{application}.papers().announcement(AnnouncementId{id});
    const auto stem = fmt::format("announcement-{}", id);
    if (!as_html) return pdf(announcement_pdf(paper), stem);
    return document(announcement_html(paper, request.language()), "text/html; charset=utf-8",
                    stem + ".html");
}

Response certificate(const Request& request, const Application& application) {
    const geo::RoadId road{request.integer_parameter("id")};
    Desk desk{application};
    auto paper = desk.papers().certificate(road);
    paper.url = road_page_url(base_url(request), road);
    paper.checkpoint = sealing_checkpoint(application.registry, desk.papers().approval_event(road));
    return pdf(certificate_pdf(paper), fmt::format("certificate-{}", road.value()));
}

/// A draft is its author's and the area's staff's; the papers of what is handed in are the staff's.
void require_sight(const Request& request, const Application& application, Desk& desk,
                   geo::ProposalId id) {
    const auto proposal = geo::storage::ProposalStore{desk.connection()}.get(id);
    require(application.doorkeeper.actor_of(request), Capability::see_unpublished,
            proposal.content.village);
}

Response application_of_proposal(const Request& request, const Application& application) {
    const geo::ProposalId id{request.integer_parameter("id")};
    Desk desk{application};
    require_sight(request, application, desk, id);
    return pdf(application_pdf(desk.papers().application(id)),
               fmt::format("application-{}", id.value()));
}

Response filing_of_proposal(const Request& request, const Application& application) {
    const geo::ProposalId id{request.integer_parameter("id")};
    Desk desk{application};
    require_sight(request, application, desk, id);
    return pdf(filing_form_pdf(desk.papers().filing_form(id)),
               fmt::format("filing-{}", id.value()));
}

Response objections_to_proposal(const Request& request, const Application& application) {
    const geo::ProposalId id{request.integer_parameter("id")};
    Desk desk{application};
    require_sight(request, application, desk, id);
    return pdf(objection_records_pdf(desk.papers().objection_records(id)),
               fmt::format("objections-{}", id.value()));
}

geo::VillageCode village_for(const Request& request, const Application& application) {
    geo::VillageCode village{std::string{request.parameter("code")}};
    require(application.doorkeeper.actor_of(request), Capability::see_unpublished, village);
    return village;
}

Response application_of_village(const Request& request, const Application& application) {
    const auto village = village_for(request, application);
    return pdf(application_pdf(Desk{application}.papers().application(village)), "application");
}

Response report_of_village(const Request& request, const Application& application) {
    const auto village = village_for(request, application);
    return pdf(filing_report_pdf(Desk{application}.papers().filing_report(village)),
               "filing-report");
}

Response announcement_of_village(const Request& request, const Application& application) {
    const auto village = village_for(request, application);
    const auto paper = Desk{application}.papers().announcement(village);
    geo::publishing::require_complete(paper);
    return pdf(announcement_pdf(paper), "announcement");
}

using PaperHandler = Response (*)(const Request&, const Application&);

void add_public(Router& router, const Application& application, const char* path,
                PaperHandler handler, geo::BilingualText summary) {
    router.add(
        {.path = path,
         .handler = [application, handler](const Request& r) { return handler(r, application); },
         .lane = Lane::slow,
         .summary = std::move(summary)});
}

void add_for_staff(Router& router, const Application& application, const char* path,
                   PaperHandler handler, geo::BilingualText summary) {
    router.add(
        {.path = path,
         .handler = [application, handler](const Request& r) { return handler(r, application); },
         .lane = Lane::slow,
         .summary = std::move(summary),
         .permission = needs(Capability::see_unpublished)});
}

Response announcement_page(const Request& request, const Application& application) {
    return announcement(request, application, true);
}
Response announcement_paper(const Request& request, const Application& application) {
    return announcement(request, application, false);
}

}  // namespace

void add_paper_routes(Router& router, const Application& application) {
    router.add(
        {.path = "/announcements",
         .handler = [application](const Request& r) { return announcements(r, application); },
         .query = {"limit", "cursor"},
         .summary = {"地名公告目录", "The announcements, newest first"}});
    add_public(router, application, "/announcements/{id}.html", announcement_page,
               {"一份公告（网页）", "An announcement as a page"});
    add_public(router, application, "/announcements/{id}.pdf", announcement_paper,
               {"一份公告（PDF）", "An announcement as a paper"});
    add_public(router, application, "/roads/{id}/certificate.pdf", certificate,
               {"地名命名证书", "The certificate of a road's name"});
    add_for_staff(router, application, "/proposals/{id}/application.pdf", application_of_proposal,
                  {"地名命名申请书", "The application for a name"});
    add_for_staff(router, application, "/proposals/{id}/filing.pdf", filing_of_proposal,
                  {"地名备案登记表", "The filing form of a name"});
    add_for_staff(router, application, "/proposals/{id}/objections.pdf", objections_to_proposal,
                  {"异议记录", "The record of the objections to a name"});
    add_for_staff(router, application, "/villages/{code}/application.pdf", application_of_village,
                  {"一村的命名申请书", "The application for a village's names"});
    add_for_staff(router, application, "/villages/{code}/filing-report.pdf", report_of_village,
                  {"一村的备案报告", "The filing report of a village's names"});
    add_for_staff(router, application, "/villages/{code}/announcement.pdf", announcement_of_village,
                  {"一村的公告稿", "The announcement of a village's names, to be published"});
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// Signs over HTTP: the plan, each sign's way, reports, the yearly inspection, the maker's papers.
#include <fmt/format.h>

#include <limits>

#include "api/http/application.hpp"
#include "api/http/base_url.hpp"
#include "api/http/proposal_json.hpp"
#include "api/http/sign_json.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/publishing/sign_papers.hpp"
#include "geo/registry/people.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::Sign;
using geo::lifecycle::Capability;
using geo::signing::SignAction;
using geo::storage::SignFilter;
using geo::storage::SignStore;
using nlohmann::json;

constexpr std::size_t most_body_bytes = std::size_t{6} * 1024 * 1024;  // a photo in base64
constexpr std::size_t most_report_bytes = 32 * 1024;
constexpr Request::Bounds any_id{1, std::numeric_limits<std::int64_t>::max()};

std::string etag_of(const Sign& sign) { return fmt::format("\"v{}\"", sign.version); }

template <typename Enumeration>
Enumeration required_word(std::string_view word, const char* pointer) {
    if (const auto value = geo::from_string<Enumeration>(word)) return *value;
    throw Error(ErrorKind::invalid_input, fmt::format("{}：不认识“{}”。", pointer, word),
                fmt::format("{}: '{}' is not one of its words.", pointer, word))
        .at(pointer);
}

Sign addressed(const Request& request, const Application& application) {
    const auto reader = application.registry.database().read();
    return SignStore{*reader}.get(geo::SignId{request.integer_parameter("id")});
}

json signs_to_json(const std::vector<Sign>& signs, geo::Language language) {
    auto items = json::array();
    for (const Sign& sign : signs) items.push_back(sign_to_json(sign, language));
    return items;
}

Response fresh(Response response) {
    response.cache_control = "no-cache";
    return response;
}

Response sign_response(const Request& request, const Sign& sign, json members = json::object()) {
    members.update(sign_to_json(sign, request.language()));
    auto response = fresh(json_response(members));
    response.etag = etag_of(sign);
    return response;
}

SignFilter filter_of(const Request& request) {
    SignFilter filter;
    if (const auto village = request.query("village"))
        filter.village = geo::VillageCode{std::string{*village}};
    if (const auto state = request.query("state"))
        filter.state = required_word<geo::SignState>(*state, "state");
    if (request.query("road_id"))
        filter.road = geo::RoadId{request.query_integer("road_id", 0, any_id)};
    return filter;
}

/// By id. The cursor is the last id of the page before.
Response page_of_signs(const Request& request, const Application& application, SignFilter filter) {
    const auto limit = request.query_integer("limit", 100, {1, 1000});
    if (request.query("cursor"))
        filter.after = geo::SignId{request.query_integer("cursor", 0, any_id)};
    filter.limit = limit + 1;
    const auto reader = application.registry.database().read();
    auto signs = SignStore{*reader}.list(filter);
    const bool has_more = signs.size() > static_cast<std::size_t>(limit);
    if (has_more) signs.pop_back();
    return fresh(json_response(
        {{"items", signs_to_json(signs, request.language())},
         {"next", has_more ? json(std::to_string(signs.back().id.value())) : json()}}));
}

Response list(const Request& request, const Application& application) {
    return page_of_signs(request, application, filter_of(request));
}

Response inspection(const Request& request, const Application& application) {
    auto filter = filter_of(request);
    const auto before = request.required_query("before");
    {
        // Says so when the day is none.
        const auto reader = application.registry.database().read();
        filter.limit = 0;
        geo::registry::inspection_list(*reader, filter, before);
    }
    filter.not_inspected_since = std::string{before};
    return page_of_signs(request, application, filter);
}

Response preview(const Request& request, const Application& application) {
    const geo::VillageCode village{std::string{request.required_query("village")}};
    const auto preview = geo::registry::preview_signs(application.registry, village);
    const auto reader = application.registry.database().read();
    auto response = fresh(json_response(
        preview_to_json(preview, SignStore{*reader}.in_village(village), request.language())));
    response.content_type = "application/geo+json";
    return response;
}

Response show(const Request& request, const Application& application) {
    const Sign sign = addressed(request, application);
    const auto reader = application.registry.database().read();
    SignStore store{*reader};
    auto story = json::array();
    for (const auto& event : store.events_of(sign.id)) story.push_back(sign_event_to_json(event));
    json members{
        {"events", std::move(story)},
        {"position_text", geo::publishing::position_text(*reader, sign).in(request.language())},
        {"open_reports", geo::storage::SignReportStore{*reader}.count_open(sign.id)},
        {"photo", store.has_photo(sign.id) ? json(fmt::format("/signs/{}/photo", sign.id.value()))
                                           : json()}};
    auto response = sign_response(request, sign, std::move(members));
    return response;
}

Response photo(const Request& request, const Application& application) {
    const Sign sign = addressed(request, application);
    const auto reader = application.registry.database().read();
    const auto found = SignStore{*reader}.find_photo(sign.id);
    if (!found)
        throw Error(ErrorKind::not_found, fmt::format("标志 {} 没有照片。", sign.id.value()),
                    fmt::format("There is no photo of sign {}.", sign.id.value()));
    Response response;
    response.content_type = found->media_type;
    response.body = found->bytes;
    response.etag = content_etag(response.body.view());
    return response.with("Content-Disposition", "attachment");
}

Response plan(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    const auto body = json_body(request);
    const bool has_road = body.contains("road_id") && body["road_id"].is_number_integer();
    const auto village = text_member(body, "village");
    if (has_road != village.empty())
        throw Error(ErrorKind::invalid_input, "须给出 village 或 road_id 之一。",
                    "Give either village or road_id.");
    const auto signs =
        has_road
            ? geo::registry::plan_signs(application.registry, actor,
                                        geo::RoadId{body["road_id"].get<std::int64_t>()})
            : geo::registry::plan_signs(application.registry, actor, geo::VillageCode{village});
    return json_response({{"items", signs_to_json(signs, request.language())}}, 201);
}

Response install_batch(const Request& request, const Application& application) {
    const auto body = json_body(request);
    const auto village = text_member(body, "village");
    if (village.empty())
        throw Error(ErrorKind::invalid_input, "须给出 village。", "Give the village.")
            .at("/village");
    const auto signs = geo::registry::install_village(
        application.registry, application.doorkeeper.actor_of(request), geo::VillageCode{village},
        sign_details_from_json(body));
    return json_response({{"items", signs_to_json(signs, request.language())}});
}

Response act(const Request& request, const Application& application, SignAction action) {
    const auto actor = application.doorkeeper.actor_of(request);
    const Sign current = addressed(request, application);
    if (auto answer = check_if_match(request, etag_of(current))) return *std::move(answer);
    const auto body = request.body().empty() ? json::object() : json_body(request);
    const auto result =
        geo::registry::act_on_sign(application.registry, actor, action,
                                   {current.id, current.version}, sign_details_from_json(body));
    auto members = json::object();
    if (result.successor)
        members["successor"] = sign_to_json(*result.successor, request.language());
    return sign_response(request, result.sign, std::move(members));
}

Response inspect(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    const Sign current = addressed(request, application);
    if (auto answer = check_if_match(request, etag_of(current))) return *std::move(answer);
    const auto body = json_body(request);
    const geo::registry::Inspection found{
        required_word<geo::InspectionResult>(text_member(body, "result"), "/result"),
        text_member(body, "day"), text_member(body, "note")};
    return sign_response(request,
                         geo::registry::inspect_sign(application.registry, actor,
                                                     {current.id, current.version}, found));
}

Response report(const Request& request, const Application& application) {
    const auto body = json_body(request);
    geo::registry::NewSignReport given;
    given.sign = geo::SignId{request.integer_parameter("id")};
    given.kind = required_word<geo::SignFault>(text_member(body, "kind"), "/kind");
    given.text = text_member(body, "text");
    given.name = text_member(body, "name");
    given.contact = text_member(body, "contact");
    const auto made = geo::registry::report_sign(application.registry,
                                                 application.doorkeeper.actor_of(request), given);
    return json_response(report_to_json(made, false), 201);
}

/// The staff sees the reports of its area, with who wrote them.
Response reports(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    require(actor, Capability::manage_signs);
    geo::storage::SignReportFilter filter;
    filter.area = actor.area();
    filter.limit = request.query_integer("limit", 100, {1, 1000});
    if (const auto state = request.query("state"))
        filter.state = required_word<geo::SignReportState>(*state, "state");
    if (const auto village = request.query("village"))
        filter.village = geo::VillageCode{std::string{*village}};
    if (request.query("cursor"))
        filter.before = geo::SignReportId{request.query_integer("cursor", 0, any_id)};
    const auto reader = application.registry.database().read();
    auto items = json::array();
    for (const auto& one : geo::storage::SignReportStore{*reader}.list(filter))
        items.push_back(report_to_json(one, true));
    auto response = json_response({{"items", std::move(items)}});
    response.cache_control = "no-store";
    return response;
}

Response decide(const Request& request, const Application& application, bool is_confirmed) {
    const auto body = request.body().empty() ? json::object() : json_body(request);
    const auto decided =
        geo::registry::decide_report(application.registry, application.doorkeeper.actor_of(request),
                                     geo::SignReportId{request.integer_parameter("id")},
                                     is_confirmed, text_member(body, "answer"));
    return json_response(report_to_json(decided, true));
}

Response file(std::string bytes, const char* media_type, const std::string& name) {
    Response response;
    response.content_type = media_type;
    response.body = std::move(bytes);
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response.with("Content-Disposition", "inline; filename=\"" + name + "\"");
}

Response order(const Request& request, const Application& application, bool as_pdf) {
    const auto paper = geo::publishing::sign_order(application.registry, filter_of(request));
    if (as_pdf) return file(sign_order_pdf(paper), "application/pdf", "signs.pdf");
    return file(sign_order_xlsx(paper),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "signs.xlsx");
}

Response inspection_paper(const Request& request, const Application& application) {
    const auto before = request.required_query("before");
    const auto paper =
        geo::publishing::inspection_paper(application.registry, filter_of(request), before);
    return file(inspection_list_pdf(paper), "application/pdf", "inspection.pdf");
}

Response face(const Request& request, const Application& application, bool as_pdf) {
    const Sign sign = addressed(request, application);
    const auto plate =
        geo::publishing::sign_face(sign, geo::publishing::sign_url(base_url(request), sign.id));
    const auto name = fmt::format("sign-{}", sign.id.value());
    if (as_pdf) return file(face_pdf(plate), "application/pdf", name + ".pdf");
    return file(face_svg(plate), "image/svg+xml", name + ".svg");
}

using Read = Response (*)(const Request&, const Application&);

void add_read(Router& router, const Application& application, std::string path, Read read,
              std::vector<std::string> query, geo::BilingualText summary) {
    router.add({.path = std::move(path),
                .handler = [application, read](const Request& r) { return read(r, application); },
                .query = std::move(query),
                .summary = std::move(summary)});
}

void add_write(Router& router, const Application& application, std::string path, Read write,
               geo::BilingualText summary, Capability capability = Capability::manage_signs) {
    router.add({.method = Method::post,
                .path = std::move(path),
                .handler = [application, write](const Request& r) { return write(r, application); },
                .most_body_bytes =
                    capability == Capability::report_sign ? most_report_bytes : most_body_bytes,
                .summary = std::move(summary),
                .permission = needs(capability)});
}

void add_action(Router& router, const Application& application, SignAction action) {
    const auto name = geo::signing::name_of(action);
    router.add(
        {.method = Method::post,
         .path = fmt::format("/signs/{{id}}/{}", geo::signing::to_string(action)),
         .handler = [application, action](const Request& r) { return act(r, application, action); },
         .most_body_bytes = most_body_bytes,
         .summary = {"标志：" + name.zh, "Sign: " + name.en},
         .permission = needs(Capability::manage_signs)});
}

void add_reports(Router& router, const Application& application) {
    add_write(router, application, "/signs/{id}/reports", report, {"报告标志问题", "Report a sign"},
              Capability::report_sign);
    router.add({.path = "/signs/reports",
                .handler = [application](const Request& r) { return reports(r, application); },
                .query = {"village", "state", "limit", "cursor"},
                .summary = {"标志问题报告", "What was reported of signs"},
                .permission = needs(Capability::manage_signs)});
    add_write(router, application, "/signs/reports/{id}/confirm",
              [](const Request& r, const Application& a) { return decide(r, a, true); },
              {"确认标志问题", "Confirm a report"});
    add_write(router, application, "/signs/reports/{id}/dismiss",
              [](const Request& r, const Application& a) { return decide(r, a, false); },
              {"不予采纳", "Dismiss a report"});
}

void add_papers(Router& router, const Application& application) {
    const std::vector<std::string> query{"village", "state", "road_id"};
    add_read(router, application, "/signs.pdf",
             [](const Request& r, const Application& a) { return order(r, a, true); }, query,
             {"制牌清单（PDF）", "The sign order, to print"});
    add_read(router, application, "/signs.xlsx",
             [](const Request& r, const Application& a) { return order(r, a, false); }, query,
             {"制牌清单（表格）", "The sign order, as a sheet"});
    add_read(router, application, "/signs/inspection.pdf", inspection_paper,
             {"village", "state", "road_id", "before"},
             {"年度巡查表（PDF）", "The list for the yearly inspection, to print"});
    add_read(router, application, "/signs/{id}/face.svg",
             [](const Request& r, const Application& a) { return face(r, a, false); }, {},
             {"标志牌面（SVG）", "The face of a sign, to scale"});
    add_read(router, application, "/signs/{id}/face.pdf",
             [](const Request& r, const Application& a) { return face(r, a, true); }, {},
             {"标志牌面（PDF）", "The face of a sign, to scale, as PDF"});
}

}  // namespace

void add_sign_routes(Router& router, const Application& application) {
    add_read(router, application, "/signs", list,
             {"village", "state", "road_id", "limit", "cursor"}, {"列出地名标志", "List signs"});
    add_read(router, application, "/signs/plan", preview, {"village"},
             {"一村的标志设置方案", "Where a village's signs are and would go"});
    add_read(router, application, "/signs/inspection", inspection,
             {"village", "state", "road_id", "before", "limit", "cursor"},
             {"待巡查的标志", "Signs that nobody has looked at since a day"});
    add_read(router, application, "/signs/{id}", show, {}, {"一块标志", "A sign and its story"});
    add_read(router, application, "/signs/{id}/photo", photo, {}, {"标志照片", "A sign's photo"});
    add_write(router, application, "/signs/plan", plan, {"拟定标志位置", "Plan signs"});
    add_write(router, application, "/signs/install", install_batch,
              {"全村标志安装完毕", "All signs of a village are installed"});
    for (const SignAction action : geo::signing::sign_actions())
        add_action(router, application, action);
    add_write(router, application, "/signs/{id}/inspect", inspect, {"巡查标志", "Inspect a sign"});
    add_reports(router, application);
    add_papers(router, application);
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/openapi_operations.hpp"

#include <fmt/format.h>

#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

using nlohmann::json;

// By "METHOD /path":
//   body      media type -> schema; "optional": the write may come without one
//   example   of the body, where the schema's own example does not fit
//   answers   status -> media type -> schema; null: no content
//   etag      the answer has one, and If-None-Match is understood
//   if_match  the write changes what is there: 428 without If-Match, 412 when it is stale
//   once      Idempotency-Key is understood
//   located   the answer says in Location where the new thing is
//   required  query parameters that must be there
//   problems  statuses beside those that follow from the route itself
constexpr auto reads = R"json({
"GET /": {"answers":{"200":{"application/json":"Landing"}},"etag":true},
"GET /api": {"answers":{"200":{"application/vnd.oai.openapi+json;version=3.0":"Anything"}},"etag":true},
"GET /conformance": {"answers":{"200":{"application/json":"Conformance"}}},
"GET /livez": {"answers":{"200":{"application/json":"Health"}}},
"GET /readyz": {"answers":{"200":{"application/json":"Health"},"503":{"application/json":"Health"}}},
"GET /collections": {"answers":{"200":{"application/json":"Collections"}}},
"GET /collections/{collection}": {"answers":{"200":{"application/json":"Collection"}}},
"GET /roads/{id}/numbers": {"answers":{"200":{"application/json":"NumberingPlan"}},"etag":true,
  "problems":[409]},
"GET /villages/{code}/numbers": {"answers":{"200":{"application/json":"NumberingPlan"}},"etag":true},
"GET /addresses/{id}": {"answers":{"200":{"application/json":"Door"}},"etag":true},
"GET /search": {"answers":{"200":{"application/geo+json":"AddressCollection",
  "application/json":"NominatimPlaces"}}},
"GET /reverse": {"answers":{"200":{"application/geo+json":"AddressCollection",
  "application/json":"NominatimPlace"}},"required":["lon","lat"]},
"GET /photon/api": {"answers":{"200":{"application/json":"PhotonCollection"}},"required":["q"]},
"GET /photon/api/": {"answers":{"200":{"application/json":"PhotonCollection"}},"required":["q"]},
"GET /photon/reverse": {"answers":{"200":{"application/json":"PhotonCollection"}},
  "required":["lon","lat"]},
"GET /photon/reverse/": {"answers":{"200":{"application/json":"PhotonCollection"}},
  "required":["lon","lat"]},
"GET /tiles/{z}/{x}/{y}.mvt": {"etag":true,
  "answers":{"200":{"application/vnd.mapbox-vector-tile":"File"},"204":null}},
"GET /tiles/tiles.json": {"answers":{"200":{"application/json":"TileJson"}},"etag":true},
"GET /styles/luming.json": {"answers":{"200":{"application/json":"Anything"}},"etag":true},
"GET /export/{layer}.{format}": {"answers":{"200":{"application/geopackage+sqlite3":"File",
  "application/geo+json":"LayerFile","application/vnd.flatgeobuf":"File",
  "text/csv":"Table","application/zip":"File"}}},
"GET /jobs": {"answers":{"200":{"application/json":"Jobs"}}},
"GET /jobs/{id}": {"answers":{"200":{"application/json":"Job"}}},
"GET /jobs/{id}/result": {"answers":{"200":{"text/csv":"Table"}},"etag":true,"problems":[409]},
"GET /naming/suggest": {"answers":{"200":{"application/json":"Suggestions"}},"required":["village"]},
"GET /naming/pinyin": {"answers":{"200":{"application/json":"Spelling"}},"required":["name"]},
"GET /naming/rules": {"answers":{"200":{"application/json":"Rules"}}},
"GET /proposals": {"answers":{"200":{"application/json":"ProposalPage"}}},
"GET /proposals/{id}": {"answers":{"200":{"application/json":"Proposal"}},"etag":true},
"GET /proposals/{id}/steps": {"answers":{"200":{"application/json":"Casework"}}},
"GET /proposals/{id}/objections": {"answers":{"200":{"application/json":"Objections"}}},
"GET /proposals/{id}/attachments": {"answers":{"200":{"application/json":"Attachments"}}},
"GET /proposals/{id}/attachments/{attachment}": {"etag":true,
  "answers":{"200":{"application/pdf":"File","image/jpeg":"File","image/png":"File"}}},
"GET /proposals/{id}/application.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true},
"GET /proposals/{id}/filing.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true,"problems":[409]},
"GET /proposals/{id}/objections.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true},
"GET /villages/{code}/application.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true},
"GET /villages/{code}/filing-report.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true},
"GET /villages/{code}/announcement.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true,"problems":[409]},
"GET /announcements": {"answers":{"200":{"application/json":"Announcements"}}},
"GET /announcements/{id}.html": {"answers":{"200":{"text/html":"Text"}},"etag":true},
"GET /announcements/{id}.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true},
"GET /notices": {"answers":{"200":{"application/json":"NoticeBoard"}},"etag":true},
"GET /deadlines": {"answers":{"200":{"application/json":"Deadlines"}}},
"GET /roads": {"answers":{"200":{"application/json":"RoadPage"}},"etag":true},
"GET /roads/{id}": {"answers":{"200":{"application/json":"Road"}},"etag":true},
"GET /roads/{id}/history": {"answers":{"200":{"application/json":"History"}},"etag":true},
"GET /roads/{id}/certificate.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true,"problems":[409]},
"GET /changes": {"answers":{"200":{"application/json":"ChangePage"}}},
"GET /changes/latest": {"answers":{"200":{"application/json":"LatestChange"}}},
"GET /audit/checkpoint": {"answers":{"200":{"text/plain":"Checkpoint"}}},
"GET /audit/inclusion": {"answers":{"200":{"application/json":"InclusionProof"}},"required":["seq"],"problems":[404]},
"GET /audit/consistency": {"answers":{"200":{"application/json":"ConsistencyProof"}},"required":["from","to"]},
"GET /audit/events/{seq}": {"answers":{"200":{"application/json":"AuditedEvent"}},"problems":[401,403]},
"GET /stats": {"answers":{"200":{"application/json":["Stats","Progress"],"text/csv":"Table"}},"etag":true},
"GET /sessions/current": {"answers":{"200":{"application/json":"Person"}}},
"GET /signs": {"answers":{"200":{"application/json":"SignPage"}}},
"GET /signs/plan": {"answers":{"200":{"application/geo+json":"SignPlan"}},"required":["village"]},
"GET /signs/inspection": {"answers":{"200":{"application/json":"SignPage"}},"required":["before"]},
"GET /signs/inspection.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true,"required":["before"]},
"GET /signs/{id}": {"answers":{"200":{"application/json":"SignStory"}},"etag":true},
"GET /signs/{id}/photo": {"answers":{"200":{"image/jpeg":"File","image/png":"File"}},"etag":true},
"GET /signs/{id}/face.svg": {"answers":{"200":{"image/svg+xml":"Text"}},"etag":true},
"GET /signs/{id}/face.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true},
"GET /signs.pdf": {"answers":{"200":{"application/pdf":"File"}},"etag":true},
"GET /signs.xlsx": {"etag":true,"answers":{"200":{
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":"File"}}},
"GET /signs/reports": {"answers":{"200":{"application/json":"SignReports"}}},
"GET /p/{id}": {"answers":{"200":{"text/html":"Text"}},"etag":true}
})json";

constexpr auto writes = R"json({
"POST /naming/check": {"body":{"application/json":"NamingQuestion"},
  "answers":{"200":{"application/json":"NamingCheck"}},"problems":[404]},
"POST /naming/check/csv": {"body":{"text/csv":"Table","multipart/form-data":"TableForm"},
  "answers":{"200":{"text/csv":"Table"}}},
"POST /search/csv": {"body":{"text/csv":"Table","multipart/form-data":"AddressTableForm"},
  "answers":{"200":{"text/csv":"Table"}}},
"POST /reverse/csv": {"body":{"text/csv":"Table","multipart/form-data":"PositionTableForm"},
  "answers":{"200":{"text/csv":"Table"}}},
"POST /jobs": {"body":{"text/csv":"Table","multipart/form-data":"AddressTableForm"},
  "located":true,"answers":{"201":{"application/json":"Job"}},"problems":[409]},
"DELETE /jobs/{id}": {"answers":{"204":null},"problems":[404]},
"POST /proposals": {"body":{"application/json":"ProposalInput"},"once":true,"located":true,"etag":true,
  "answers":{"201":{"application/json":"Proposal"}},"problems":[404,409]},
"PATCH /proposals/{id}": {"body":{"application/json":"ProposalPatch"},"if_match":true,
  "answers":{"200":{"application/json":"Proposal"}},"problems":[409]},
"POST /proposals/batch": {"body":{"application/json":"Batch"},"once":true,
  "answers":{"200":{"application/json":"BatchResult"}},"problems":[404,409]},
"POST /proposals/{id}/object": {"body":{"application/json":"ObjectionInput"},"once":true,"located":true,
  "answers":{"201":{"application/json":"Objection"}},"problems":[409]},
"POST /objections/{id}/answer": {"body":{"application/json":"ObjectionAnswer"},"once":true,
  "answers":{"200":{"application/json":"Objection"}},"problems":[409]},
"POST /proposals/{id}/attachments": {"located":true,
  "body":{"multipart/form-data":"AttachmentForm","application/pdf":"File","image/jpeg":"File","image/png":"File"},
  "answers":{"201":{"application/json":"Attachment"}},"problems":[409]},
"POST /sessions": {"body":{"application/json":"LogIn"},"located":true,
  "answers":{"201":{"application/json":"Person"}},"problems":[503]},
"DELETE /sessions/current": {"answers":{"204":null}},
"POST /sessions/current/password": {"body":{"application/json":"PasswordChange"},
  "answers":{"204":null},"problems":[503]},
"POST /signs/plan": {"body":{"application/json":"SignPlanning"},
  "answers":{"201":{"application/json":"Signs"}},"problems":[404,409]},
"POST /signs/install": {"body":{"application/json":"VillageInstallation"},
  "answers":{"200":{"application/json":"Signs"}},"problems":[404,409]},
"POST /signs/{id}/inspect": {"body":{"application/json":"SignInspection"},"if_match":true,
  "answers":{"200":{"application/json":"Sign"}},"problems":[409]},
"POST /signs/{id}/reports": {"body":{"application/json":"SignReportInput"},
  "answers":{"201":{"application/json":"SignReport"}},"problems":[409]},
"POST /signs/reports/{id}/confirm": {"body":{"application/json":"SignReportDecision"},"optional":true,
  "answers":{"200":{"application/json":"SignReport"}},"problems":[409]},
"POST /signs/reports/{id}/dismiss": {"body":{"application/json":"SignReportDecision"},"optional":true,
  "answers":{"200":{"application/json":"SignReport"}},"problems":[409]},
"POST /p/{id}": {"body":{"application/x-www-form-urlencoded":"SignReportForm"},"located":true,
  "answers":{"303":null},"problems":[409]},
"POST /roads/{id}/numbers": {"body":{"application/json":"Numbering"},"optional":true,"if_match":true,
  "once":true,"answers":{"200":{"application/json":"NumberingPlan"}},"problems":[409]},
"POST /villages/{code}/numbers": {"body":{"application/json":"Numbering"},"optional":true,
  "if_match":true,"once":true,"answers":{"200":{"application/json":"NumberingPlan"}},"problems":[409]},
"POST /addresses": {"body":{"application/json":"NewDoor"},"once":true,"located":true,
  "answers":{"201":{"application/json":"Door"}},"problems":[409]},
"POST /roads/{id}/rename": {"body":{"application/json":"RoadRenaming"},"if_match":true,
  "answers":{"200":{"application/json":"RoadOutcome"}},"problems":[409]},
"POST /roads/{id}/merge": {"body":{"application/json":"RoadMerging"},"if_match":true,
  "answers":{"200":{"application/json":"RoadOutcome"}},"problems":[409]},
"POST /roads/{id}/split": {"body":{"application/json":"RoadSplitting"},"if_match":true,
  "answers":{"200":{"application/json":"RoadOutcome"}},"problems":[409]},
"POST /roads/{id}/extend": {"body":{"application/json":"RoadExtension"},"if_match":true,
  "answers":{"200":{"application/json":"RoadOutcome"}},"problems":[409]},
"POST /roads/{id}/abolish": {"body":{"application/json":"RoadAbolition"},"if_match":true,
  "answers":{"200":{"application/json":"RoadOutcome"}},"problems":[409]}
})json";

/// What each action on a proposal is usually sent with.
constexpr auto action_examples = R"json({
"submit": {}, "withdraw": {"reason":"另拟新名"},
"consult": {"notice_days":7,"reports":[{"kind":"consultation","date":"2024-12-02","fields":{
  "process":"12月2日召开村民代表会议","scope":"村民代表35人","opinions":"一致赞成和顺街",
  "handling":"无不同意见"}}]},
"endorse": {"reason":"同意上报"},
"review": {"overrides":{"M03":"村志有载，沿用至今"}},
"approve": {"authority":"东营市人民政府","authority_kind":"government",
  "document_no":"东政字〔2024〕88号","date":"2024-12-20"},
"reject": {"reason":"与邻村道路重名"},
"file": {"document_no":"东民备〔2024〕19号","date":"2024-12-25"},
"announce": {"document_no":"东民告〔2024〕5号","romanisation_confirmed":true,
  "media":["东营市人民政府网站"]},
"install": {"sign_positions":[[118.5512,37.4621]]},
"map": {}, "archive": {}, "send_back": {"reason":"请补充来历"}, "undo": {"reason":"误点"}
})json";

/// Actions on a sign: all alike.
constexpr auto sign_action =
    R"json({"body":{"application/json":"SignActionDetails"},"optional":true,
  "if_match":true,"answers":{"200":{"application/json":"Sign"}},"problems":[409]})json";

constexpr auto proposal_action =
    R"json({"body":{"application/json":"ActionDetails"},"optional":true,
  "if_match":true,"once":true,"answers":{"200":{"application/json":"Proposal"}},"problems":[409]})json";

void add_actions(json& table) {
    const auto examples = json::parse(action_examples);
    for (const auto& [action, example] : examples.items()) {
        auto told = json::parse(proposal_action);
        told["example"] = example;
        table["POST /proposals/{id}/" + action] = std::move(told);
    }
    for (const char* action : {"make", "install", "damage", "repair", "replace", "remove"})
        table[fmt::format("POST /signs/{{id}}/{}", action)] = json::parse(sign_action);
}

void add_features(json& table) {
    for (const char* collection : {"villages", "roads", "addresses", "signs", "proposals"}) {
        const auto items = fmt::format("GET /collections/{}/items", collection);
        table[items] = {{"answers", {{"200", {{"application/geo+json", "FeatureCollection"}}}}},
                        {"etag", true}};
        table[items + "/{id}"] = {{"answers", {{"200", {{"application/geo+json", "Feature"}}}}},
                                  {"etag", true}};
    }
}

json whole_table() {
    auto table = json::parse(reads);
    table.update(json::parse(writes));
    add_actions(table);
    add_features(table);
    return table;
}

}  // namespace

std::string openapi_key(const Route& route) {
    return fmt::format("{} {}", name_of(route.method), route.path);
}

const json& openapi_operations() {
    static const json table = whole_table();
    return table;
}

const json& openapi_operation(const Route& route) {
    static const json untold{{"answers", {{"200", {{"application/json", "Anything"}}}}}};
    const auto found = openapi_operations().find(openapi_key(route));
    return found == openapi_operations().end() ? untold : *found;
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// Schemas of signs, of what is done with them and what is said of them.
#include "api/http/openapi_schemas.hpp"

namespace api::http {
namespace {

using nlohmann::json;

constexpr auto schemas = R"json({
  "SignState": {"type":"string","enum":["planned","made","installed","damaged","replaced","removed"]},
  "Sign": {"type":"object","required":["id","road_id","name","position","state","version","actions"],
    "properties":{"id":{"type":"integer","format":"int64"},
      "road_id":{"type":"integer","format":"int64"},
      "name":{"type":"string","description":"What stands on the plate"},
      "romanisation":{"type":"string"},
      "position":{"$ref":"#/components/schemas/Geometry"},
      "measured":{"type":"boolean","description":"On the spot, not derived from the road"},
      "bearing":{"type":"number","minimum":0,"maximum":180},
      "place":{"type":"string","enum":["road_end","junction","midway"]},
      "axis":{"type":"string","enum":["east_west","north_south"]},
      "crossing_road_id":{"type":"integer","format":"int64","nullable":true},
      "pole":{"type":"integer","format":"int64","description":"Signs with equal poles hang on one"},
      "state":{"$ref":"#/components/schemas/SignState"},"state_name":{"type":"string"},
      "outdated":{"type":"boolean","description":"The road was renamed since"},
      "made_on":{"type":"string","format":"date","nullable":true},
      "installed_on":{"type":"string","format":"date","nullable":true},
      "inspected_on":{"type":"string","format":"date","nullable":true},
      "replaces":{"type":"integer","format":"int64","nullable":true},
      "version":{"type":"integer","format":"int64"},
      "actions":{"type":"array","items":{"type":"string"}},
      "successor":{"$ref":"#/components/schemas/Sign"}}},
  "Signs": {"type":"object","required":["items"],
    "properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/Sign"}}}},
  "SignPage": {"type":"object","required":["items","next"],
    "properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/Sign"}},
      "next":{"type":"string","nullable":true}}},
  "SignEvent": {"type":"object","required":["action","state","day","at","actor"],
    "properties":{"action":{"type":"string"},"state":{"$ref":"#/components/schemas/SignState"},
      "day":{"type":"string","format":"date"},"at":{"type":"string","format":"date-time"},
      "actor":{"type":"string"},"note":{"type":"string","nullable":true}}},
  "SignPlan": {"type":"object","required":["type","features","proposed"],
    "description":"Signs that are there, and those that would be planned (state proposed)",
    "properties":{"type":{"type":"string","enum":["FeatureCollection"]},
      "features":{"type":"array","items":{"$ref":"#/components/schemas/PlannedSign"}},
      "proposed":{"type":"integer"}}},
  "PlannedSign": {"type":"object","required":["type","geometry","properties"],
    "properties":{"type":{"type":"string","enum":["Feature"]},
      "id":{"type":"integer","format":"int64","nullable":true},
      "geometry":{"$ref":"#/components/schemas/Geometry"},
      "properties":{"type":"object","additionalProperties":true,
        "description":"Those of a sign, without its position"}}},
  "SignPlanning": {"type":"object","description":"Either a village or one road",
    "properties":{"village":{"type":"string"},"road_id":{"type":"integer","format":"int64"}},
    "example":{"village":"370502104201"}},
  "VillageInstallation": {"type":"object","required":["village"],"additionalProperties":false,
    "properties":{"village":{"type":"string"},"day":{"type":"string"},"note":{"type":"string"}},
    "example":{"village":"370502104201","day":"2024-12-28"}},
  "SignActionDetails": {"type":"object","additionalProperties":false,
    "properties":{"day":{"type":"string","description":"2024-12-28; today when absent"},
      "note":{"type":"string"},
      "position":{"oneOf":[{"type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}},
        {"$ref":"#/components/schemas/Geometry"}],"description":"As measured: longitude, latitude"},
      "photo":{"type":"string","description":"data:image/jpeg;base64,… or data:image/png;base64,…"}},
    "example":{"day":"2024-12-28","position":[118.5512,37.4621]}},
  "SignInspection": {"type":"object","required":["result"],
    "properties":{"result":{"type":"string","enum":["ok","damaged","missing"]},
      "day":{"type":"string"},"note":{"type":"string"}},
    "example":{"result":"ok","day":"2025-09-01"}},
  "SignReportInput": {"type":"object","required":["kind"],
    "properties":{"kind":{"type":"string","enum":["damaged","missing","wrong","other"]},
      "text":{"type":"string"},"name":{"type":"string"},
      "contact":{"type":"string","description":"Shown to the staff only"}},
    "example":{"kind":"damaged","text":"牌面被撞弯"}},
  "SignReportForm": {"type":"object","required":["kind"],
    "properties":{"kind":{"type":"string","enum":["damaged","missing","wrong","other"]},
      "text":{"type":"string"},"name":{"type":"string"},"contact":{"type":"string"}}},
  "SignReportDecision": {"type":"object","properties":{"answer":{"type":"string"}},
    "example":{"answer":"已安排更换"}},
  "SignReport": {"type":"object","required":["id","sign_id","kind","state","at"],
    "description":"Text, names and decision are for the staff",
    "properties":{"id":{"type":"integer","format":"int64"},
      "sign_id":{"type":"integer","format":"int64"},
      "kind":{"type":"string","enum":["damaged","missing","wrong","other"]},
      "state":{"type":"string","enum":["open","confirmed","dismissed"]},
      "at":{"type":"string","format":"date-time"},"text":{"type":"string"},
      "name":{"type":"string","nullable":true},"contact":{"type":"string","nullable":true},
      "reported_by":{"type":"string","nullable":true},
      "decided_by":{"type":"string","nullable":true},"answer":{"type":"string","nullable":true}}},
  "SignReports": {"type":"object","required":["items"],
    "properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/SignReport"}}}}
})json";

constexpr auto story = R"json({
  "events":{"type":"array","items":{"$ref":"#/components/schemas/SignEvent"}},
  "position_text":{"type":"string","description":"Where to find it, in words"},
  "open_reports":{"type":"integer"},
  "photo":{"type":"string","nullable":true,"description":"Its address"}
})json";

}  // namespace

json openapi_sign_schemas() {
    auto all = json::parse(schemas);
    auto with_story = all["Sign"];
    with_story["properties"].erase("successor");
    with_story["properties"].update(json::parse(story));
    with_story["required"].push_back("events");
    all["SignStory"] = std::move(with_story);
    return all;
}

}  // namespace api::http

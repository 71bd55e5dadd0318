// SPDX-License-Identifier: Apache-2.0
// The way in for programs: what is served, to which standards, and how it is called. People who
// open the same address in a browser get the page.
#include "api/http/application.hpp"
#include "api/http/base_url.hpp"
#include "api/http/links.hpp"
#include "api/http/openapi.hpp"
#include "api/http/transport/json_body.hpp"

namespace api::http {
namespace {

constexpr auto openapi_type = "application/vnd.oai.openapi+json;version=3.0";

Response described(const Request& request, std::string text, const char* type) {
    Response response{.content_type = type, .body = std::move(text), .cache_control = "no-cache"};
    response.etag = content_etag(response.body.view());
    const bool is_english = request.language() == geo::Language::en;
    return std::move(response.with("Content-Language", is_english ? "en" : "zh"));
}

std::vector<Link> landing_links(const Request& request) {
    const auto base = base_url(request);
    const bool zh = request.language() == geo::Language::zh;
    return {
        {base + "/", "self", json_type, zh ? "本文档" : "This document"},
        {base + "/api", "service-desc", openapi_type, zh ? "接口说明" : "The API's description"},
        {base + "/conformance", "conformance", json_type,
         zh ? "所依标准" : "Standards that are met"},
        {base + "/collections", "data", json_type, zh ? "数据集" : "Collections"},
        {base + "/tiles/tiles.json", "item", json_type, zh ? "矢量瓦片" : "Vector tiles"},
        {base + "/styles/luming.json", "item", json_type, zh ? "地图样式" : "Map style"},
    };
}

Response landing(const Request& request, const Application& application) {
    constexpr std::size_t usual_bytes = 2048;
    const bool zh = request.language() == geo::Language::zh;
    JsonWriter json{usual_bytes};
    json.begin_object().key("title").text(zh ? "路名登记库" : "Luming");
    json.key("description")
        .text(zh ? "地名与道路登记：标准名称、地址与地图数据"
                 : "A registry of roads and their names, with addresses and maps");
    json.key("modelled").boolean(application.published.snapshot()->modelled());
    write_links(json, landing_links(request));
    json.end_object();
    return std::move(described(request, json.take(), json_type).with("Vary", "Accept"));
}

Response conformance(const Request&) {
    return json_text(
        R"({"conformsTo":["http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",)"
        R"("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",)"
        R"("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",)"
        R"("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"]})");
}

Response description(const Request& request, const std::weak_ptr<const Router::Table>& table) {
    const auto routes = table.lock();
    const auto document = openapi_document(*routes, request.language(), base_url(request));
    return described(request, document.dump(), openapi_type);
}

}  // namespace

void add_landing_routes(Router& router, const Application& application) {
    router.add({.path = "/",
                .handler = [application](const Request& r) { return landing(r, application); },
                .takes_any_query = true,
                .summary = {"入口：网页或服务说明", "The page, or what is served here"}});
    router.add({.path = "/conformance",
                .handler = conformance,
                .summary = {"所依标准", "The standards that are met"}});
    router.add(
        {.path = "/api",
         .handler = [table = router.table()](const Request& r) { return description(r, table); },
         .summary = {"本接口说明 (OpenAPI)", "This description (OpenAPI)"}});
}

}  // namespace api::http

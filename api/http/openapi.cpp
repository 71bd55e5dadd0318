// SPDX-License-Identifier: Apache-2.0
#include "api/http/openapi.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "api/http/auth_doorkeeper.hpp"
#include "api/http/openapi_operations.hpp"
#include "api/http/openapi_parts.hpp"
#include "api/http/openapi_schemas.hpp"
#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

using geo::BilingualText;
using geo::Language;
using nlohmann::json;

json reference(std::string_view component) {
    return {{"$ref", "#/components/schemas/" + std::string{component}}};
}

/// "getCollectionsRoadsItems" for GET /collections/roads/items.
std::string operation_id(const Route& route) {
    std::string id;
    for (const char c : name_of(route.method)) id += ascii_lower(c);
    bool starts_word = true;
    for (const char c : route.path) {
        const bool is_letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (is_letter)
            id += starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        starts_word = !is_letter;
    }
    return route.path == "/" ? id + "Landing" : id;
}

/// The same address with a slash behind it, as some clients write it.
bool is_alias(const Route& route) { return route.path.size() > 1 && route.path.ends_with('/'); }

std::string tag_of(const Route& route) {
    const auto word = route.path.substr(1, route.path.find_first_of("/.", 1) - 1);
    return word.empty() ? "landing" : word;
}

std::vector<std::string> path_parameters(std::string_view path) {
    std::vector<std::string> names;
    for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + 1))
        names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return names;
}

json header(const char* name, const char* text, bool is_required) {
    return {{"name", name},
            {"in", "header"},
            {"required", is_required},
            {"description", text},
            {"schema", {{"type", "string"}}}};
}

bool is_told(const Route& route, const char* word) {
    return openapi_operation(route).value(word, false);
}

/// What the public may not do takes a token or the page's session.
bool needs_log_in(const Route& route) {
    return !geo::lifecycle::is_permitted(capability_of(route), geo::lifecycle::Role::anonymous);
}

bool has_path_parameters(const Route& route) { return route.path.find('{') != std::string::npos; }

/// Reads in disguise, such as checking a name, are no writes: nobody is asked who they are.
bool is_write(const Route& route) {
    return route.method != Method::get && !route.permission.empty() &&
           route.permission != needs(geo::lifecycle::Capability::check_names) &&
           route.permission != needs(geo::lifecycle::Capability::read_published);
}

json path_parameter(const std::string& name, Language language) {
    const bool is_text = name == "code" || name == "collection" || name == "layer" ||
                         name == "format" || name == "id";
    return {{"name", name},
            {"in", "path"},
            {"required", true},
            {"description", language == Language::zh ? "资源的编号或代码" : "Its number or code"},
            {"schema", {{"type", is_text ? "string" : "integer"}}}};
}

json parameters_of(const Route& route, Language language) {
    const bool zh = language == Language::zh;
    auto parameters = json::array();
    for (const auto& name : path_parameters(route.path))
        parameters.push_back(path_parameter(name, language));
    for (const auto& name : route.query)
        parameters.push_back(openapi_query_parameter(route, name, language));
    if (is_told(route, "if_match"))
        parameters.push_back(
            header("If-Match", zh ? "读取时得到的 ETag" : "The ETag that reading it gave", true));
    if (is_told(route, "once"))
        parameters.push_back(header("Idempotency-Key",
                                    zh ? "重发同一请求时用同一个键，只办一次"
                                       : "Sent again with the same key, it is done once",
                                    false));
    return parameters;
}

// ---- answers

json header_reference(const char* component) {
    return {{"$ref", std::string{"#/components/headers/"} + component}};
}

/// One schema, or several of which the answer is one.
json schema_of(const json& names) {
    if (names.is_string()) return reference(names.get<std::string>());
    json choice;
    for (const json& name : names) choice["oneOf"].push_back(reference(name.get<std::string>()));
    return choice;
}

json content_of(const json& media_types) {
    auto content = json::object();
    for (const auto& [type, names] : media_types.items())
        content[type] = {{"schema", schema_of(names)}};
    return content;
}

json success_of(const Route& route, const json& media_types, Language language) {
    json success{{"description", route.summary.in(language)}};
    if (!media_types.is_null()) success["content"] = content_of(media_types);
    if (is_told(route, "etag") || is_told(route, "if_match"))
        success["headers"]["ETag"] = header_reference("ETag");
    if (is_told(route, "located")) success["headers"]["Location"] = header_reference("Location");
    if (is_told(route, "once"))
        success["headers"]["Idempotency-Replayed"] = header_reference("IdempotencyReplayed");
    return success;
}

BilingualText meaning_of_status(const std::string& status) {
    static const std::map<std::string, BilingualText, std::less<>> meanings{
        {"304", {"未修改", "What you have is current"}},
        {"400", {"请求有误，pointer 指出所在", "Wrong; the pointer says where"}},
        {"401", {"未登录或令牌无效", "No log-in, or a token that does not hold"}},
        {"403", {"无此权限，或不在本区划", "Not permitted, or outside one's area"}},
        {"404", {"没有", "Not there"}},
        {"409", {"与现状冲突，或条件未满足", "Against the present state, or a gate is not passed"}},
        {"412", {"已被他人修改", "Somebody was faster"}},
        {"413", {"过大", "Too large"}},
        {"415", {"不支持此内容类型", "Another media type is wanted"}},
        {"422", {"此键已用于另一请求", "The Idempotency-Key came with another request"}},
        {"428", {"缺少 If-Match", "If-Match is missing"}},
        {"429", {"过于频繁，见 Retry-After", "Too many; see Retry-After"}},
        {"503", {"正忙，见 Retry-After", "Busy; see Retry-After"}},
        {"507", {"存储空间不足，未保存", "The disk is full; nothing was saved"}},
        {"4XX", {"其他请求错误", "Whatever else is wrong with the request"}},
        {"5XX", {"服务器错误", "The server failed"}}};
    return meanings.at(status);
}

json problem_of(const std::string& status, Language language) {
    json problem{{"description", meaning_of_status(status).in(language)}};
    if (status == "304") return problem;
    problem["content"] = {{"application/problem+json", {{"schema", reference("Problem")}}}};
    if (status == "429" || status == "503")
        problem["headers"]["Retry-After"] = header_reference("RetryAfter");
    if (status == "401")
        problem["headers"]["WWW-Authenticate"] = header_reference("WwwAuthenticate");
    return problem;
}

/// The statuses that follow from what a route takes and asks for.
std::set<std::string> problems_of(const Route& route) {
    std::set<std::string> statuses{"4XX", "5XX"};
    const auto add = [&statuses](bool applies, std::initializer_list<const char*> more) {
        if (applies) statuses.insert(more.begin(), more.end());
    };
    add(!route.query.empty() || has_path_parameters(route), {"400"});
    add(has_path_parameters(route), {"404"});
    add(carries_body(route.method), {"400", "413", "415"});
    add(needs_log_in(route), {"401", "403"});
    add(is_write(route), {"401", "403", "429", "507"});
    add(is_told(route, "if_match"), {"412", "428"});
    add(is_told(route, "once"), {"412", "422"});
    add(is_told(route, "etag") && route.method == Method::get, {"304"});
    add(route.lane == Lane::slow || route.slow_above_bytes > 0, {"503"});
    for (const json& status : openapi_operation(route).value("problems", json::array()))
        statuses.insert(std::to_string(status.get<int>()));
    return statuses;
}

json responses_of(const Route& route, Language language) {
    auto responses = json::object();
    for (const auto& status : problems_of(route)) responses[status] = problem_of(status, language);
    for (const auto& [status, media_types] : openapi_operation(route).at("answers").items())
        responses[status] = success_of(route, media_types, language);
    return responses;
}

json body_of(const Route& route) {
    const auto& told = openapi_operation(route);
    json body{{"required", !is_told(route, "optional")}, {"content", content_of(told.at("body"))}};
    if (told.contains("example"))
        for (auto& [type, content] : body["content"].items()) content["example"] = told["example"];
    return body;
}

json operation_of(const Route& route, Language language) {
    json operation{{"operationId", operation_id(route)},
                   {"summary", route.summary.in(language)},
                   {"tags", {tag_of(route)}},
                   {"parameters", parameters_of(route, language)},
                   {"responses", responses_of(route, language)}};
    if (openapi_operation(route).contains("body")) operation["requestBody"] = body_of(route);
    if (needs_log_in(route))
        operation["security"] = {{{"token", json::array()}}, {{"session", json::array()}}};
    return operation;
}

// ---- the whole

/// By the first word of the path.
const std::map<std::string, BilingualText, std::less<>>& tag_descriptions() {
    static const std::map<std::string, BilingualText, std::less<>> texts{
        {"announcements", {"地名公告", "Announcements of names"}},
        {"api", {"接口说明", "This description"}},
        {"audit", {"不可篡改的历史：检查点与证明", "The history that nobody can change"}},
        {"changes", {"变更流", "The feed of published changes"}},
        {"collections", {"要素 (OGC API Features)", "Features (OGC API Features)"}},
        {"conformance", {"所依标准", "Standards that are met"}},
        {"deadlines", {"到期与逾期", "What is due"}},
        {"export", {"图层文件", "Layers as files"}},
        {"landing", {"入口", "The entrance"}},
        {"livez", {"运行状况", "Whether it lives"}},
        {"naming", {"命名规则、拼写与建议", "Rules, spelling, suggestions"}},
        {"notices", {"公示与公告栏", "The notice board"}},
        {"objections", {"异议", "Objections"}},
        {"p", {"二维码打开的网页", "The page of a sign's QR code"}},
        {"photon", {"Photon 格式的地址检索", "Address search as Photon answers"}},
        {"proposals", {"命名申请的办理", "Proposals and their way"}},
        {"readyz", {"运行状况", "Whether it is ready"}},
        {"reverse", {"由坐标查地址", "Addresses near a position"}},
        {"roads", {"道路", "Roads"}},
        {"search", {"地址检索", "Address search"}},
        {"sessions", {"登录", "Logging in"}},
        {"signs", {"地名标志", "Street signs"}},
        {"stats", {"统计", "Figures"}},
        {"styles", {"地图样式", "Map styles"}},
        {"tiles", {"矢量瓦片", "Vector tiles"}},
        {"villages", {"一村的文书", "Papers of a village"}}};
    return texts;
}

json described_tag(const std::string& name, Language language) {
    const auto text = tag_descriptions().find(name);
    return {{"name", name},
            {"description", text == tag_descriptions().end() ? name : text->second.in(language)}};
}

json tags_of(const Router::Table& routes, Language language) {
    std::vector<std::string> names;
    for (const auto& route : routes)
        if (!is_alias(*route) &&
            std::find(names.begin(), names.end(), tag_of(*route)) == names.end())
            names.push_back(tag_of(*route));
    auto tags = json::array();
    for (const auto& name : names) tags.push_back(described_tag(name, language));
    return tags;
}

json info(Language language) {
    const bool zh = language == Language::zh;
    return {{"title", zh ? "路名登记库" : "Luming"},
            {"version", "1.0"},
            {"description", zh ? "地名与道路登记：数据集、地址检索、瓦片、命名申请。每个 GET 都有 "
                                 "HEAD，每个地址都有 OPTIONS。"
                               : "Place names and roads: collections, address search, tiles, "
                                 "proposals. Every GET has a HEAD, every address OPTIONS."},
            {"license",
             {{"name", "Apache-2.0"}, {"url", "https://www.apache.org/licenses/LICENSE-2.0"}}}};
}

}  // namespace

json openapi_document(const Router::Table& routes, Language language,
                      const std::string& server_url) {
    auto paths = json::object();
    for (const auto& route : routes) {
        if (is_alias(*route)) continue;
        std::string method;
        for (const char c : name_of(route->method)) method += ascii_lower(c);
        paths[route->path][method] = operation_of(*route, language);
    }
    return {{"openapi", "3.0.3"},
            {"info", info(language)},
            {"servers", {{{"url", server_url}}}},
            {"security", json::array()},
            {"tags", tags_of(routes, language)},
            {"paths", std::move(paths)},
            {"components", openapi_components()}};
}

}  // namespace api::http

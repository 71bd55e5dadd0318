// SPDX-License-Identifier: Apache-2.0
#include "api/http/openapi.hpp"

#include <algorithm>

#include "api/http/auth_doorkeeper.hpp"
#include "api/http/openapi_parts.hpp"
#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

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

std::string tag_of(const Route& route) {
    const auto word = route.path.substr(1, route.path.find('/', 1) - 1);
    return word.empty() ? "landing" : word;
}

std::vector<std::string> path_parameters(std::string_view path) {
    std::vector<std::string> names;
    for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + 1))
        names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return names;
}

json header(const char* name, const char* text) {
    return {{"name", name},
            {"in", "header"},
            {"required", true},
            {"description", text},
            {"schema", {{"type", "string"}}}};
}

/// Whether the write changes something that is there already.
bool changes_existing(const Route& route) {
    return route.method != Method::get && route.path.find("{id}") != std::string::npos;
}

/// What the public may not do takes a token or the page's session.
bool needs_log_in(const Route& route) {
    return !geo::lifecycle::is_permitted(capability_of(route), geo::lifecycle::Role::anonymous);
}

json parameters_of(const Route& route, Language language) {
    const bool zh = language == Language::zh;
    auto parameters = json::array();
    for (const auto& name : path_parameters(route.path))
        parameters.push_back(
            {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
    for (const auto& name : route.query)
        parameters.push_back(openapi_query_parameter(route, name, language));
    if (changes_existing(route))
        parameters.push_back(
            header("If-Match", zh ? "读取时得到的 ETag" : "The ETag that reading it gave"));
    return parameters;
}

json answer_of(const Route& route, Language language) {
    const auto answer = openapi_answer(route);
    if (*answer.media_type == '\0')
        return {{answer.status, {{"description", route.summary.in(language)}}}};
    auto schema = answer.schema == nullptr ? json{{"type", "string"}, {"format", "binary"}}
                  : *answer.schema == '\0' ? json{{"type", "object"}}
                                           : reference(answer.schema);
    return {{answer.status,
             {{"description", route.summary.in(language)},
              {"content", {{answer.media_type, {{"schema", std::move(schema)}}}}}}}};
}

json problem_of(Language language) {
    return {{"description", language == Language::zh ? "问题说明 (RFC 9457)" : "What went wrong"},
            {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
}

/// A table comes as it is or in a form; the description shows the plain way.
std::string body_type_of(const Route& route) {
    return route.accepts == "*/*" ? "text/csv" : route.accepts;
}

json operation_of(const Route& route, Language language) {
    json operation{{"operationId", operation_id(route)},
                   {"summary", route.summary.in(language)},
                   {"tags", {tag_of(route)}},
                   {"parameters", parameters_of(route, language)},
                   {"responses", answer_of(route, language)}};
    operation["responses"]["4XX"] = problem_of(language);
    operation["responses"]["5XX"] = problem_of(language);
    if (const auto body = openapi_body(route); !body.empty())
        operation["requestBody"] = {
            {"required", !changes_existing(route) || route.method == Method::patch},
            {"content", {{body_type_of(route), {{"schema", reference(body)}}}}}};
    if (needs_log_in(route))
        operation["security"] = {{{"token", json::array()}}, {{"session", json::array()}}};
    return operation;
}

json tags_of(const Router::Table& routes) {
    std::vector<std::string> names;
    for (const auto& route : routes)
        if (std::find(names.begin(), names.end(), tag_of(*route)) == names.end())
            names.push_back(tag_of(*route));
    auto tags = json::array();
    for (const auto& name : names) tags.push_back({{"name", name}});
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
        std::string method;
        for (const char c : name_of(route->method)) method += ascii_lower(c);
        paths[route->path][method] = operation_of(*route, language);
    }
    return {{"openapi", "3.0.3"},
            {"info", info(language)},
            {"servers", {{{"url", server_url}}}},
            {"security", json::array()},
            {"tags", tags_of(routes)},
            {"paths", std::move(paths)},
            {"components", openapi_components()}};
}

}  // namespace api::http

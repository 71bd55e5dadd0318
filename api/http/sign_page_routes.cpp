// SPDX-License-Identifier: Apache-2.0
// /p/{id}: what a sign's QR code opens; "R17" is the page of road 17.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "api/http/application.hpp"
#include "api/http/sign_page.hpp"
#include "api/http/transport/accept.hpp"
#include "api/http/transport/percent.hpp"
#include "api/http/transport/problem.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/signs.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace api::http {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::NameStatus;

constexpr std::size_t most_form_bytes = 16 * 1024;

Error nothing_there(std::string_view id) {
    return {ErrorKind::not_found, fmt::format("没有编号为“{}”的标志或道路。", id),
            fmt::format("There is no sign or road '{}'.", id)};
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1) return std::nullopt;
    return number;
}

void take_names(SignPage& page, const std::vector<geo::PlaceName>& names) {
    for (const auto& name : names) {
        if (name.status == NameStatus::in_force) {
            page.name = name.name.full;
            page.pinyin = name.pinyin.toned;
            page.meaning = name.meaning;
            page.origin = name.origin;
            page.approved_on = name.valid_from.value_or("");
        } else if (name.status == NameStatus::alias || name.status == NameStatus::former) {
            page.former_names.push_back(name.name.full);
        }
    }
}

SignPage page_of_road(geo::storage::Connection& connection, geo::RoadId id) {
    SignPage page;
    page.road = id;
    const auto road = geo::storage::RoadStore{connection}.get(id);
    page.is_modelled = road.modelled;
    take_names(page, geo::storage::NameStore{connection}.of_road(id));
    page.doors = geo::storage::AddressStore{connection}.of_road(id).size();
    if (road.village) {
        const auto village = geo::storage::VillageStore{connection}.describe(*road.village);
        page.village = village.town_name + village.name;
    }
    return page;
}

SignPage page_of(geo::storage::Connection& connection, std::string_view id) {
    if (id.starts_with('R')) {
        const auto road = number_of(id.substr(1));
        if (!road) throw nothing_there(id);
        auto page = page_of_road(connection, geo::RoadId{*road});
        // A road without an approved name has no page to open.
        if (page.name.empty()) throw nothing_there(id);
        return page;
    }
    const auto number = number_of(id);
    const auto sign =
        number ? geo::storage::SignStore{connection}.find(geo::SignId{*number}) : std::nullopt;
    if (!sign) throw nothing_there(id);
    auto page = page_of_road(connection, sign->road);
    if (page.name.empty()) page.name = sign->name;
    page.sign = sign;
    return page;
}

Response html_response(const Request& request, std::string html) {
    Response response;
    response.content_type = "text/html; charset=utf-8";
    response.body = std::move(html);
    response.cache_control = "no-store";
    response.with("Content-Language", request.language() == geo::Language::en ? "en" : "zh");
    response.with("Vary", "Accept");
    return response;
}

bool is_browser(const Request& request) {
    return prefers_html(request.header("Accept").value_or(""));
}

Response show_page(const Request& request, const Application& application) {
    const auto reader = application.registry.database().read();
    auto page = page_of(*reader, request.parameter("id"));
    page.is_thanked = request.query("reported").has_value();
    auto response = html_response(request, sign_page_html(page, request.language()));
    response.etag = content_etag(response.body.view());
    if (!page.is_thanked) response.cache_control = "public, max-age=300";
    return response;
}

/// Who scans an old sign reads in words that there is nothing; a program gets the problem.
Response show(const Request& request, const Application& application) {
    try {
        return show_page(request, application);
    } catch (const Error& error) {
        if (!is_browser(request)) throw;
        const auto text = error.text().in(request.language());
        auto response = html_response(request, message_page_html(text, request.language()));
        response.status = problem_response(request, error).status;
        return response;
    }
}

/// Of the mark's first place; the length where there is none. (g++ 12 warns of string_view::find.)
std::size_t place_of(char mark, std::string_view text) {
    return static_cast<std::size_t>(std::find(text.begin(), text.end(), mark) - text.begin());
}

/// application/x-www-form-urlencoded. \throws Error(invalid_input) for broken escapes.
std::vector<std::pair<std::string, std::string>> form_fields(std::string_view body) {
    DecodingArena arena;
    arena.reset(body.size());
    const auto decode = [&](std::string_view text) {
        const auto decoded = arena.decode(text, PlusSign::space);
        if (!decoded)
            throw Error(ErrorKind::invalid_input, "表单内容无法识别。", "The form cannot be read.");
        return std::string{*decoded};
    };
    std::vector<std::pair<std::string, std::string>> fields;
    while (!body.empty()) {
        const std::size_t end = place_of('&', body);
        const auto field = body.substr(0, end);
        const std::size_t equals = place_of('=', field);
        const auto value = field.substr(std::min(equals + 1, field.size()));
        fields.emplace_back(decode(field.substr(0, equals)), decode(value));
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    return fields;
}

geo::SignFault fault_of(const std::string& word) {
    if (const auto fault = geo::from_string<geo::SignFault>(word)) return *fault;
    throw Error(ErrorKind::invalid_input, "请选择问题：damaged、missing、wrong 或 other。",
                "kind must be damaged, missing, wrong or other.")
        .at("/kind");
}

TypedReport typed_report(const Request& request) {
    TypedReport typed;
    for (auto& [key, value] : form_fields(request.body())) {
        if (key == "kind") typed.kind = std::move(value);
        if (key == "text") typed.text = std::move(value);
        if (key == "name") typed.name = std::move(value);
        if (key == "contact") typed.contact = std::move(value);
    }
    return typed;
}

/// The page again, with what was typed and why it could not be taken.
Response refuse_report(const Request& request, const Application& application,
                       const TypedReport& typed, const Error& error) {
    const auto reader = application.registry.database().read();
    auto page = page_of(*reader, request.parameter("id"));
    page.refusal = error.text().in(request.language());
    page.typed = typed;
    auto response = html_response(request, sign_page_html(page, request.language()));
    response.status = problem_response(request, error).status;
    return response;
}

Response report(const Request& request, const Application& application) {
    const auto id = number_of(request.parameter("id"));
    if (!id) throw nothing_there(request.parameter("id"));
    const auto typed = typed_report(request);
    try {
        geo::registry::NewSignReport report;
        report.sign = geo::SignId{*id};
        if (!typed.kind.empty()) report.kind = fault_of(typed.kind);
        report.text = typed.text;
        report.name = typed.name;
        report.contact = typed.contact;
        geo::registry::report_sign(application.registry, application.doorkeeper.actor_of(request),
                                   report);
    } catch (const Error& error) {
        if (!is_browser(request) || error.kind() == ErrorKind::not_found) throw;
        return refuse_report(request, application, typed, error);
    }
    // Looking at the page again sends nothing again.
    Response response;
    response.status = 303;
    response.cache_control = "no-store";
    response.with("Location", fmt::format("/p/{}?reported=1", *id));
    return response;
}

}  // namespace

void add_sign_page_routes(Router& router, const Application& application) {
    router.add({.path = "/p/{id}",
                .handler = [application](const Request& r) { return show(r, application); },
                .query = {"reported"},
                .summary = {"标志二维码打开的网页", "The page that a sign's QR code opens"}});
    router.add({.method = Method::post,
                .path = "/p/{id}",
                .handler = [application](const Request& r) { return report(r, application); },
                .accepts = "application/x-www-form-urlencoded",
                .most_body_bytes = most_form_bytes,
                .summary = {"报告标志问题（网页表单）", "Report a sign, by the page's form"},
                .permission = needs(geo::lifecycle::Capability::report_sign)});
}

}  // namespace api::http

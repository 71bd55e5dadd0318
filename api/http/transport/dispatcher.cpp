// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/dispatcher.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>

#include "api/http/transport/accept.hpp"
#include "api/http/transport/problem.hpp"
#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

using geo::Error;
using enum geo::ErrorKind;

std::uint64_t next_id() noexcept {
    static std::atomic<std::uint64_t> last{0};
    return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

/// Segments are rebuilt for every request; each thread keeps the memory.
std::vector<std::string_view>& segments_of_this_thread() {
    thread_local std::vector<std::string_view> segments;
    return segments;
}

Problem wrong_method(const std::string& allow) {
    return {405,
            "method-not-allowed",
            {fmt::format("此地址支持的方法：{}。", allow),
             fmt::format("The methods of this resource are {}.", allow)}};
}

Problem wrong_media_type(const std::string& accepted) {
    return {415,
            "unsupported-media-type",
            {fmt::format("请求体应为 {}，并以 Content-Type 注明。", accepted),
             fmt::format("Send the body as {} and say so in Content-Type.", accepted)}};
}

Response options_response(const std::string& allow) {
    Response response = no_content();
    response.with("Allow", allow)
        .with("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        .with("Access-Control-Allow-Headers", "Accept-Language, If-None-Match");
    return response;
}

/// \throws geo::Error(invalid_input) when the route does not know the parameter or it came before.
void check_parameter(const Request& request, const Route& route, std::string_view name) {
    if (request.query(name)) {
        throw Error(invalid_input, fmt::format("参数 {} 出现了两次。", name),
                    fmt::format("Parameter {} is given twice.", name))
            .at(std::string{name});
    }
    if (route.takes_any_query ||
        std::find(route.query.begin(), route.query.end(), name) != route.query.end()) {
        return;
    }
    throw Error(
        invalid_input,
        fmt::format("没有名为 {} 的参数，可用参数：{}。", name, fmt::join(route.query, "、")),
        fmt::format("There is no parameter {}; known are: {}.", name, fmt::join(route.query, ", ")))
        .at(std::string{name});
}

bool is_accepted(const Request& request, const Route& route) {
    if (!carries_body(request.method()) || route.accepts == "*/*") {
        return true;
    }
    auto type = request.header("Content-Type").value_or("");
    return (type.empty() && request.body().empty()) ||
           equals_ignoring_case(take_until(type, ';'), route.accepts);
}

bool is_slow(const Route& route, const Request& request) noexcept {
    return route.lane == Lane::slow ||
           (route.slow_above_bytes > 0 && request.body().size() > route.slow_above_bytes);
}

Response internal_error(const Request& request, std::string_view what) {
    spdlog::error("request {}: {} {}: {}", request.id(), name_of(request.method()),
                  request.path().substr(0, 200), what);
    auto response = problem_response(
        request, Problem{500,
                         "internal",
                         {fmt::format("服务器内部错误，请向管理员提供请求编号 {}。", request.id()),
                          fmt::format("Something failed inside; give the administrator request {}.",
                                      request.id())}});
    return response.with("Luming-Request", std::to_string(request.id()));
}

/// What kinds of failure say more in the log than to the client.
Response error_response(const Request& request, const Error& error) {
    if (error.kind() == storage || error.kind() == no_space) {
        spdlog::error("request {}: {}", request.id(), error.what());
    }
    auto response = problem_response(request, error);
    if (error.kind() == unauthenticated) {
        const bool has_token = dynamic_cast<const InvalidToken*>(&error) != nullptr;
        response.with("WWW-Authenticate",  // RFC 9110 §15.5.2
                      has_token ? "Bearer realm=\"luming\", error=\"invalid_token\""
                                : "Bearer realm=\"luming\"");
    }
    return response;
}

}  // namespace

std::string joined_path(const std::vector<std::string_view>& segments) {
    std::string path;
    for (const auto segment : segments) {
        path.append("/").append(segment);
    }
    return path;
}

Dispatcher::Dispatcher(Router router, StaticFiles files)
    : router_(std::move(router)), files_(std::move(files)) {}

Dispatcher::Reception Dispatcher::receive(Request& request, const MessageHead& head) const {
    request.head_ = &head;
    request.parameters_.clear();
    request.query_.clear();
    request.arena_.reset(head.target.size());
    Reception reception;
    auto& segments = segments_of_this_thread();
    reception.path_problem = split_path(request.path(), request.arena_, segments);
    if (reception.path_problem == PathProblem::none) {
        reception.resource = router_.find(segments, request.parameters_);
    }
    if (reception.resource != nullptr) {
        reception.route = reception.resource->find(head.method);
    }
    return reception;
}

void Dispatcher::take_query(Request& request, const Route& route) {
    auto rest = request.target();
    take_part(rest, '?');
    while (!rest.empty()) {
        auto value = take_part(rest, '&');
        const auto name = take_part(value, '=');
        const auto decoded_name = request.arena_.decode(name, PlusSign::space);
        const auto decoded_value = request.arena_.decode(value, PlusSign::space);
        if (!decoded_name || !decoded_value) {
            throw Error(invalid_input, "查询参数的百分号编码无效，应为 UTF-8。",
                        "The query is not percent-encoded UTF-8.");
        }
        if (decoded_name->empty() && decoded_value->empty()) {
            continue;  // "?a=1&" and "?"
        }
        check_parameter(request, route, *decoded_name);
        request.query_.push_back({*decoded_name, *decoded_value});
    }
}

const Response* Dispatcher::find_front_page(const Request& request) const {
    const bool is_read = request.method() == Method::get || request.method() == Method::head;
    const bool is_wanted =
        is_read && request.path() == "/" && prefers_html(request.header("Accept").value_or(""));
    return is_wanted ? files_.find("/index.html") : nullptr;
}

Response Dispatcher::respond_without_route(const Request& request,
                                           const Reception& reception) const {
    if (reception.path_problem == PathProblem::bad_encoding) {
        throw Error(invalid_input, "地址的百分号编码无效，应为 UTF-8。",
                    "The path is not percent-encoded UTF-8.");
    }
    if (request.method() == Method::options && request.target() == "*") {
        return options_response("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }
    if (reception.resource != nullptr) {
        const auto& allow = reception.resource->allow();
        return request.method() == Method::options
                   ? options_response(allow)
                   : problem_response(request, wrong_method(allow)).with("Allow", allow);
    }
    const bool is_shallow = reception.path_problem == PathProblem::none && !files_.is_empty();
    const auto* file = is_shallow ? files_.find(joined_path(segments_of_this_thread())) : nullptr;
    if (file == nullptr) {
        throw Error(not_found, "没有这个地址。", "There is nothing at this address.");
    }
    const std::string allow = "GET, HEAD, OPTIONS";
    if (request.method() == Method::options) {
        return options_response(allow);
    }
    const bool is_read = request.method() == Method::get || request.method() == Method::head;
    return is_read ? *file : problem_response(request, wrong_method(allow)).with("Allow", allow);
}

std::optional<Response> Dispatcher::respond_or_throw(Request& request, Lane lane) const {
    const auto reception = receive(request, *request.head_);
    if (const auto* page = find_front_page(request)) {
        return Response{*page}.with("Vary", "Accept");
    }
    if (reception.route == nullptr) {
        return respond_without_route(request, reception);
    }
    const auto& route = *reception.route;
    if (lane == Lane::fast && is_slow(route, request)) {
        return std::nullopt;
    }
    take_query(request, route);
    if (const auto& guard = router_.guard()) {
        if (auto answer = guard(request, route)) {
            return *std::move(answer);
        }
    }
    if (!is_accepted(request, route)) {
        return problem_response(request, wrong_media_type(route.accepts));
    }
    return route.handler(request);
}

std::optional<std::size_t> Dispatcher::accepted_body(Request& request,
                                                     const MessageHead& head) const {
    const auto* route = receive(request, head).route;
    if (route == nullptr) {
        return std::nullopt;
    }
    return route->most_body_bytes > 0 ? route->most_body_bytes : body_limit(route->lane);
}

std::optional<Response> Dispatcher::respond(Request& request, const MessageHead& head,
                                            std::string_view body, Lane lane,
                                            std::string_view peer) const {
    request.head_ = &head;
    request.body_ = body;
    request.peer_ = peer;
    request.id_ = next_id();
    try {
        return respond_or_throw(request, lane);
    } catch (const Error& error) {
        return error_response(request, error);
    } catch (const std::exception& error) {
        return internal_error(request, error.what());
    } catch (...) {
        return internal_error(request, "an exception of unknown type");
    }
}

}  // namespace api::http

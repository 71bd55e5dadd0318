// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/json_body.hpp"

#include <fmt/format.h>

#include "api/http/transport/problem.hpp"
#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

using nlohmann::json;

// Deeper than any body of ours, shallow enough that no later step can run out of stack.
constexpr int most_levels = 64;

bool limit_depth(int depth, json::parse_event_t event, const json&) {
    const bool opens =
        event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
    if (opens && depth > most_levels) {
        throw geo::Error(geo::ErrorKind::invalid_input, "JSON 嵌套超过 64 层。",
                         "The JSON is nested more than 64 levels deep.");
    }
    return true;
}

}  // namespace

json json_body(const Request& request) try {
    const auto text = request.body();
    auto value = json::parse(text.begin(), text.end(), json::parser_callback_t{limit_depth});
    if (!value.is_object()) {
        throw geo::Error(geo::ErrorKind::invalid_input, "请求体应为 JSON 对象。",
                         "The request body must be a JSON object.");
    }
    return value;
} catch (const json::parse_error& error) {
    throw geo::Error(geo::ErrorKind::invalid_input,
                     fmt::format("请求体在第 {} 字节处不是有效的 JSON。", error.byte),
                     fmt::format("The request body is not valid JSON at byte {}.", error.byte));
} catch (const json::out_of_range&) {
    // Well-formed JSON that no value can hold, such as 1e999.
    throw geo::Error(geo::ErrorKind::invalid_input, "请求体中有超出范围的数字。",
                     "The request body has a number that is out of range.");
}

Response json_response(const json& value, int status) {
    return json_text(value.dump(-1, ' ', false, json::error_handler_t::replace), status);
}

bool names_etag(std::string_view field, std::string_view etag) noexcept {
    while (!field.empty()) {
        auto tag = take_until(field, ',');
        if (tag.substr(0, 2) == "W/") {
            tag.remove_prefix(2);
        }
        if (tag == "*" || tag == etag) {
            return true;
        }
    }
    return false;
}

std::optional<Response> check_if_match(const Request& request, std::string_view current_etag) {
    const auto field = request.header("If-Match");
    if (!field) {
        return problem_response(request, Problem{428,
                                                 "precondition-required",
                                                 {"请先读取该资源，再以 If-Match 带上其 ETag。",
                                                  "Read the resource first and send its ETag in "
                                                  "If-Match."}});
    }
    if (!names_etag(*field, current_etag)) {
        return problem_response(
            request, Problem{412,
                             "stale",
                             {"该资源在您读取之后已被修改，请重新读取后再试。",
                              "The resource has changed since you read it; read it again."}});
    }
    return std::nullopt;
}

}  // namespace api::http

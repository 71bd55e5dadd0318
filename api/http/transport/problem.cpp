// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/problem.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "api/error_table.hpp"

namespace api::http {
namespace {

using nlohmann::json;

struct Status {
    int code;
    std::string_view reason;
    std::string_view title_zh;
};

constexpr std::array statuses{
    Status{200, "OK", "成功"},
    Status{201, "Created", "已创建"},
    Status{202, "Accepted", "已接受"},
    Status{204, "No Content", "无内容"},
    Status{303, "See Other", "见其他地址"},
    Status{304, "Not Modified", "未修改"},
    Status{400, "Bad Request", "请求有误"},
    Status{401, "Unauthorized", "未表明身份"},
    Status{403, "Forbidden", "无权操作"},
    Status{404, "Not Found", "未找到"},
    Status{405, "Method Not Allowed", "不支持此方法"},
    Status{406, "Not Acceptable", "无法按要求的格式提供"},
    Status{408, "Request Timeout", "请求超时"},
    Status{409, "Conflict", "与现状冲突"},
    Status{412, "Precondition Failed", "内容已被他人修改"},
    Status{413, "Content Too Large", "内容过大"},
    Status{414, "URI Too Long", "地址过长"},
    Status{415, "Unsupported Media Type", "不支持此内容类型"},
    Status{417, "Expectation Failed", "无法满足 Expect"},
    Status{422, "Unprocessable Content", "内容无法处理"},
    Status{428, "Precondition Required", "缺少 If-Match"},
    Status{429, "Too Many Requests", "请求过多"},
    Status{431, "Request Header Fields Too Large", "请求头过大"},
    Status{500, "Internal Server Error", "服务器内部错误"},
    Status{501, "Not Implemented", "未实现"},
    Status{503, "Service Unavailable", "服务暂不可用"},
    Status{505, "HTTP Version Not Supported", "不支持此 HTTP 版本"},
    Status{507, "Insufficient Storage", "存储空间不足"},
};

const Status* find_status(int code) noexcept {
    for (const auto& status : statuses) {
        if (status.code == code) {
            return &status;
        }
    }
    return nullptr;
}

std::string title_of(int code, geo::Language language) {
    const auto* status = find_status(code);
    if (status == nullptr) {
        return "HTTP";
    }
    return std::string{language == geo::Language::en ? status->reason : status->title_zh};
}

json members_of(const Problem& problem, geo::Language language) {
    json members{{"type", "urn:luming:problem:" + problem.type},
                 {"title", title_of(problem.status, language)},
                 {"status", problem.status},
                 {"detail", problem.detail.in(language)}};
    if (!problem.pointer.empty()) {
        members["pointer"] = problem.pointer;
    }
    return members;
}

Response response_of(const json& members, int status, std::string languages) {
    // What a client sent may be quoted here: bytes that are not UTF-8 must not stop the answer.
    Response response{
        .status = status,
        .content_type = "application/problem+json",
        .body = members.dump(-1, ' ', false, json::error_handler_t::replace),
        .cache_control = "no-store",
    };
    response.with("Content-Language", std::move(languages));
    return response;
}

Problem problem_of(const geo::Error& error) {
    constexpr std::string_view prefix = "urn:luming:problem:";
    const auto meaning = meaning_of(error.kind());
    return {meaning.status, meaning.type + prefix.size(), error.text(), error.pointer()};
}

}  // namespace

std::string_view reason_phrase(int status) noexcept {
    const auto* found = find_status(status);
    return found ? found->reason : "Unknown";
}

Response problem_response(const Request& request, const Problem& problem,
                          const nlohmann::json& members) {
    const auto language = request.language();
    auto all = members_of(problem, language);
    all["instance"] = std::string{request.path()};
    all.update(members);
    return response_of(all, problem.status, language == geo::Language::en ? "en" : "zh");
}

Response problem_response(const Request& request, const Problem& problem) {
    return problem_response(request, problem, json::object());
}

Response problem_response(const Request& request, const geo::Error& error) {
    return problem_response(request, problem_of(error));
}

Response problem_response(const Request& request, const geo::Error& error,
                          const nlohmann::json& members) {
    return problem_response(request, problem_of(error), members);
}

Response problem_response(const Refusal& refusal) {
    const Problem problem{refusal.status, "bad-message", refusal.detail};
    auto members = members_of(problem, geo::Language::zh);
    const auto english = members_of(problem, geo::Language::en);
    for (const auto* name : {"title", "detail"}) {
        members[name] = members[name].get<std::string>() + " / " + english[name].get<std::string>();
    }
    return response_of(members, refusal.status, "zh, en");
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/message_head.hpp"

#include <http_parser.h>

#include <algorithm>

#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

constexpr std::size_t most_fields = 100;

const Refusal bad_head{400,
                       {"请求头不符合 HTTP/1.1 语法。", "The request head is not valid HTTP/1.1."}};
const Refusal bad_target{400,
                         {"请求目标应以“/”开头，且不含“#”。",
                          "The request target must begin with '/' and hold no '#'."}};
const Refusal bad_length{
    400,
    {"Content-Length 无效或重复，或与 Transfer-Encoding 并存。",
     "Content-Length is invalid, repeated, or stands beside Transfer-Encoding."}};
const Refusal bad_host{400,
                       {"HTTP/1.1 请求须带且只带一个有效的 Host。",
                        "An HTTP/1.1 request carries exactly one valid Host field."}};
const Refusal bad_expectation{
    417, {"只支持 Expect: 100-continue。", "The only expectation understood is 100-continue."}};
const Refusal unknown_method{
    501, {"本服务器不支持该请求方法。", "This server does not know the request method."}};
const Refusal unknown_coding{
    501, {"请求体只支持 chunked 传输编码。", "The only transfer coding understood is chunked."}};
const Refusal unknown_version{
    505, {"只支持 HTTP/1.0 和 HTTP/1.1。", "Only HTTP/1.0 and HTTP/1.1 are spoken here."}};
const Refusal too_many_fields{
    431, {"请求头字段超过 100 个。", "The request has more than 100 header fields."}};

struct Collector {
    MessageHead* head;
    bool is_complete = false;
};

Collector& collector_of(http_parser* parser) { return *static_cast<Collector*>(parser->data); }

int take_target(http_parser* parser, const char* at, std::size_t length) {
    collector_of(parser).head->target = {at, length};
    return 0;
}

int take_name(http_parser* parser, const char* at, std::size_t length) {
    auto& fields = collector_of(parser).head->fields;
    if (fields.size() > most_fields) {
        return 1;
    }
    fields.push_back({{at, length}, {}});
    return 0;
}

int take_value(http_parser* parser, const char* at, std::size_t length) {
    collector_of(parser).head->fields.back().value = trimmed({at, length});
    return 0;
}

int stop_after_head(http_parser* parser) {
    collector_of(parser).is_complete = true;
    http_parser_pause(parser, 1);
    return 0;
}

const http_parser_settings& head_settings() {
    static const http_parser_settings settings = [] {
        http_parser_settings made;
        http_parser_settings_init(&made);
        made.on_url = take_target;
        made.on_header_field = take_name;
        made.on_header_value = take_value;
        made.on_headers_complete = stop_after_head;
        return made;
    }();
    return settings;
}

bool is_token_char(char c) noexcept {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') ||
           marks.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

const Refusal* refusal_for(http_errno error, std::string_view block) {
    switch (error) {
        case HPE_INVALID_METHOD:
            return is_token(block.substr(0, block.find(' '))) ? &unknown_method : &bad_head;
        case HPE_INVALID_TRANSFER_ENCODING:
            return &unknown_coding;
        case HPE_INVALID_CONTENT_LENGTH:
        case HPE_UNEXPECTED_CONTENT_LENGTH:
            return &bad_length;
        case HPE_INVALID_VERSION:
            return &unknown_version;
        case HPE_CB_header_field:
            return &too_many_fields;
        default:
            return &bad_head;
    }
}

/// Visible characters. Bytes beyond ASCII pass: people type 中山路 into curl as it is, and what is
/// not UTF-8 is refused where the target is decoded.
bool is_target_text(std::string_view target) noexcept {
    return std::all_of(target.begin(), target.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '#';
    });
}

/// Reduces "http://host/path" to "/path" (RFC 9112 §3.2.2); false when the form is none of ours.
bool normalise_target(MessageHead& head) {
    auto& target = head.target;
    if (equals_ignoring_case(target.substr(0, 7), "http://")) {
        const auto slash = target.find('/', 7);
        if (slash == std::string_view::npos || slash == 7) {
            return false;
        }
        target.remove_prefix(slash);
    }
    const bool is_asterisk = target == "*" && head.method == Method::options;
    return is_asterisk || (!target.empty() && target.front() == '/' && is_target_text(target));
}

bool is_host(std::string_view host) noexcept {
    constexpr std::string_view marks = "-._~!$&'()*+,;=%:[]";
    return !host.empty() && std::all_of(host.begin(), host.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') ||
               marks.find(c) != std::string_view::npos;
    });
}

const Refusal* check_host(const MessageHead& head) {
    int hosts = 0;
    for (const auto& field : head.fields) {
        if (equals_ignoring_case(field.name, "Host")) {
            ++hosts;
            if (!is_host(field.value)) {
                return &bad_host;
            }
        }
    }
    const bool is_enough = hosts == 1 || (hosts == 0 && head.minor_version == 0);
    return is_enough ? nullptr : &bad_host;
}

const Refusal* take_transfer_encoding(MessageHead& head, std::string_view value) {
    if (head.is_chunked || head.minor_version == 0) {
        return &bad_head;
    }
    if (!equals_ignoring_case(value, "chunked")) {
        return &unknown_coding;
    }
    head.is_chunked = true;
    return nullptr;
}

const Refusal* take_content_length(MessageHead& head, std::string_view value) {
    constexpr std::size_t most_digits = 18;
    const bool is_number = !value.empty() && value.size() <= most_digits &&
                           value.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_number || head.content_length) {
        return &bad_length;
    }
    std::uint64_t length = 0;
    for (const char digit : value) {
        length = length * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    head.content_length = length;
    return nullptr;
}

void take_connection(MessageHead& head, std::string_view value) {
    if (lists_token(value, "close")) {
        head.keeps_alive = false;
    } else if (head.minor_version == 0 && lists_token(value, "keep-alive")) {
        head.keeps_alive = true;
    }
}

bool is_field_text(std::string_view value) noexcept {
    return std::all_of(value.begin(), value.end(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
    });
}

/// Reads the one field; only framing fields mean anything here.
const Refusal* take_field(MessageHead& head, const HeaderField& field) {
    if (!is_token(field.name) || !is_field_text(field.value)) {
        return &bad_head;  // "Host : x" is how one server and the next come to disagree
    }
    if (equals_ignoring_case(field.name, "Transfer-Encoding")) {
        return take_transfer_encoding(head, field.value);
    }
    if (equals_ignoring_case(field.name, "Content-Length")) {
        return take_content_length(head, field.value);
    }
    if (equals_ignoring_case(field.name, "Connection")) {
        take_connection(head, field.value);
    } else if (equals_ignoring_case(field.name, "Expect") && head.minor_version > 0) {
        head.expects_continue = equals_ignoring_case(field.value, "100-continue");
        return head.expects_continue ? nullptr : &bad_expectation;
    }
    return nullptr;
}

const Refusal* check_framing(MessageHead& head) {
    head.keeps_alive = head.minor_version > 0;
    for (const auto& field : head.fields) {
        if (const auto* refusal = take_field(head, field)) {
            return refusal;
        }
    }
    if (head.is_chunked && head.content_length) {
        return &bad_length;
    }
    return check_host(head);
}

const Refusal* take_request_line(const http_parser& parser, MessageHead& head) {
    if (parser.http_major != 1) {
        return parser.http_major == 0 ? &bad_head : &unknown_version;
    }
    head.minor_version = parser.http_minor;
    const auto method = find_method(http_method_str(static_cast<http_method>(parser.method)));
    if (!method) {
        return &unknown_method;
    }
    head.method = *method;
    return normalise_target(head) ? nullptr : &bad_target;
}

}  // namespace

std::optional<std::string_view> MessageHead::field(std::string_view name) const noexcept {
    for (const auto& candidate : fields) {
        if (equals_ignoring_case(candidate.name, name)) {
            return candidate.value;
        }
    }
    return std::nullopt;
}

const Refusal* parse_head(std::string_view block, MessageHead& head) {
    auto fields = std::move(head.fields);  // keeps its capacity from request to request
    fields.clear();
    head = MessageHead{};
    head.fields = std::move(fields);
    Collector collector{&head};
    http_parser parser;
    http_parser_init(&parser, HTTP_REQUEST);
    parser.data = &collector;
    http_parser_execute(&parser, &head_settings(), block.data(), block.size());
    if (!collector.is_complete) {
        return refusal_for(static_cast<http_errno>(parser.http_errno), block);
    }
    if (const auto* refusal = take_request_line(parser, head)) {
        return refusal;
    }
    return check_framing(head);
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/answer.hpp"

#include <fmt/format.h>

#include <array>
#include <ctime>
#include <iterator>

#include "api/http/transport/gzip.hpp"
#include "api/http/transport/json_body.hpp"
#include "api/http/transport/problem.hpp"
#include "api/http/transport/static_files.hpp"
#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

constexpr std::size_t least_worth_compressing = 1024;
constexpr std::size_t most_inflated = 64 * 1024 * 1024;
constexpr int quick_level = 4;

// MapLibre runs its worker from a blob: and paints sprites from data: and blob: images. Component
// libraries set style attributes.
constexpr std::string_view html_fields =
    "Content-Security-Policy: default-src 'self'; worker-src 'self' blob:; child-src blob:; "
    "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    "base-uri 'self'; frame-ancestors 'none'\r\n"
    "Referrer-Policy: same-origin\r\n";

bool is_read(const MessageHead* request) noexcept {
    return request != nullptr &&
           (request->method == Method::get || request->method == Method::head);
}

bool may_compress(const Response& response) noexcept {
    return !response.is_gzipped && !response.body.is_file() &&
           (response.gzip_variant || (response.body.size() > least_worth_compressing &&
                                      is_compressible(response.content_type)));
}

/// Brings the body into the encoding that the client takes. \returns whether the choice depended
/// on Accept-Encoding, so that caches must know.
bool settle_encoding(const MessageHead* request, Response& response) {
    const bool takes =
        request != nullptr && takes_gzip(request->field("Accept-Encoding").value_or(""));
    if (response.is_gzipped) {
        if (!takes) {
            if (auto plain = gunzip(response.body.view(), most_inflated)) {
                response.body = std::move(*plain);
                response.is_gzipped = false;
            }
        }
        return true;
    }
    if (!may_compress(response)) {
        return false;
    }
    if (takes) {
        response.body = response.gzip_variant ? Body{response.gzip_variant}
                                              : Body{gzip(response.body.view(), quick_level)};
        response.is_gzipped = true;
    }
    return true;
}

/// Turns into 304 what the client already holds. Our tags name a state of the resource, and both
/// encodings of it share the tag: a client may use it for If-Match as it was given.
void settle_condition(const MessageHead* request, Response& response) {
    if (!is_read(request) || response.status != 200 || response.etag.empty()) {
        return;
    }
    const auto field = request->field("If-None-Match");
    if (field && names_etag(*field, response.etag)) {
        response.status = 304;
        response.body = Body{};
        response.is_gzipped = false;
        response.gzip_variant.reset();
    }
}

class HeadWriter {
  public:
    explicit HeadWriter(std::string& out) : out_(out) { out_.clear(); }

    void status_line(int status) {
        fmt::format_to(std::back_inserter(out_), "HTTP/1.1 {} {}\r\n", status,
                       reason_phrase(status));
    }
    void field(std::string_view name, std::string_view value) {
        out_.append(name).append(": ");
        // A value from data must not be able to start a field of its own.
        for (const char c : value) {
            out_.push_back(c == '\r' || c == '\n' || c == '\0' ? ' ' : c);
        }
        out_.append("\r\n");
    }
    void field_if(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            field(name, value);
        }
    }
    void raw(std::string_view text) { out_.append(text); }

  private:
    std::string& out_;
};

void write_vary(HeadWriter& head, const Response& response, bool varies_by_encoding) {
    // Only what carries texts of ours depends on the language; tiles and files do not say so.
    bool varies_by_language = false;
    for (const auto& field : response.fields) {
        varies_by_language = varies_by_language || field.name == "Content-Language";
    }
    if (varies_by_encoding || varies_by_language) {
        head.field("Vary", !varies_by_language  ? "Accept-Encoding"
                           : varies_by_encoding ? "Accept-Encoding, Accept-Language"
                                                : "Accept-Language");
    }
}

void write_length(HeadWriter& head, const Response& response, std::size_t size) {
    if (response.status == 204 || response.status == 304) {
        return;  // RFC 9110 §8.6
    }
    std::array<char, 24> digits{};
    const auto end = fmt::format_to(digits.data(), "{}", size);
    head.field("Content-Length", {digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void write_connection(HeadWriter& head, const MessageHead* request, bool keeps_alive) {
    if (!keeps_alive) {
        head.raw("Connection: close\r\n");
    } else if (request != nullptr && request->minor_version == 0) {
        head.raw("Connection: keep-alive\r\n");
    }
}

void write_head(const MessageHead* request, const Response& response, bool keeps_alive,
                bool varies_by_encoding, std::string& out) {
    HeadWriter head(out);
    head.status_line(response.status);
    head.field("Date", http_date());
    head.field_if("Content-Type", response.content_type);
    write_length(head, response, response.body.size());
    head.field_if("ETag", response.etag);
    head.field_if("Cache-Control", response.cache_control);
    if (response.is_gzipped) {
        head.raw("Content-Encoding: gzip\r\n");
    }
    write_vary(head, response, varies_by_encoding);
    for (const auto& [name, value] : response.fields) {
        head.field(name, value);
    }
    head.raw("X-Content-Type-Options: nosniff\r\n");
    if (response.content_type.starts_with("text/html")) {
        head.raw(html_fields);
    }
    if (is_read(request) || (request != nullptr && request->method == Method::options)) {
        head.raw("Access-Control-Allow-Origin: *\r\n");
    }
    write_connection(head, request, keeps_alive);
    head.raw("\r\n");
}

}  // namespace

std::string_view http_date() {
    thread_local std::time_t made_for = 0;
    thread_local std::array<char, 40> text{};
    thread_local std::size_t length = 0;
    const auto now = std::time(nullptr);
    if (now != made_for) {
        constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm utc{};
        ::gmtime_r(&now, &utc);
        const auto end = fmt::format_to(text.data(), "{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                                        days.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                                        months.at(static_cast<std::size_t>(utc.tm_mon)),
                                        utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
        length = static_cast<std::size_t>(end - text.data());
        made_for = now;
    }
    return {text.data(), length};
}

bool takes_gzip(std::string_view accept_encoding) noexcept {
    while (!accept_encoding.empty()) {
        auto coding = take_until(accept_encoding, ',');
        const auto name = take_until(coding, ';');
        const bool is_refused =
            coding == "q=0" || coding == "q=0.0" || coding == "q=0.00" || coding == "q=0.000";
        if ((equals_ignoring_case(name, "gzip") || name == "*") && !is_refused) {
            return true;
        }
    }
    return false;
}

void compose(const MessageHead* request, Response response, bool keeps_alive, Answer& answer) {
    const bool has_encodings = response.is_gzipped || may_compress(response);
    settle_condition(request, response);
    const bool varies_by_encoding = settle_encoding(request, response) || has_encodings;
    write_head(request, response, keeps_alive, varies_by_encoding, answer.head);
    answer.status = response.status;
    answer.keeps_alive = keeps_alive;
    const bool has_no_body = (request != nullptr && request->method == Method::head) ||
                             response.status == 204 || response.status == 304;
    answer.body = has_no_body ? Body{} : std::move(response.body);
}

}  // namespace api::http

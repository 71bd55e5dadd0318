// SPDX-License-Identifier: Apache-2.0
#include "api/http/links.hpp"

#include "api/http/base_url.hpp"
#include "api/http/transport/percent.hpp"

namespace api::http {
namespace {

/// Path and query once more from their decoded pieces, so that whatever came in goes out clean.
std::string url_with(const Request& request, std::string_view without) {
    auto url = base_url(request).append(request.path());
    char separator = '?';
    for (const auto& field : request.query_fields()) {
        if (field.name == without) continue;
        url += separator;
        url.append(percent_encoded(field.name)).append("=").append(percent_encoded(field.value));
        separator = '&';
    }
    return url;
}

}  // namespace

void write_links(JsonWriter& json, const std::vector<Link>& links) {
    json.key("links").begin_array();
    for (const auto& link : links) {
        json.begin_object().key("href").text(link.href).key("rel").text(link.rel);
        json.key("type").text(link.type);
        if (!link.title.empty()) json.key("title").text(link.title);
        json.end_object();
    }
    json.end_array();
}

std::string self_url(const Request& request) { return url_with(request, {}); }

std::string next_url(const Request& request, std::string_view cursor) {
    auto url = url_with(request, "cursor");
    url += url.find('?') == std::string::npos ? '?' : '&';
    return url.append("cursor=").append(cursor);
}

}  // namespace api::http

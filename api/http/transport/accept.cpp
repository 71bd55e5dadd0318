// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/accept.hpp"

#include <algorithm>
#include <charconv>

#include "api/http/transport/text.hpp"

namespace api::http {
namespace {

double quality_of(std::string_view parameters) noexcept {
    while (!parameters.empty()) {
        const auto parameter = take_until(parameters, ';');
        if (!equals_ignoring_case(parameter.substr(0, 2), "q=")) continue;
        double quality = 0;
        const auto text = parameter.substr(2);
        std::from_chars(text.data(), text.data() + text.size(), quality);
        return quality;
    }
    return 1;
}

}  // namespace

bool prefers_html(std::string_view accept) noexcept {
    double html = 0;
    double json = 0;
    while (!accept.empty()) {
        auto range = take_until(accept, ',');
        const auto type = take_until(range, ';');
        auto& best = equals_ignoring_case(type, "text/html") ? html : json;
        if (&best == &html || equals_ignoring_case(type, "application/json"))
            best = std::max(best, quality_of(range));
    }
    return html > 0 && html >= json;
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/past.hpp"

#include <fmt/format.h>

#include "geo/base/calendar_day.hpp"
#include "geo/base/error.hpp"

namespace api::http {

std::optional<std::string> requested_day(const Request& request) {
    const auto text = request.query("at");
    if (!text) return std::nullopt;
    if (geo::parse_day(*text)) return std::string{*text};
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        fmt::format("参数 at：“{}”不是日历日，应如 2024-12-20。", *text),
        fmt::format("Parameter at: '{}' is no calendar day such as 2024-12-20.", *text))
        .at("at");
}

geo::publishing::SnapshotPtr requested_snapshot(const Request& request,
                                                const Application& application) {
    const auto day = requested_day(request);
    return day ? application.published.snapshot_on(*day) : application.published.snapshot();
}

}  // namespace api::http

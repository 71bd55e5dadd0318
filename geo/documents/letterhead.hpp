// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "geo/documents/day.hpp"

namespace geo::documents {

/// What stands at the top and under the end of every paper.
struct Letterhead {
    std::string authority;        ///< 发文机关: who signs, "东营市民政局"
    std::string document_number;  ///< 发文字号: "东民发〔2024〕19号"; may be empty
    std::optional<Day> date;      ///< 成文日期; a missing one is left to be filled in by hand
    bool modelled = false;        ///< the data is a model: a banner says so on every page
};

/// "示范数据 Modelled demonstration data …": what the banner of a modelled paper says.
inline constexpr const char* modelled_banner =
    "示范数据，非正式文件　MODELLED DEMONSTRATION DATA, NOT AN OFFICIAL DOCUMENT";

}  // namespace geo::documents

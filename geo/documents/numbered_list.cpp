// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/numbered_list.hpp"

#include <fmt/core.h>

#include "geo/documents/heading.hpp"

namespace geo::documents {

void place_numbered_list(PageFlow& flow, std::string_view label,
                         const std::vector<std::string>& items) {
    if (items.empty()) return;
    flow.move_down(mm(3));
    place_body(flow, std::string(label) + "：");
    for (std::size_t i = 0; i < items.size(); ++i)
        place_body(flow, fmt::format("{}. {}", i + 1, items[i]));
}

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/documents/page_flow.hpp"

namespace geo::documents {

/// "附件：" and beneath it "1. …", one a line; nothing for an empty list.
void place_numbered_list(PageFlow& flow, std::string_view label,
                         const std::vector<std::string>& items);

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace tiles {

/// RFC 1952, libdeflate's level 6: the same input gives the same bytes.
std::string gzip(std::string_view data);

/// A strong entity tag (RFC 9110, 8.8.3) of these bytes, quotes included.
std::string entity_tag(std::string_view data);

}  // namespace tiles

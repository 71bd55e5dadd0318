// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace api::http {

/// gzip at the given level (1 fastest to 12 smallest). Each thread keeps one compressor a level.
std::string gzip(std::string_view bytes, int level);

/// The bytes again; nullopt when they are not gzip or would grow past the limit.
std::optional<std::string> gunzip(std::string_view bytes, std::size_t limit);

}  // namespace api::http

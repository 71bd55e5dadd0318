// SPDX-License-Identifier: Apache-2.0
#include "api/cli/profile_file.hpp"

#include <array>

#include "api/table/bytes.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/naming_context.hpp"

namespace api::cli {
namespace {

constexpr std::size_t most_profile_bytes = std::size_t{4} << 20U;

std::string read_text(const std::string& path) {
    table::FileBytes file{path};
    std::string text;
    std::array<char, 1U << 14U> piece{};
    while (const std::size_t count = file.read(piece.data(), piece.size())) {
        text.append(piece.data(), count);
        if (text.size() > most_profile_bytes)
            throw geo::Error(geo::ErrorKind::too_large, path + "：规则配置过大（最多 4 MiB）。",
                             path + ": a profile has at most 4 MiB.");
    }
    return text;
}

}  // namespace

std::string read_sound_profile(const std::string& path) {
    auto text = read_text(path);
    const geo::registry::NamingContext is_sound{text, path};
    return text;
}

}  // namespace api::cli

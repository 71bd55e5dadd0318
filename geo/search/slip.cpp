// SPDX-License-Identifier: Apache-2.0
#include "geo/search/slip.hpp"

#include <algorithm>

namespace geo::search {
namespace {

bool sounds_alike(std::u32string_view a, std::u32string_view b, const Sounds& sounds) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char32_t x, char32_t y) { return x == y || sounds.alike(x, y); });
}

void drop_common_ends(std::u32string_view& a, std::u32string_view& b) noexcept {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
}

}  // namespace

How compare_names(std::u32string_view written, std::u32string_view registered,
                  const Sounds& sounds) noexcept {
    drop_common_ends(written, registered);
    const std::size_t longer = std::max(written.size(), registered.size());
    if (longer == 0) return How::exact;
    if (longer > 3) return How::not_found;
    if (written.size() == registered.size() && sounds_alike(written, registered, sounds))
        return How::homophone;
    if (longer == 1) return How::spelling;
    const bool exchanged = written.size() == 2 && registered.size() == 2 &&
                           written[0] == registered[1] && written[1] == registered[0];
    return exchanged ? How::spelling : How::not_found;
}

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace geo::spatial {

/// Where the cell (x, y) of a 65536 x 65536 grid lies on the Hilbert curve. The classic walk from
/// the largest quadrant to the smallest: each step turns the frame as the curve turns.
constexpr std::uint32_t hilbert_index(std::uint32_t x, std::uint32_t y) noexcept {
    std::uint32_t index = 0;
    for (std::uint32_t side = 1U << 15; side > 0; side >>= 1) {
        const std::uint32_t right = (x & side) ? 1U : 0U;
        const std::uint32_t upper = (y & side) ? 1U : 0U;
        index += side * side * ((3U * right) ^ upper);
        if (upper == 0) {
            if (right == 1) {
                x = 0xFFFFU - x;
                y = 0xFFFFU - y;
            }
            const std::uint32_t swapped = x;
            x = y;
            y = swapped;
        }
    }
    return index;
}

}  // namespace geo::spatial

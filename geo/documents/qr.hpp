// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace geo::documents {

/// A QR code (GB/T 18284, ISO/IEC 18004) as a square of dark and light modules, no quiet zone.
struct QrCode {
    int size = 0;            ///< modules a side
    std::vector<bool> dark;  ///< row by row
    bool is_dark(int column, int row) const {
        const auto width = static_cast<std::size_t>(size);
        return dark[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)];
    }
};

/// The light border that a reader needs, in modules.
inline constexpr int quiet_zone_modules = 4;

/// Encodes the bytes of the text with error correction level M (a scratched sign still reads).
/// \throws Error(invalid_input) when the text is empty, or too long for a code that a sign could
/// carry (300 bytes).
QrCode encode_qr(std::string_view text);

}  // namespace geo::documents

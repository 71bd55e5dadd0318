// SPDX-License-Identifier: Apache-2.0
// What every fuzz target shares: the entry that libFuzzer and the driver call, and a promise that
// holds in every build.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

/// Takes any bytes. A geo::Error is an answer; anything else that ends it is a fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// The input's lines, the last one taking the rest; always this many, empty where it has fewer.
inline std::vector<std::string_view> lines_of(std::string_view input, std::size_t count) {
    std::vector<std::string_view> lines;
    while (lines.size() + 1 < count) {
        const auto end = input.find('\n');
        lines.push_back(input.substr(0, end));
        input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    }
    lines.push_back(input);
    return lines;
}

inline void promise(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

}  // namespace fuzz

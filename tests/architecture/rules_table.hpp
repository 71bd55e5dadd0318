// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "tests/architecture/include_rules.hpp"

namespace architecture {

/// A header that not everyone may include.
struct ForeignHeader {
    std::string_view prefix;              ///< what the header's name starts with
    std::string_view library;             ///< what to call it in a message
    std::vector<std::string_view> homes;  ///< rooms that may; "*" is every room
};

/// Libraries that are not the language's: every one of them has its home here.
const std::vector<ForeignHeader>& foreign_headers();

/// What the pure rooms (spatial to search) do without: files, streams, threads, the system.
const std::vector<ForeignHeader>& impure_headers();

}  // namespace architecture

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/base/bilingual.hpp"

namespace geo {

/// B block (cannot be approved), R review with a recorded reason, W warning, I information.
enum class Severity { block, review, warn, info };

constexpr char severity_letter(Severity severity) noexcept {
    switch (severity) {
        case Severity::block:
            return 'B';
        case Severity::review:
            return 'R';
        case Severity::warn:
            return 'W';
        case Severity::info:
            return 'I';
    }
    return '?';
}

/// What a naming rule has to say about a name. An answer, not an error.
struct Finding {
    std::string rule;  ///< "U01"
    Severity severity = Severity::info;
    BilingualText message;  ///< one sentence
    std::string article;    ///< the law or standard behind the rule, as it is cited
    /// What the finding rests on, in order: {"name", "安宁街"}, {"road_id", "17"}, …
    std::vector<std::pair<std::string, std::string>> evidence;
    std::optional<std::string> suggestion;  ///< a name that would pass, where there is one
    bool operator==(const Finding&) const = default;
};

}  // namespace geo

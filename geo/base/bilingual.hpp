// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace geo {

enum class Language { zh, en };

/// A text that a user may see: everything exists in Chinese (the default) and in English.
struct BilingualText {
    std::string zh;
    std::string en;

    const std::string& in(Language language) const noexcept {
        return language == Language::en ? en : zh;
    }
    bool operator==(const BilingualText&) const = default;
};

}  // namespace geo

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "geo/model/ids.hpp"

namespace geo {

/// A road name and its two parts: 专名 (specific) + 通名 (generic), 地名管理条例 Art 9.
struct NameParts {
    std::string full;
    std::string specific;
    std::string generic;
    bool operator==(const NameParts&) const = default;
};

/// The romanised forms of one name (汉语地名拼写规则 1984; RULEBOOK section 3).
struct Pinyin {
    std::string toned;          ///< canonical, stored: "Lè'ān Dàjiē"
    std::string untoned;        ///< "Le'an Dajie"
    std::string sign;           ///< upper case for the sign, ü stays Ü: "LE'AN DAJIE"
    std::string key;            ///< search key, lower case without separators, ü as v: "leandajie"
    bool needs_review = false;  ///< a reading was ambiguous: a person confirms it
    bool operator==(const Pinyin&) const = default;
};

enum class NameStatus {
    proposed,   ///< asked for, not yet approved
    in_force,   ///< the current standard name (标准名称)
    former,     ///< 曾用名: replaced by a renaming
    alias,      ///< 别名: in use beside the standard name
    abolished,  ///< the road is gone, the name is not free
};

/// A name that a road bears or bore, with the days between which it was valid.
struct PlaceName {
    RoadId road;
    NameParts name;
    Pinyin pinyin;
    std::string meaning;  ///< 含义
    std::string origin;   ///< 来历
    NameStatus status = NameStatus::in_force;
    std::optional<std::string> valid_from;  ///< calendar day, "2024-12-20"
    std::optional<std::string> valid_to;    ///< first day on which it is no longer valid
};

}  // namespace geo

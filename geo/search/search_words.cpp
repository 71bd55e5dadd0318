// SPDX-License-Identifier: Apache-2.0
// The words by which the answers of the index are written down.
#include "geo/search/address_index.hpp"

namespace geo::search {

std::string_view to_string(HitType type) noexcept {
    switch (type) {
        case HitType::housenumber:
            return "housenumber";
        case HitType::street:
            return "street";
        case HitType::locality:
            return "locality";
        case HitType::municipality:
            return "municipality";
        case HitType::intersection:
            return "intersection";
    }
    return "";
}

std::string_view to_string(Side side) noexcept {
    switch (side) {
        case Side::left:
            return "left";
        case Side::right:
            return "right";
        case Side::unknown:
            break;
    }
    return "";
}

std::string_view to_string(Parity parity) noexcept {
    switch (parity) {
        case Parity::odd:
            return "odd";
        case Parity::even:
            return "even";
        case Parity::unknown:
            break;
    }
    return "";
}

std::optional<HitType> hit_type_from_string(std::string_view word) noexcept {
    using enum HitType;
    for (const HitType type : {housenumber, street, locality, municipality, intersection})
        if (word == to_string(type)) return type;
    return std::nullopt;
}

std::string_view to_string(HitStatus status) noexcept {
    switch (status) {
        case HitStatus::match:
            return "match";
        case HitStatus::ambiguous:
            return "ambiguous";
        case HitStatus::partial:
            return "partial";
    }
    return "";
}

std::string_view to_string(Component component) noexcept {
    switch (component) {
        case Component::province:
            return "province";
        case Component::city:
            return "city";
        case Component::county:
            return "county";
        case Component::town:
            return "town";
        case Component::village:
            return "village";
        case Component::road:
            return "road";
        case Component::number:
            return "number";
    }
    return "";
}

std::string_view to_string(How how) noexcept {
    switch (how) {
        case How::absent:
            return "absent";
        case How::exact:
            return "exact";
        case How::short_form:
            return "short_form";
        case How::alias:
            return "alias";
        case How::numeral:
            return "numeral";
        case How::homophone:
            return "homophone";
        case How::spelling:
            return "spelling";
        case How::prefix:
            return "prefix";
        case How::pinyin:
            return "pinyin";
        case How::initials:
            return "initials";
        case How::not_found:
            return "not_found";
    }
    return "";
}

}  // namespace geo::search

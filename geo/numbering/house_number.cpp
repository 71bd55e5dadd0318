// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/house_number.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "geo/base/text.hpp"

namespace geo::numbering {
namespace {

struct Joint {
    std::string_view written;
    const char* meant;
};

/// What is written between a number and its sub-number; the longer ones first.
constexpr std::array joints{Joint{"号附", "附"}, Joint{"號附", "附"}, Joint{"号之", "之"},
                            Joint{"號之", "之"}, Joint{"附", "附"},   Joint{"之", "之"},
                            Joint{"号-", "-"},   Joint{"-", "-"}};

std::string_view without_suffix(std::string_view text) {
    for (const std::string_view suffix : {"号", "號"})
        if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
    return text;
}

/// Takes the digits off the front.
std::optional<int> take_number(std::string_view& text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value < 1 || value > greatest_number) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

const char* take_joint(std::string_view& text) {
    for (const Joint& joint : joints)
        if (text.starts_with(joint.written)) {
            text.remove_prefix(joint.written.size());
            return joint.meant;
        }
    return nullptr;
}

}  // namespace

std::string HouseNumber::text() const {
    return sub == 0 ? fmt::format("{}", main) : fmt::format("{}{}{}", main, joint, sub);
}

std::optional<HouseNumber> parse_house_number(std::string_view written) {
    if (written.size() > 100 || !text::is_valid_utf8(written)) return std::nullopt;
    const std::string folded = text::fold_width(written);
    std::string_view rest = without_suffix(text::trimmed(folded));
    const auto main = take_number(rest);
    if (!main) return std::nullopt;
    if (rest.empty()) return HouseNumber{*main, 0, {}};
    const char* joint = take_joint(rest);
    if (joint == nullptr) return std::nullopt;
    const auto sub = take_number(rest);
    if (!sub || !rest.empty()) return std::nullopt;
    return HouseNumber{*main, *sub, joint};
}

}  // namespace geo::numbering

// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/door_text.hpp"

#include "geo/base/text.hpp"

namespace geo::addressing {
namespace {

constexpr std::string_view hao = "号", hao_traditional = "號", attached = "附", of = "之",
                           lane = "弄";

std::string without(std::string text, std::string_view word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
        text.erase(at, word.size());
    return text;
}

bool is_complete(std::string_view number) noexcept {
    return number.empty() || number.ends_with(hao) || number.ends_with(hao_traditional) ||
           number.ends_with(lane);
}

}  // namespace

std::string door_text(std::string_view number) {
    if (is_complete(number)) return std::string(number);
    const auto sub = number.find(attached);
    if (sub != std::string_view::npos && sub != 0)
        return std::string(number.substr(0, sub)) + std::string(hao) +
               std::string(number.substr(sub)) + std::string(hao);
    const auto part = number.find(of);
    if (part != std::string_view::npos && part != 0)
        return std::string(number.substr(0, part)) + std::string(hao) +
               std::string(number.substr(part));
    return std::string(number) + std::string(hao);
}

std::string plate_number(std::string_view door_text) {
    if (!text::is_valid_utf8(door_text)) return std::string(door_text);
    return without(without(text::fold_width(text::trimmed(door_text)), hao), hao_traditional);
}

}  // namespace geo::addressing

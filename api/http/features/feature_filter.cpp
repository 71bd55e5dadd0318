// SPDX-License-Identifier: Apache-2.0
#include "api/http/features/feature_filter.hpp"

#include <cmath>
#include <optional>

namespace api::http {
namespace {

template <typename Number>
std::optional<Number> parsed(std::string_view text) noexcept {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

geo::Error wrong_type(std::string_view name, std::string_view zh, std::string_view en) {
    return geo::Error(geo::ErrorKind::invalid_input, fmt::format("参数 {} 应为{}。", name, zh),
                      fmt::format("Parameter {} must be {}.", name, en))
        .at(std::string{name});
}

PropertyValue truth_value(const Request::Field& filter) {
    if (filter.value == "true" || filter.value == "1") return true;
    if (filter.value == "false" || filter.value == "0") return false;
    throw wrong_type(filter.name, " true 或 false", "true or false");
}

std::optional<std::string_view> text_of(const PropertyValue& value) {
    if (const auto* view = std::get_if<std::string_view>(&value)) return *view;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return std::nullopt;
}

}  // namespace

PropertyValue filter_value(const Request::Field& filter, PropertyType type) {
    switch (type) {
        case PropertyType::text:
        case PropertyType::texts:
            return filter.value;
        case PropertyType::truth:
            return truth_value(filter);
        case PropertyType::integer:
            if (const auto number = parsed<std::int64_t>(filter.value)) return *number;
            throw wrong_type(filter.name, "整数", "an integer");
        case PropertyType::number:
            if (const auto number = parsed<double>(filter.value); number && std::isfinite(*number))
                return *number;
            throw wrong_type(filter.name, "数字", "a number");
    }
    return std::monostate{};
}

bool agrees(const PropertyValue& value, const PropertyValue& wanted) {
    if (const auto wanted_text = text_of(wanted)) {
        if (const auto text = text_of(value)) return *text == *wanted_text;
        const auto* texts = std::get_if<std::span<const std::string>>(&value);
        return texts != nullptr &&
               std::find(texts->begin(), texts->end(), *wanted_text) != texts->end();
    }
    if (const auto* number = std::get_if<std::int64_t>(&wanted)) {
        const auto* own = std::get_if<std::int64_t>(&value);
        return own != nullptr && *own == *number;
    }
    if (const auto* number = std::get_if<double>(&wanted)) {
        const auto* own = std::get_if<double>(&value);
        return own != nullptr && *own == *number;
    }
    const auto* truth = std::get_if<bool>(&wanted);
    const auto* own = std::get_if<bool>(&value);
    return truth != nullptr && own != nullptr && *own == *truth;
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "api/http/transport/text.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

using geo::Error;
using enum geo::ErrorKind;

std::optional<std::string_view> find_in(const std::vector<Request::Field>& fields,
                                        std::string_view name) noexcept {
    for (const auto& field : fields) {
        if (field.name == name) {
            return field.value;
        }
    }
    return std::nullopt;
}

template <typename Number>
std::optional<Number> parsed(std::string_view text) noexcept {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    return number;
}

Error wrong_parameter(std::string_view name, std::string_view zh, std::string_view en) {
    return Error(invalid_input, fmt::format("参数 {}：{}。", name, zh),
                 fmt::format("Parameter {}: {}.", name, en))
        .at(std::string{name});
}

Error no_integer(std::string_view name, std::string_view value) {
    return wrong_parameter(name, fmt::format("“{}”不是整数", value),
                           fmt::format("'{}' is not an integer", value));
}

double finite_number(std::string_view name, std::string_view value) {
    const auto number = parsed<double>(value);
    if (!number || !std::isfinite(*number)) {
        throw wrong_parameter(name, fmt::format("“{}”不是数字", value),
                              fmt::format("'{}' is not a number", value));
    }
    return *number;
}

Error missing_parameter(std::string_view name) {
    return wrong_parameter(name, "必须给出", "is required");
}

/// The weight of "en;q=0.8"; 1 when none is given, 0 when it is unreadable.
double quality_of(std::string_view parameters) noexcept {
    while (!parameters.empty()) {
        const auto parameter = take_until(parameters, ';');
        if (equals_ignoring_case(parameter.substr(0, 2), "q=")) {
            return parsed<double>(parameter.substr(2)).value_or(0.0);
        }
    }
    return 1.0;
}

}  // namespace

std::string_view Request::path() const noexcept {
    return head_->target.substr(0, head_->target.find('?'));
}

std::string_view Request::parameter(std::string_view name) const {
    if (const auto value = find_in(parameters_, name)) {
        return *value;
    }
    throw std::logic_error(fmt::format("the route declares no parameter {}", name));
}

std::int64_t Request::integer_parameter(std::string_view name) const {
    const auto text = parameter(name);
    if (const auto number = parsed<std::int64_t>(text)) {
        return *number;
    }
    throw no_integer(name, text);
}

std::optional<std::string_view> Request::query(std::string_view name) const noexcept {
    return find_in(query_, name);
}

std::string_view Request::required_query(std::string_view name) const {
    const auto value = query(name);
    if (!value || value->empty()) {
        throw missing_parameter(name);
    }
    return *value;
}

std::int64_t Request::query_integer(std::string_view name, std::int64_t fallback,
                                    Bounds bounds) const {
    const auto text = query(name);
    if (!text) {
        return fallback;
    }
    const auto number = parsed<std::int64_t>(*text);
    if (!number) {
        throw no_integer(name, *text);
    }
    if (*number < bounds.least || *number > bounds.most) {
        throw wrong_parameter(name, fmt::format("应在 {} 至 {} 之间", bounds.least, bounds.most),
                              fmt::format("must lie between {} and {}", bounds.least, bounds.most));
    }
    return *number;
}

std::optional<double> Request::query_number(std::string_view name) const {
    const auto text = query(name);
    return text ? std::optional{finite_number(name, *text)} : std::nullopt;
}

double Request::required_number(std::string_view name) const {
    return finite_number(name, required_query(name));
}

bool Request::query_flag(std::string_view name, bool fallback) const {
    const auto text = query(name);
    if (!text) {
        return fallback;
    }
    if (*text == "1" || *text == "true") {
        return true;
    }
    if (*text == "0" || *text == "false") {
        return false;
    }
    throw wrong_parameter(name, "应为 0 或 1", "must be 0 or 1");
}

std::optional<std::vector<double>> Request::query_numbers(std::string_view name,
                                                          std::size_t count) const {
    auto rest = query(name);
    if (!rest) {
        return std::nullopt;
    }
    std::vector<double> numbers;
    while (!rest->empty() && numbers.size() <= count) {
        numbers.push_back(finite_number(name, take_until(*rest, ',')));
    }
    if (numbers.size() != count) {
        throw wrong_parameter(name, fmt::format("应为 {} 个以逗号分隔的数字", count),
                              fmt::format("must be {} comma-separated numbers", count));
    }
    return numbers;
}

geo::Language Request::language() const noexcept {
    double zh = 0.0;
    double en = 0.0;
    auto rest = header("Accept-Language").value_or("");
    while (!rest.empty()) {
        auto range = take_until(rest, ',');
        const auto tag = take_until(range, ';').substr(0, 2);
        const double quality = quality_of(range);
        if (equals_ignoring_case(tag, "zh")) {
            zh = std::max(zh, quality);
        } else if (equals_ignoring_case(tag, "en")) {
            en = std::max(en, quality);
        }
    }
    return en > zh ? geo::Language::en : geo::Language::zh;
}

std::size_t Request::header_count(std::string_view name) const noexcept {
    return static_cast<std::size_t>(std::count_if(
        head_->fields.begin(), head_->fields.end(),
        [&](const HeaderField& field) { return equals_ignoring_case(field.name, name); }));
}

}  // namespace api::http

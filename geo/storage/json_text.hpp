// SPDX-License-Identifier: Apache-2.0
// JSON written straight into one string, for rows by the hundred thousand. Reading JSON back, and
// everything that is written once, is nlohmann::json's.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "geo/model/geometry.hpp"

namespace geo::storage {

/// Members in the order of the calls; commas come by themselves. Numbers are the shortest texts
/// that read back as the same number, so that nothing is lost on the way.
class JsonText {
  public:
    JsonText& open(char bracket) {
        separate();
        out_ += bracket;
        needs_comma_ = false;
        return *this;
    }
    JsonText& close(char bracket) {
        out_ += bracket;
        needs_comma_ = true;
        return *this;
    }
    /// \pre name needs no escaping
    JsonText& key(std::string_view name) {
        separate();
        out_.append(1, '"').append(name).append("\":");
        needs_comma_ = false;
        return *this;
    }
    JsonText& text(std::string_view value);
    JsonText& text_or_null(std::string_view value) {
        return value.empty() ? raw("null") : text(value);
    }
    JsonText& optional_text(const std::optional<std::string>& value) {
        return value ? text(*value) : raw("null");
    }
    JsonText& integer(std::int64_t value) {
        separate();
        fmt::format_to(std::back_inserter(out_), "{}", value);
        needs_comma_ = true;
        return *this;
    }
    JsonText& number(double value);
    JsonText& optional_number(const std::optional<double>& value) {
        return value ? number(*value) : raw("null");
    }
    JsonText& boolean(bool value) { return raw(value ? "true" : "false"); }
    /// A value that is JSON already.
    JsonText& raw(std::string_view json) {
        separate();
        out_.append(json);
        needs_comma_ = true;
        return *this;
    }
    JsonText& position(Coordinate point);
    JsonText& shape(Coordinate point);
    JsonText& shape(const LineString& line);
    JsonText& shape(const MultiPolygon& outline);

    std::string take() noexcept { return std::move(out_); }

  private:
    void separate() {
        if (needs_comma_) out_ += ',';
    }

    std::string out_;
    bool needs_comma_ = false;
};

}  // namespace geo::storage

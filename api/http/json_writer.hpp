// SPDX-License-Identifier: Apache-2.0
// JSON written straight into one string, for answers that are asked for thousands of times a
// second. Everything else uses nlohmann::json.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace api::http {

/// Writes values in the order of the calls; commas come by themselves. The caller closes what it
/// opens: nothing checks that.
class JsonWriter {
  public:
    explicit JsonWriter(std::size_t expected_bytes) { out_.reserve(expected_bytes); }

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }

    /// \pre name needs no escaping
    JsonWriter& key(std::string_view name);
    /// \pre text is well-formed UTF-8
    JsonWriter& text(std::string_view text);
    /// Null when empty.
    JsonWriter& text_or_null(std::string_view text);
    JsonWriter& integer(std::int64_t value);
    /// The shortest text that reads back as the same number; null when it is not finite.
    JsonWriter& number(double value);
    JsonWriter& boolean(bool value) { return literal(value ? "true" : "false"); }
    JsonWriter& null() { return literal("null"); }
    /// A value that is JSON already.
    JsonWriter& raw(std::string_view json) { return literal(json); }

    std::string take() noexcept { return std::move(out_); }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& literal(std::string_view text);
    void separate();
    void escape(std::string_view text);

    std::string out_;
    bool needs_comma_ = false;
};

}  // namespace api::http

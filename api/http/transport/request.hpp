// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/transport/message_head.hpp"
#include "api/http/transport/percent.hpp"
#include "geo/base/bilingual.hpp"

namespace api::http {

/// What a handler receives: decoded, checked against its route, and valid only during the call.
/// Copy what must live longer.
class Request {
  public:
    struct Field {
        std::string_view name;
        std::string_view value;
    };
    struct Bounds {
        std::int64_t least;
        std::int64_t most;
    };

    Method method() const noexcept { return head_->method; }
    /// As sent, percent-encoded: "/roads/17?x=1" and "/roads/17".
    std::string_view target() const noexcept { return head_->target; }
    std::string_view path() const noexcept;
    std::string_view body() const noexcept { return body_; }
    /// A number for the log, unique in this process.
    std::uint64_t id() const noexcept { return id_; }

    /// A header field, named without regard to case; nullopt when absent.
    std::optional<std::string_view> header(std::string_view name) const noexcept {
        return head_->field(name);
    }

    /// How often the field was sent; more than once is a way to make two servers disagree.
    std::size_t header_count(std::string_view name) const noexcept;
    /// The address that the connection comes from, "127.0.0.1"; empty where there is none.
    std::string_view peer() const noexcept { return peer_; }

    /// The piece of the path named {name} in the route. \pre the route declares it.
    std::string_view parameter(std::string_view name) const;
    /// \throws geo::Error(invalid_input) when it is no integer.
    std::int64_t integer_parameter(std::string_view name) const;

    /// A query parameter, decoded; nullopt when absent.
    std::optional<std::string_view> query(std::string_view name) const noexcept;
    const std::vector<Field>& query_fields() const noexcept { return query_; }
    /// \throws geo::Error(invalid_input) naming the parameter when absent or empty.
    std::string_view required_query(std::string_view name) const;
    /// \throws geo::Error(invalid_input) when it is no integer or out of bounds.
    std::int64_t query_integer(std::string_view name, std::int64_t fallback, Bounds bounds) const;
    /// \throws geo::Error(invalid_input) when it is no finite number.
    std::optional<double> query_number(std::string_view name) const;
    double required_number(std::string_view name) const;
    /// 1|true and 0|false. \throws geo::Error(invalid_input) for anything else.
    bool query_flag(std::string_view name, bool fallback) const;
    /// Comma-separated numbers, e.g. bbox=118.4,34.9,118.6,35.1.
    /// \throws geo::Error(invalid_input) unless there are as many as count.
    std::optional<std::vector<double>> query_numbers(std::string_view name,
                                                     std::size_t count) const;

    /// Chinese unless Accept-Language prefers English.
    geo::Language language() const noexcept;

  private:
    friend class Dispatcher;

    const MessageHead* head_ = nullptr;
    std::string_view body_;
    std::string_view peer_;
    std::uint64_t id_ = 0;
    std::vector<Field> parameters_;
    std::vector<Field> query_;
    DecodingArena arena_;
};

}  // namespace api::http

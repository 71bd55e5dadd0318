// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/transport/request.hpp"
#include "api/http/transport/response.hpp"

namespace api::http {

/// A table in the body of a request, and what was said about it. Views into the body.
struct SentTable {
    std::string_view text;
    std::string encoding;              ///< empty: find out
    std::string delimiter;             ///< empty: find out
    std::string area;                  ///< limit_to
    std::vector<std::string> columns;  ///< in the order they were given
};

/// The table of a text/csv body, or of the part "data" of a multipart/form-data one, whose parts
/// columns (repeated), encoding, delimiter and limit_to say the rest; the query may say encoding
/// too. Nothing for any other media type.
/// \throws geo::Error(invalid_input) for a form without a table.
std::optional<SentTable> sent_table(const Request& request);

/// 415 with what is taken instead.
Response wrong_table_type(const Request& request);

}  // namespace api::http

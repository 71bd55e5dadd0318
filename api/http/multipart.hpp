// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace api::http {

/// One part of a form (RFC 7578). Views into the body.
struct FormPart {
    std::string name;
    std::string_view content;
};

/// The parts of a multipart/form-data body, in order.
/// \param content_type as it was sent, with its boundary
/// \throws geo::Error(invalid_input) when the boundary is missing or the body does not keep to it.
std::vector<FormPart> form_parts(std::string_view content_type, std::string_view body);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace api::http {

/// Whether an Accept field (RFC 9110 §12.5.1) names HTML, and no JSON before it. "*/*" alone names
/// neither: that is a program.
bool prefers_html(std::string_view accept) noexcept;

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// docs/lifecycle.md, written by the state table itself.
#pragma once

#include <string>

namespace geo::lifecycle {

/// The states, actions, roles and gates as a page of Markdown, Chinese with English beside it. The
/// same table makes the same text.
std::string lifecycle_page();

}  // namespace geo::lifecycle

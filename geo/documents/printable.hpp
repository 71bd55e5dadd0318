// SPDX-License-Identifier: Apache-2.0
// What people type is printed as it is, and what nobody can see is made visible: a paper that goes
// on file must not say one thing and contain another.
#pragma once

#include <string>
#include <string_view>

namespace geo::documents {

/// Well-formed UTF-8 for print. Line breaks stay, tabs become spaces; a control character, a bidi
/// mark or another invisible one is spelt out ("[U+202E]"), malformed bytes become U+FFFD.
std::string printable(std::string_view text);

/// The same on one line: breaks become spaces.
std::string printable_line(std::string_view text);

/// The same with & < > " ' as character references: safe as the text or a quoted attribute of HTML,
/// SVG and XML.
std::string markup(std::string_view text);

/// Nothing to read: empty, white space, only invisible characters, or not UTF-8 at all.
bool is_blank(std::string_view text);

}  // namespace geo::documents

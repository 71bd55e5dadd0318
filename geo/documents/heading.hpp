// SPDX-License-Identifier: Apache-2.0
// The parts that every paper is made of: heads, titles, the place for the seal, lines to sign on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/documents/page_flow.hpp"

namespace geo::documents {

/// 公文 style: the authority large in red, the number, a red rule.
void place_red_head(PageFlow& flow, const Letterhead& letterhead);
/// Form style: authority and number on one small line.
void place_form_head(PageFlow& flow, const Letterhead& letterhead);
void place_title(PageFlow& flow, std::string_view title);
/// A bold line over what follows, which it is not parted from.
void place_section(PageFlow& flow, std::string_view title);
/// Running text, indented by two characters as Chinese papers are.
void place_body(PageFlow& flow, std::string_view text);
/// Running text without the indent: the addressee.
void place_address(PageFlow& flow, std::string_view text);
/// "标签：内容" in running text; nothing when there is no content.
void place_labelled(PageFlow& flow, std::string_view label, std::string_view text);
/// Authority and date at the right, with a dashed ring where the seal goes (盖章处).
void place_seal(PageFlow& flow, const Letterhead& letterhead);
/// 经办人：________ side by side.
void place_signature_lines(PageFlow& flow, const std::vector<std::string>& roles);
/// "2024年12月20日", or blanks to be filled in by hand.
std::string date_or_blank(const std::optional<Day>& day);

}  // namespace geo::documents

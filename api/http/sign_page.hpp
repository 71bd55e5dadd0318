// SPDX-License-Identifier: Apache-2.0
// The page that a sign's QR code opens: a name, why the road bears it, and a form to say that the
// sign is damaged. Works without a script and without the rest of the web.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/sign.hpp"

namespace api::http {

/// What a villager has typed; shown again when it could not be taken.
struct TypedReport {
    std::string kind, text, name, contact;
};

struct SignPage {
    std::optional<geo::Sign> sign;  ///< without one: a road's page, which has no form
    std::string name;
    std::string pinyin;  ///< toned
    std::string meaning;
    std::string origin;
    std::string village;
    std::string approved_on;
    std::vector<std::string> former_names;
    std::size_t doors = 0;  ///< along the road
    geo::RoadId road{};     ///< whose story the page links to
    bool is_modelled = false;
    bool is_thanked = false;  ///< a report has just come in
    std::string refusal;      ///< or why it was not taken
    TypedReport typed;
};

/// A whole HTML document; every text is escaped.
std::string sign_page_html(const SignPage& page, geo::Language language);
/// A page that only says why there is no other.
std::string message_page_html(const std::string& message, geo::Language language);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "api/cli/session.hpp"
#include "geo/model/finding.hpp"
#include "geo/model/place_name.hpp"

namespace api::cli {

using Json = nlohmann::ordered_json;

/// --cause and --protective-measures: what a renaming rests on (R01, R02).
void add_renaming_options(CLI::App& command, std::string& cause, std::string& protective_measures,
                          const Session& session);

Json to_json(const geo::Finding& finding, geo::Language language);
Json to_json(const std::vector<geo::Finding>& findings, geo::Language language);
Json to_json(const geo::NameParts& name, const geo::Pinyin& pinyin);

/// On one line. What is not UTF-8 (an argument may be any bytes) is replaced.
std::string to_text(const Json& json);

/// "block" as a person says it.
std::string verdict_word(std::string_view verdict, const Session& session);

/// One finding after the other for a person: the message, the article, what it rests on.
void print(const std::vector<geo::Finding>& findings, const Session& session);

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
// The tables that are linked into the binary, as the tests of this room use them.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "data/embedded.hpp"
#include "geo/naming/rule_set.hpp"
#include "geo/naming/table_reader.hpp"
#include "geo/naming/tables.hpp"

namespace geo::naming {

inline ReadingTexts reading_texts() {
    return {data::standard_characters(), data::other_characters(), data::place_characters(),
            data::place_readings(),      data::phrase_readings(),  data::surname_readings()};
}

inline Profile shipped_profile() { return read_profile(data::dongying_profile(), "dongying.toml"); }

inline std::shared_ptr<const Tables> tables_for(Profile profile) {
    return std::make_shared<const Tables>(
        load_tables({reading_texts(), data::variants(), data::fixed_numerals(), data::name_words()},
                    std::move(profile)));
}

inline const std::shared_ptr<const Tables>& tables() {
    static const auto shared = tables_for(shipped_profile());
    return shared;
}

inline const Romaniser& romaniser() { return tables()->romaniser; }
inline const GenericNames& generic_names() { return tables()->generic_names; }

inline const RuleSet& rule_set() {
    static const RuleSet shared(tables());
    return shared;
}

inline VillageContext village_named(const std::string& name) {
    return {VillageCode("370502104237"), name, DivisionCode("370502104000"), "史口镇",
            DivisionCode("370502")};
}

inline RegisteredName registered(const std::string& name, std::int64_t road,
                                 NameStatus status = NameStatus::in_force) {
    const NameParts parts = split_name(name, generic_names());
    RegisteredName registered;
    registered.name = parts;
    registered.pinyin = romaniser().romanise(parts);
    registered.status = status;
    registered.road = RoadId(road);
    registered.village = VillageCode("370502104237");
    registered.village_name = "吕家村";
    return registered;
}

/// "U01:B;C03:B", the manner of the sample vectors; "PASS" when there is nothing to say.
inline std::string summary(const std::vector<Finding>& findings) {
    std::string out;
    for (const Finding& finding : findings) {
        if (!out.empty()) out += ';';
        out += finding.rule + ':' + severity_letter(finding.severity);
    }
    return out.empty() ? "PASS" : out;
}

/// The findings of some families alone ("N", "CL"), so that a test of one is not a test of all.
inline std::string summary(const std::vector<Finding>& findings, std::string_view families) {
    std::vector<Finding> kept;
    for (const Finding& finding : findings)
        if (families.find(finding.rule.front()) != std::string_view::npos) kept.push_back(finding);
    return summary(kept);
}

/// Lines of a sample file beside the project; empty where the samples are absent.
inline std::vector<std::vector<std::string>> sample_rows(const std::string& file) {
    std::ifstream in(std::string(LUMING_SOURCE_DIR) + "/../shared/data/" + file);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> row;
        for (const auto part : split(line, '\t')) row.emplace_back(part);
        rows.push_back(std::move(row));
    }
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// The tables that are linked into the binary, as the tests of this room use them.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "data/embedded.hpp"
#include "geo/naming/romaniser.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {

inline ReadingTexts reading_texts() {
    return {data::standard_characters(), data::other_characters(), data::place_characters(),
            data::place_readings(),      data::phrase_readings(),  data::surname_readings()};
}

inline const Romaniser& romaniser() {
    static const Romaniser shared(reading_texts(), OrdinalFinder(data::fixed_numerals()));
    return shared;
}

inline const GenericNames& generic_names() {
    static const GenericNames shared = GenericNames::from_table(data::generic_names());
    return shared;
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

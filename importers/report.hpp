// SPDX-License-Identifier: Apache-2.0
// What an import did, row by row where there is something to say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/registry/import.hpp"
#include "importers/import_options.hpp"

namespace importers {

/// A row that was rejected, or stored with something worth knowing.
struct ReportedRow {
    std::int64_t row = 0;  ///< 1 is the first feature (the first line after a CSV's header)
    std::string key;       ///< code, road_id, …; empty when the row has none
    bool rejected = false;
    geo::BilingualText reason;
};

/// A class of rows that are not of the kind asked for, and how many there were.
struct SkippedClass {
    geo::BilingualText reason;
    std::int64_t rows = 0;
};

/// rows_in == stored + updated + unchanged + rejected + skipped, always.
struct Report {
    ImportKind kind = ImportKind::roads;
    std::string path;
    std::string source;
    std::string driver;
    std::string layer;
    std::string crs;
    std::string encoding;
    bool dry_run = false;
    std::int64_t rows_in = 0;
    std::int64_t stored = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    std::int64_t skipped = 0;
    std::int64_t unassigned = 0;  ///< roads stored that lie in no village
    std::vector<SkippedClass> skipped_classes;
    std::vector<geo::BilingualText> notes;  ///< on the file as a whole
    std::vector<ReportedRow> rows;
    double seconds = 0;

    void count(geo::registry::RowOutcome outcome) noexcept;
    void reject(std::int64_t row, std::string key, geo::BilingualText reason);
    void note(std::int64_t row, std::string key, geo::BilingualText text);
    void skip(const geo::BilingualText& reason);

    bool adds_up() const noexcept {
        return rows_in == stored + updated + unchanged + rejected + skipped;
    }
    double rows_per_second() const noexcept {
        return seconds > 0 ? static_cast<double>(rows_in) / seconds : 0;
    }
};

/// Everything, as one JSON object.
std::string to_json(const Report& report);

/// For a person: the counts, and each reason once with the first rows it concerns, at most
/// `most_reasons` of them.
std::string to_text(const Report& report, geo::Language language, std::size_t most_reasons = 20);

/// Writes the JSON beside its place and renames it there.  \throws Error(storage).
void write_report(const Report& report, const std::string& path);

}  // namespace importers

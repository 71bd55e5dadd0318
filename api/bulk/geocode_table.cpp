// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/geocode_table.hpp"

#include <array>

namespace api::bulk {
namespace {

using geo::search::Verdict;

constexpr std::array<std::string_view, 5> usual_columns{"address", "full", "text", "地址",
                                                        "详细地址"};

std::vector<std::size_t> address_columns(const std::vector<std::string>& wanted,
                                         const table::TableReader& reader) {
    if (wanted.empty()) return {reader.get_column(usual_columns)};
    std::vector<std::size_t> places;
    for (const std::string_view name : wanted) places.push_back(reader.get_column({&name, 1}));
    return places;
}

void count(GeocodeTally& tally, Verdict verdict) {
    ++tally.rows;
    switch (verdict) {
        case Verdict::match:
            ++tally.match;
            break;
        case Verdict::ambiguous:
            ++tally.ambiguous;
            break;
        case Verdict::partial:
            ++tally.partial;
            break;
        case Verdict::none:
            ++tally.none;
            break;
    }
}

}  // namespace

std::optional<GeocodeTally> geocode_table(const Places& known, const GeocodeOptions& options,
                                          table::TableReader& reader,
                                          const table::TableWriter::Sink& sink,
                                          const Progress& progress) {
    const auto places = address_columns(options.columns, reader);
    const auto columns = geocode_columns();
    table::TableWriter writer{reader, {columns.begin(), columns.end()}, sink};
    geo::search::Geocoder geocoder{known.index};
    geocoder.limit_to(options.area);
    GeocodeTally tally;
    Cells cells;
    std::string text;
    std::vector<std::string> answer;
    while (const table::Row* row = reader.next()) {
        if (progress && !progress(tally.rows, reader)) return std::nullopt;
        text.clear();
        for (const std::size_t place : places) text += row->cell(place);
        const auto found = geocoder.locate(text);
        count(tally, found.verdict);
        write_answer(found, *known.book, cells);
        answer.clear();
        for (std::size_t i = 0; i < cells.size(); ++i) answer.emplace_back(cells[i]);
        writer.write(*row, answer);
    }
    return tally;
}

}  // namespace api::bulk

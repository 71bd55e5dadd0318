// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/pinyin_table.hpp"

#include <fmt/format.h>

#include "geo/base/text.hpp"

namespace api::bulk {

std::string readings_to_review(const std::vector<geo::naming::CharacterReading>& readings) {
    std::string text;
    for (const auto& reading : readings) {
        if (!reading.needs_review) continue;
        if (!text.empty()) text += "; ";
        text += fmt::format("{} {}/{}", reading.character, reading.chosen,
                            fmt::join(reading.alternatives, "/"));
    }
    return text;
}

std::optional<std::int64_t> spell_names_in_table(
    const geo::naming::Tables& tables, geo::naming::NameKind kind, table::TableReader& reader,
    std::string_view column, const table::TableWriter::Sink& sink, const Progress& progress) {
    const std::size_t names = reader.get_column({&column, 1});
    table::TableWriter writer{reader, {"toned", "untoned", "sign", "key", "review"}, sink};
    std::int64_t rows = 0;
    while (const table::Row* row = reader.next()) {
        if (progress && !progress(rows, reader)) return std::nullopt;
        ++rows;
        const std::string_view name = geo::text::trimmed(row->cell(names));
        const geo::Pinyin pinyin = tables.romaniser.romanise(name, kind, tables.generic_names);
        std::string review;
        if (pinyin.needs_review)
            review = readings_to_review(tables.romaniser.explain(name, kind, tables.generic_names));
        writer.write(*row, {table::formula_safe(pinyin.toned), table::formula_safe(pinyin.untoned),
                            table::formula_safe(pinyin.sign), table::formula_safe(pinyin.key),
                            table::formula_safe(review)});
    }
    return rows;
}

}  // namespace api::bulk

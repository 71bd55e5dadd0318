// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/name_check_table.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/spatial/wkt.hpp"

namespace api::bulk {
namespace {

using Names = std::array<std::string_view, 2>;
using geo::registry::CheckScope;
using geo::registry::NameCheck;

constexpr Names name_names{"name", "路名"};
constexpr Names village_names{"village_code", "村代码"};
constexpr Names line_names{"wkt", "线"};
constexpr Names width_names{"width_m", "路宽"};
constexpr Names meaning_names{"meaning", "含义"};
constexpr Names origin_names{"origin", "来历"};

/// Where the table has what a proposal is made of.
struct Columns {
    explicit Columns(const table::TableReader& reader)
        : name(reader.get_column(name_names)),
          village(reader.get_column(village_names)),
          line(reader.find_column(line_names)),
          width(reader.find_column(width_names)),
          meaning(reader.find_column(meaning_names)),
          origin(reader.find_column(origin_names)) {}

    CheckScope scope() const {
        return meaning || origin ? CheckScope::proposal : CheckScope::bare_name;
    }

    std::size_t name, village;
    std::optional<std::size_t> line, width, meaning, origin;
};

std::string_view optional_cell(const table::Row& row, const std::optional<std::size_t>& column) {
    return column ? geo::text::trimmed(row.cell(*column)) : std::string_view{};
}

double width_of(std::string_view text) {
    double width = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
    if (error != std::errc{} || end != text.data() + text.size())
        throw geo::Error(geo::ErrorKind::invalid_input,
                         fmt::format("路宽“{}”不是数字（米）。", text),
                         fmt::format("The width '{}' is no number of metres.", text));
    return width;
}

geo::NameProposal content_of(const table::Row& row, const Columns& columns) {
    geo::NameProposal content;
    content.name = row.cell(columns.name);
    content.village = geo::VillageCode{std::string{geo::text::trimmed(row.cell(columns.village))}};
    content.meaning = optional_cell(row, columns.meaning);
    content.origin = optional_cell(row, columns.origin);
    if (const auto line = optional_cell(row, columns.line); !line.empty())
        content.line = geo::spatial::line_from_wkt(line);
    if (const auto width = optional_cell(row, columns.width); !width.empty())
        content.width_metres = width_of(width);
    return content;
}

std::string joined(const std::vector<geo::Finding>& findings) {
    std::string text;
    for (const geo::Finding& finding : findings) {
        if (!text.empty()) text += ';';
        text.append(finding.rule).append(1, ':').append(1, severity_letter(finding.severity));
    }
    return text;
}

}  // namespace

std::optional<CheckTally> check_names_in_table(const NameChecker& check, table::TableReader& reader,
                                               geo::Language language,
                                               const table::TableWriter::Sink& sink,
                                               const Progress& progress) {
    const Columns columns{reader};
    table::TableWriter writer{reader, {"verdict", "findings", "error"}, sink};
    CheckTally tally;
    while (const table::Row* row = reader.next()) {
        if (progress && !progress(tally.rows, reader)) return std::nullopt;
        ++tally.rows;
        try {
            const NameCheck answer = check(content_of(*row, columns), columns.scope());
            if (answer.verdict == "block") ++tally.blocked;
            writer.write(*row, {std::string{answer.verdict}, joined(answer.findings), {}});
        } catch (const geo::Error& error) {
            if (error.kind() == geo::ErrorKind::storage) throw;
            ++tally.failed;
            writer.write(*row, {"error", {}, table::formula_safe(error.text().in(language))});
        }
    }
    return tally;
}

}  // namespace api::bulk

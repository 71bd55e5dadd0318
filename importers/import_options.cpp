// SPDX-License-Identifier: Apache-2.0
#include "importers/import_options.hpp"

#include "geo/base/error.hpp"

namespace importers {

std::string_view to_string(ImportKind kind) noexcept {
    switch (kind) {
        case ImportKind::divisions:
            return "divisions";
        case ImportKind::villages:
            return "villages";
        case ImportKind::roads:
            return "roads";
        case ImportKind::addresses:
            return "addresses";
    }
    return "";
}

std::optional<ImportKind> import_kind_from(std::string_view word) noexcept {
    for (const auto kind :
         {ImportKind::divisions, ImportKind::villages, ImportKind::roads, ImportKind::addresses})
        if (word == to_string(kind)) return kind;
    return std::nullopt;
}

FieldChoice parse_field_choice(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size())
        throw geo::Error(geo::ErrorKind::invalid_input,
                         "--map 写作 字段=列名，不是“" + std::string(text) + "”。",
                         "--map is written field=column, not '" + std::string(text) + "'.");
    return {std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

}  // namespace importers

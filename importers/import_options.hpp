// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace importers {

enum class ImportKind { divisions, villages, roads, addresses };

/// "divisions", "villages", "roads", "addresses".
std::string_view to_string(ImportKind kind) noexcept;
std::optional<ImportKind> import_kind_from(std::string_view word) noexcept;

/// One `--map field=column`.
struct FieldChoice {
    std::string field;   ///< as the contract calls it: "code", "width_m", …
    std::string column;  ///< as the file calls it
};

/// Reads "field=column".  \throws Error(invalid_input) on anything else.
FieldChoice parse_field_choice(std::string_view text);

struct ImportOptions {
    ImportKind kind = ImportKind::roads;
    std::string path;
    std::string layer;  ///< empty: the only layer, or that of the kind's name
    std::vector<FieldChoice> fields;
    std::string crs;          ///< "EPSG:n"; empty: what the file declares
    std::string operation;    ///< for Beijing 1954 and Xian 1980: "dx,dy,dz[,rx,ry,rz,s]" or a
                              ///< PROJ pipeline to EPSG:4490; empty: none
    std::string encoding;     ///< of the attributes; empty: declared, else found out
    bool dry_run = false;     ///< read and check everything, keep nothing
    std::string report_path;  ///< the report as JSON goes here; empty: nowhere
    std::string source;       ///< name of the data set; empty: "osm" or the file's stem
    bool repair = false;      ///< mend invalid outlines instead of rejecting them
    std::string actor;        ///< every write names one
};

struct ProgressPoint {
    std::int64_t rows = 0;
    std::int64_t expected = -1;  ///< -1: the format does not say
};

/// Called now and then from the thread of the import; false stops it and nothing is kept.
using Progress = std::function<bool(const ProgressPoint&)>;

}  // namespace importers

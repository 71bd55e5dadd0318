// SPDX-License-Identifier: Apache-2.0
// Use case for the command line: a file into the registry.
#pragma once

#include "importers/import_options.hpp"
#include "importers/report.hpp"

namespace geo::registry {
class Registry;
}

namespace importers {

/// Opens the file, reads its rows into one import session and commits it: all or nothing, and
/// nothing at all when options.dry_run. The report is also written to options.report_path.
/// \throws Error(not_found, invalid_input) for the file, Error(storage) for the database or the
///         report, Error(unavailable) when progress asked to stop.
Report run_import(geo::registry::Registry& registry, const ImportOptions& options,
                  const Progress& progress = {});

}  // namespace importers

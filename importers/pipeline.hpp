// SPDX-License-Identifier: Apache-2.0
// Reading and storing side by side: one thread parses, checks and transforms, the caller's thread
// hands the rows to the sink, a few batches at most lie between them.
#pragma once

#include "importers/report.hpp"
#include "importers/row_sink.hpp"
#include "importers/source.hpp"

namespace importers {

/// Reads the whole source into the sink and commits. Nothing is committed when the file turns out
/// to be damaged, when no row fits its reference system, or when progress asks to stop.
/// \throws Error(invalid_input) naming the row at which reading failed; what the sink throws.
template <typename Row>
Report import_rows(Source& source, const ImportOptions& options, RowSink<Row>& sink,
                   const Progress& progress);

extern template Report import_rows(Source&, const ImportOptions&,
                                   RowSink<geo::registry::DivisionRow>&, const Progress&);
extern template Report import_rows(Source&, const ImportOptions&,
                                   RowSink<geo::registry::VillageRow>&, const Progress&);
extern template Report import_rows(Source&, const ImportOptions&, RowSink<geo::registry::RoadRow>&,
                                   const Progress&);
extern template Report import_rows(Source&, const ImportOptions&,
                                   RowSink<geo::registry::AddressRow>&, const Progress&);

}  // namespace importers

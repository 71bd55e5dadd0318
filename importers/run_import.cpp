// SPDX-License-Identifier: Apache-2.0
#include "importers/run_import.hpp"

#include <type_traits>

#include "importers/pipeline.hpp"

namespace importers {

using geo::registry::ImportOrigin;
using geo::registry::Registry;

namespace {

template <typename Row, typename Session>
class SessionSink final : public RowSink<Row> {
  public:
    SessionSink(Registry& registry, ImportOrigin origin) : session_(registry, std::move(origin)) {}
    geo::registry::RowResult add(const Row& row) override { return session_.add(row); }
    void commit() override { session_.commit(); }
    std::int64_t unassigned() const override {
        if constexpr (std::is_same_v<Session, geo::registry::RoadImport>)
            return session_.unassigned();
        else
            return 0;
    }

  private:
    Session session_;
};

template <typename Row, typename Session>
Report import_into(Registry& registry, Source& source, const ImportOptions& options,
                   ImportOrigin origin, const Progress& progress) {
    SessionSink<Row, Session> sink(registry, std::move(origin));
    return import_rows<Row>(source, options, sink, progress);
}

std::string source_name(const Source& source, const ImportOptions& options) {
    if (!options.source.empty()) return options.source;
    return source.file.format == FileFormat::osm ? "osm" : source.file.stem;
}

Report import_kind(Registry& registry, Source& source, const ImportOptions& options,
                   const ImportOrigin& origin, const Progress& progress) {
    using namespace geo::registry;
    switch (options.kind) {
        case ImportKind::divisions:
            return import_into<DivisionRow, DivisionImport>(registry, source, options, origin,
                                                            progress);
        case ImportKind::villages:
            return import_into<VillageRow, VillageImport>(registry, source, options, origin,
                                                          progress);
        case ImportKind::roads:
            return import_into<RoadRow, RoadImport>(registry, source, options, origin, progress);
        case ImportKind::addresses:
            return import_into<AddressRow, AddressImport>(registry, source, options, origin,
                                                          progress);
    }
    return {};
}

}  // namespace

Report run_import(Registry& registry, const ImportOptions& options, const Progress& progress) {
    Source source = open_source(options);
    const ImportOrigin origin{source_name(source, options), options.actor, options.dry_run};
    Report report = import_kind(registry, source, options, origin, progress);
    report.source = origin.source;
    if (!options.report_path.empty()) write_report(report, options.report_path);
    return report;
}

}  // namespace importers

// SPDX-License-Identifier: Apache-2.0
// A file that was checked, opened by the one driver its ending allows, and understood: which layer,
// which reference system, which encoding, which columns.
#pragma once

#include <ogrsf_frmts.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/base/encoding.hpp"
#include "geo/spatial/projection.hpp"
#include "importers/fields.hpp"
#include "importers/file_guard.hpp"
#include "importers/geojson_reader.hpp"
#include "importers/import_options.hpp"
#include "importers/text_file.hpp"

namespace importers {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const noexcept { GDALClose(dataset); }
};

/// How the coordinates of a file become those of the registry.
struct ReferenceSystem {
    std::string name;       ///< "EPSG:4548", or what the file calls it
    bool declared = false;  ///< the file or the user names it; else degrees are assumed
    bool projected = false;
    std::optional<geo::spatial::Transformer> transformer;
};

/// Members are destroyed from the last to the first: the dataset closes before its file goes.
struct Source {
    CheckedFile file;
    TextFile text;
    std::unique_ptr<GeoJsonReader> geojson;  ///< reads the file in place of dataset and layer
    GeoJsonHead geojson_head;
    std::unique_ptr<GDALDataset, CloseDataset> dataset;
    OGRLayer* layer = nullptr;
    std::string layer_name;
    std::string driver;
    geo::text::Decoder decoder{"UTF-8"};
    ReferenceSystem reference;
    ImportKind kind = ImportKind::roads;
    std::vector<FieldChoice> choices;
    FieldMap fields;
    std::vector<std::string> columns;
    std::int64_t expected_rows = -1;
    bool has_feature_ids = false;  ///< the features carry ids of their own (GeoJSON)
    std::vector<geo::BilingualText> notes;
};

/// \throws Error(not_found, invalid_input) for everything that keeps a file from being read: see
///         check_file, map_fields, Transformer; an empty layer is one of them.
Source open_source(const ImportOptions& options);

/// \param declared  by the file, or null; what the user gave comes before it
ReferenceSystem find_reference_system(const OGRSpatialReference* declared,
                                      const ImportOptions& options,
                                      std::vector<geo::BilingualText>& notes);

/// Finds out how a shapefile's table is encoded: declared by .cpg or the language id, and whether
/// its texts agree; UTF-8, then GB18030 where nothing is declared or the declaration is wrong.
geo::text::Decoder find_shapefile_encoding(OGRLayer& layer, const std::string& wanted,
                                           std::vector<geo::BilingualText>& notes);

}  // namespace importers

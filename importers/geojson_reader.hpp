// SPDX-License-Identifier: Apache-2.0
// GeoJSON read in one pass. OGR reads such a file twice, once for its columns, and takes three
// times as long as the rest of an import; what is unusual here is still left to it (docs: RFC 7946,
// and the `crs` member of the 2008 specification).
#pragma once

#include <ogrsf_frmts.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace importers {

/// What the head of a file tells.
struct GeoJsonHead {
    bool is_usual = false;             ///< a FeatureCollection, or one Feature a line
    std::string name;                  ///< of the collection
    std::string crs;                   ///< as its `crs` member calls it; empty: WGS 84
    std::vector<std::string> columns;  ///< of the first features
    std::int64_t features = 0;         ///< looked at
};

class GeoJsonReader {
  public:
    /// \param is_sequence  one Feature a line
    GeoJsonReader(std::string path, bool is_sequence);
    ~GeoJsonReader();
    GeoJsonReader(const GeoJsonReader&) = delete;
    GeoJsonReader& operator=(const GeoJsonReader&) = delete;

    /// Looks at the first thousand features.
    GeoJsonHead read_head() const;

    using NewColumn = std::function<void(const std::string&)>;
    using Take = std::function<bool(const OGRFeature&)>;  ///< false stops

    /// Every feature, its properties as text in the columns. A property that no feature had before
    /// is told first. A feature's own id stands in the column "id" unless a property does.
    /// \throws Error(invalid_input) naming the byte and the row where the file is damaged.
    void for_each(const GeoJsonHead& head, const NewColumn& new_column, const Take& take) const;

  private:
    std::string path_;
    bool is_sequence_;
};

}  // namespace importers

// SPDX-License-Identifier: Apache-2.0
// One feature of the file while it becomes a row. The first thing wrong with it decides that the
// row is rejected; the reader goes on and asks afterwards.
#pragma once

#include <ogrsf_frmts.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/base/bilingual.hpp"
#include "importers/shapes.hpp"
#include "importers/source.hpp"

namespace importers {

class Record {
  public:
    Record(const Source& source, const Placement& placement, const OGRFeature& feature, bool repair)
        : source_(source), placement_(placement), feature_(feature), repair_(repair) {}

    /// Decoded, without white space at the ends; of several columns the first that has something.
    std::string text(Field field);
    /// All columns of the field that have something, separated by ';'.
    std::string all_texts(Field field);
    /// nullopt when there is none; a text that is no number gives a note.
    std::optional<double> metres(Field field);
    std::optional<double> number(Field field);
    /// "true", "yes", "1", "是".
    bool flag(Field field);
    /// A calendar day as "2024-12-20"; anything else gives a note and an empty text.
    std::string day(Field field);
    std::string day_from(const std::string& written);

    geo::LineString line();
    geo::MultiPolygon outline();
    geo::Coordinate position();

    /// The row's own key: its field, else the feature's id where the file gives one, else a key
    /// made of the content, so that the same row has the same key next time.
    std::string source_id();

    void reject(geo::BilingualText reason);
    void skip(geo::BilingualText reason);
    void note(const geo::BilingualText& text);

    bool is_usable() const noexcept { return !rejection_ && !skipped_; }
    const std::optional<geo::BilingualText>& rejection() const noexcept { return rejection_; }
    const std::optional<geo::BilingualText>& skipped() const noexcept { return skipped_; }
    const std::optional<geo::BilingualText>& notes() const noexcept { return note_; }
    bool is_out_of_range() const noexcept { return out_of_range_; }
    bool is_of_osm() const noexcept { return source_.file.format == FileFormat::osm; }

  private:
    std::string column_text(int column);
    std::optional<std::string> decoded(int column, std::string_view bytes);
    const OGRGeometry* geometry();
    template <typename Shape>
    Shape taken(Shaped<Shape> shaped);

    const Source& source_;
    const Placement& placement_;
    const OGRFeature& feature_;
    bool repair_;
    OGRGeometryUniquePtr parsed_;
    bool out_of_range_ = false;
    std::optional<geo::BilingualText> rejection_;
    std::optional<geo::BilingualText> skipped_;
    std::optional<geo::BilingualText> note_;
};

}  // namespace importers

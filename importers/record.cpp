// SPDX-License-Identifier: Apache-2.0
#include "importers/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "geo/base/text.hpp"

namespace importers {

using geo::BilingualText;

namespace {

std::optional<double> leading_number(std::string_view text, std::string_view& rest) {
    double value = 0;
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{}) return std::nullopt;
    rest = geo::text::trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    return value;
}

bool is_metre_unit(std::string_view unit) {
    static constexpr std::array units{"", "m", "M", "米", "公尺", "meters", "metres", "m."};
    return std::find(units.begin(), units.end(), unit) != units.end();
}

bool is_calendar_day(int year, int month, int day) {
    return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// FNV-1a, 64 bits (draft-eastlake-fnv): stable between runs and machines, as the key must be.
class ContentHash {
  public:
    void add(std::string_view bytes) {
        for (const char byte : bytes)
            hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
        hash_ = (hash_ ^ 0x1fU) * 0x100000001b3U;  // so that "ab","c" is not "a","bc"
    }
    std::string hex() const { return fmt::format("h{:016x}", hash_); }

  private:
    std::uint64_t hash_ = 0xcbf29ce484222325U;
};

std::string content_key(const OGRFeature& feature) {
    ContentHash hash;
    for (int i = 0; i < feature.GetFieldCount(); ++i) hash.add(feature.GetFieldAsString(i));
    if (const auto* geometry = feature.GetGeometryRef(); geometry != nullptr) {
        std::string wkb(geometry->WkbSize(), '\0');
        geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()));
        hash.add(wkb);
    }
    return hash.hex();
}

}  // namespace

std::optional<std::string> Record::decoded(int column, std::string_view bytes) {
    if (auto text = source_.decoder.decode(bytes)) return text;
    const int width = feature_.GetFieldDefnRef(column)->GetWidth();
    // A shapefile's table cuts a text at its width, in the middle of a character if need be.
    if (source_.file.format == FileFormat::shapefile && static_cast<int>(bytes.size()) + 4 > width)
        if (auto text = source_.decoder.decode_cut_off(bytes)) {
            note({"列“" + source_.columns[static_cast<std::size_t>(column)] +
                      "”在字段宽度处被截断。",
                  "The column '" + source_.columns[static_cast<std::size_t>(column)] +
                      "' is cut off at the width of its field."});
            return text;
        }
    return std::nullopt;
}

std::string Record::column_text(int column) {
    if (feature_.IsFieldSetAndNotNull(column) == 0) return {};
    const char* bytes = feature_.GetFieldAsString(column);
    if (auto text = decoded(column, bytes)) {
        const auto trimmed = geo::text::trimmed(*text);
        return trimmed.size() == text->size() ? std::move(*text) : std::string(trimmed);
    }
    const std::string& name = source_.columns[static_cast<std::size_t>(column)];
    const std::string& encoding = source_.decoder.encoding();
    reject({fmt::format("列“{}”的文字不是 {} 编码；请用 --encoding 指明编码。", name, encoding),
            fmt::format("The text of column '{}' is not {}; name its encoding with --encoding.",
                        name, encoding)});
    return {};
}

std::string Record::text(Field field) {
    for (const int column : source_.fields.columns(field))
        if (std::string text = column_text(column); !text.empty()) return text;
    return {};
}

std::string Record::all_texts(Field field) {
    std::string all;
    for (const int column : source_.fields.columns(field))
        if (const std::string text = column_text(column); !text.empty())
            all += (all.empty() ? "" : ";") + text;
    return all;
}

std::optional<double> Record::number(Field field) {
    const std::string written = text(field);
    if (written.empty()) return std::nullopt;
    std::string_view rest;
    const auto value = leading_number(written, rest);
    if (value && rest.empty()) return value;
    reject({"“" + written + "”不是数字。", "'" + written + "' is not a number."});
    return std::nullopt;
}

std::optional<double> Record::metres(Field field) {
    const std::string written = text(field);
    if (written.empty()) return std::nullopt;
    std::string_view unit;
    const auto value = leading_number(written, unit);
    if (value && *value > 0 && *value < 1000 && is_metre_unit(unit)) return value;
    note({"宽度“" + written + "”不是以米计的数，未采用。",
          "The width '" + written + "' is not a number of metres and was left out."});
    return std::nullopt;
}

bool Record::flag(Field field) {
    static constexpr std::array yes{"1", "true", "TRUE", "True", "yes", "t", "T", "是"};
    const std::string written = text(field);
    return std::find(yes.begin(), yes.end(), written) != yes.end();
}

std::string Record::day(Field field) { return day_from(text(field)); }

std::string Record::day_from(const std::string& written) {
    if (written.empty()) return {};
    int year = 0;
    int month = 0;
    int day = 0;
    int used = 0;
    // OGR writes the dates it recognises with slashes.
    const bool read = std::sscanf(written.c_str(), "%4d%*[-/.]%2d%*[-/.]%2d%n", &year, &month, &day,
                                  &used) == 3 &&
                      static_cast<std::size_t>(used) == written.size();
    if (read && is_calendar_day(year, month, day))
        return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    note({"“" + written + "”不是日期（应如 2024-12-20），未采用。",
          "'" + written + "' is not a day (2024-12-20) and was left out."});
    return {};
}

const OGRGeometry* Record::geometry() {
    if (const auto* own = feature_.GetGeometryRef(); own != nullptr) return own;
    const std::string wkt = text(Field::line);
    if (wkt.empty()) return nullptr;
    OGRGeometry* made = nullptr;
    OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &made);
    parsed_.reset(made);
    return made;
}

template <typename Shape>
Shape Record::taken(Shaped<Shape> shaped) {
    out_of_range_ = out_of_range_ || shaped.out_of_range;
    if (shaped.fault) reject(std::move(*shaped.fault));
    if (shaped.note) note(*shaped.note);
    return std::move(shaped.shape);
}

geo::LineString Record::line() { return taken(to_line(geometry(), placement_)); }

geo::MultiPolygon Record::outline() { return taken(to_outline(geometry(), placement_, repair_)); }

geo::Coordinate Record::position() {
    if (!source_.fields.has(Field::lon) || !source_.fields.has(Field::lat))
        return taken(to_position(geometry(), placement_));
    const auto lon = number(Field::lon);
    const auto lat = number(Field::lat);
    if (lon && lat) return taken(to_position(*lon, *lat, placement_));
    reject({"没有坐标。", "There are no coordinates."});
    return {};
}

std::string Record::source_id() {
    std::string id = text(Field::source_id);
    if (!id.empty()) return id;
    return source_.has_feature_ids ? std::to_string(feature_.GetFID()) : content_key(feature_);
}

void Record::reject(BilingualText reason) {
    if (!rejection_) rejection_ = std::move(reason);
}

void Record::skip(BilingualText reason) {
    if (!skipped_) skipped_ = std::move(reason);
}

void Record::note(const BilingualText& text) {
    if (!note_) {
        note_ = text;
        return;
    }
    note_->zh += text.zh;
    note_->en += " " + text.en;
}

}  // namespace importers

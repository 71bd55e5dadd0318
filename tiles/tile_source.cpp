// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_source.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>

#include "geo/model/wire_names.hpp"
#include "tiles/mvt_encoder.hpp"
#include "tiles/road_selection.hpp"
#include "tiles/simplification.hpp"
#include "tiles/tile_layers.hpp"

namespace tiles {
namespace {

using geo::publishing::DoorFeature;
using geo::publishing::RoadFeature;
using geo::publishing::RoadRef;
using geo::publishing::Shard;
using geo::publishing::SignFeature;
using geo::publishing::Snapshot;
using geo::publishing::VillageFeature;

// A layer that has grown to this size takes no more features; together they stay below 500 KB.
constexpr std::size_t most_village_bytes = 140'000;
constexpr std::size_t most_label_bytes = 40'000;
constexpr std::size_t most_road_bytes = 200'000;
constexpr std::size_t most_address_bytes = 90'000;

/// A village smaller than this on the tile is a speck and left out.
constexpr double smallest_village_units = 16;
/// Labels keep a cell of this size each while zooms are small.
constexpr double label_cell_units = 256;

/// The properties of one feature; no feature has more.
class Properties {
  public:
    void add(std::string_view key, PropertyValue value) { list_[count_++] = {key, value}; }
    void add_text(std::string_view key, std::string_view text) {
        if (!text.empty()) add(key, text);
    }
    operator std::span<const Property>() const { return {list_.data(), count_}; }

  private:
    std::array<Property, 8> list_;
    std::size_t count_ = 0;
};

/// Everything the layers of one tile share.
class TileBuilder {
  public:
    TileBuilder(const Snapshot& snapshot, TileId tile)
        : snapshot_(snapshot), tile_(tile), project_(tile), area_(buffered_box(tile)) {}

    std::string build() {
        std::string out;
        add_villages().write_to(out);
        add_roads().write_to(out);
        if (tile_.zoom >= address_zoom) add_addresses().write_to(out);
        if (tile_.zoom >= sign_zoom) add_signs().write_to(out);
        add_labels().write_to(out);
        return out;
    }

  private:
    /// At the last zoom the viewer magnifies further: every vertex counts there.
    double tolerance() const noexcept { return tile_.zoom == max_zoom ? 0.25 : 1.5; }

    LayerEncoder add_villages();
    LayerEncoder add_labels();
    LayerEncoder add_roads();
    LayerEncoder add_addresses();
    LayerEncoder add_signs();
    void add_village(LayerEncoder& layer, const VillageFeature& village);
    void add_road(LayerEncoder& layer, const RoadRef& ref);
    void project_path(const std::vector<geo::Coordinate>& points);
    void draw_outline(const geo::MultiPolygon& outline);
    void draw_line(const geo::LineString& line);
    bool is_speck(const VillageFeature& village) const noexcept;
    /// Visits villages by code, so that a tile does not depend on how shards are ordered.
    template <typename Visit>
    void for_each_village(Visit&& visit) const;

    const Snapshot& snapshot_;
    TileId tile_;
    TileProjection project_;
    geo::BoundingBox area_;
    ClipBox clip_;
    // Memory to work in, kept from feature to feature.
    TilePath path_;
    std::vector<TilePath> parts_;
    GeometryEncoder points_{GeometryType::point};
    GeometryEncoder lines_{GeometryType::line_string};
    GeometryEncoder polygons_{GeometryType::polygon};
};

/// A code of the national scheme is a number that a feature can bear as its id.
std::optional<std::uint64_t> numeric_id(const std::string& code) {
    std::uint64_t id = 0;
    const char* end = code.data() + code.size();
    const auto [stopped, error] = std::from_chars(code.data(), end, id);
    if (code.empty() || error != std::errc() || stopped != end) return std::nullopt;
    // JavaScript keeps whole numbers up to 2^53.
    return id < (std::uint64_t{1} << 53) ? std::optional(id) : std::nullopt;
}

std::uint64_t feature_id(std::int64_t id) { return static_cast<std::uint64_t>(id); }

template <typename Visit>
void TileBuilder::for_each_village(Visit&& visit) const {
    std::vector<const VillageFeature*> villages;
    snapshot_.for_each_shard(area_, [&](const Shard& shard) {
        if (shard.village) villages.push_back(&*shard.village);
    });
    std::sort(villages.begin(), villages.end(), [](auto* a, auto* b) { return a->code < b->code; });
    for (const VillageFeature* village : villages) visit(*village);
}

/// Leaves out vertices that fall on the one before them.
void TileBuilder::project_path(const std::vector<geo::Coordinate>& points) {
    const double least = tolerance() / 4;
    path_.clear();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const TilePoint at = project_(points[i]);
        const bool is_end = i == 0 || i + 1 == points.size();
        if (is_end || std::abs(at.x - path_.back().x) > least ||
            std::abs(at.y - path_.back().y) > least)
            path_.push_back(at);
    }
}

LayerEncoder TileBuilder::add_villages() {
    LayerEncoder layer("villages");
    for_each_village([&](const VillageFeature& village) {
        if (village.box.intersects(area_) && !is_speck(village) &&
            layer.byte_size() < most_village_bytes)
            add_village(layer, village);
    });
    return layer;
}

void TileBuilder::add_village(LayerEncoder& layer, const VillageFeature& village) {
    draw_outline(village.outline);
    Properties properties;
    properties.add("code", village.code.value());
    properties.add("name", village.name);
    properties.add("modelled", village.modelled);
    layer.add(numeric_id(village.code.value()), polygons_.geometry(), properties);
}

bool TileBuilder::is_speck(const VillageFeature& village) const noexcept {
    const TilePoint low = project_({village.box.min_lon, village.box.max_lat});
    const TilePoint high = project_({village.box.max_lon, village.box.min_lat});
    return std::max(high.x - low.x, high.y - low.y) < smallest_village_units;
}

void TileBuilder::draw_outline(const geo::MultiPolygon& outline) {
    polygons_.restart();
    for (const geo::Polygon& polygon : outline.polygons)
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            project_path(polygon.rings[i]);
            const Overlap where = overlap(path_, clip_);
            if (where == Overlap::outside) path_.clear();
            simplify_ring(path_, tolerance());
            if (where == Overlap::partly) path_ = clip_ring(path_, clip_);
            if (i == 0)
                polygons_.shell(path_);
            else
                polygons_.hole(path_);
        }
}

/// A label belongs to the one tile its point lies in, so that no label is drawn twice.
LayerEncoder TileBuilder::add_labels() {
    LayerEncoder layer("labels");
    constexpr auto cells = static_cast<std::size_t>(extent / label_cell_units);
    std::bitset<cells * cells> taken;
    const auto cell = [](double units) {
        return std::min(cells - 1,
                        static_cast<std::size_t>(std::max(0.0, units / label_cell_units)));
    };
    for_each_village([&](const VillageFeature& village) {
        if (village.box.is_empty() || tile_at(village.label, tile_.zoom) != tile_) return;
        const TilePoint at = project_(village.label);
        const std::size_t number = cell(at.y) * cells + cell(at.x);
        if (tile_.zoom < detail_zoom && taken.test(number)) return;
        if (layer.byte_size() > most_label_bytes) return;
        taken.set(number);
        points_.restart();
        points_.point(at);
        Properties properties;
        properties.add("code", village.code.value());
        properties.add("name", village.name);
        properties.add("town", village.town);
        layer.add(numeric_id(village.code.value()), points_.geometry(), properties);
    });
    return layer;
}

LayerEncoder TileBuilder::add_roads() {
    LayerEncoder layer("roads");
    for (const RoadRef& ref : select_roads(snapshot_, tile_, project_.units_per_metre())) {
        if (layer.byte_size() > most_road_bytes) break;
        add_road(layer, ref);
    }
    return layer;
}

void TileBuilder::add_road(LayerEncoder& layer, const RoadRef& ref) {
    const RoadFeature& road = *ref.road;
    draw_line(road.line);
    if (lines_.empty()) return;
    Properties properties;
    properties.add("road_id", road.id.value());
    properties.add("state", geo::publishing::to_string(road.state));
    properties.add("modelled", road.modelled);
    properties.add_text("class", road.road_class);
    if (road.width_metres) properties.add("width_m", *road.width_metres);
    if (tile_.zoom >= detail_zoom) {
        properties.add_text("name", road.name.full);
        properties.add_text("pinyin", road.pinyin.toned);
        if (ref.shard->village) properties.add("village_code", ref.shard->village->code.value());
    }
    layer.add(feature_id(road.id.value()), lines_.geometry(), properties);
}

void TileBuilder::draw_line(const geo::LineString& line) {
    lines_.restart();
    project_path(line.points);
    const Overlap where = overlap(path_, clip_);
    if (where == Overlap::outside) return;
    simplify_line(path_, tolerance());
    if (where == Overlap::inside) {
        lines_.line(path_);
        return;
    }
    parts_.clear();
    clip_line(path_, clip_, parts_);
    for (const TilePath& part : parts_) lines_.line(part);
}

LayerEncoder TileBuilder::add_addresses() {
    LayerEncoder layer("addresses");
    snapshot_.for_each_door(area_, [&](const Shard& shard, const DoorFeature& door) {
        // No buffer: a door on two tiles would be drawn, and clicked, twice.
        if (tile_at(door.position, tile_.zoom) != tile_) return;
        if (layer.byte_size() > most_address_bytes) return;
        points_.restart();
        points_.point(project_(door.position));
        Properties properties;
        properties.add("address_id", door.id.value());
        properties.add("number", door.number);
        if (door.road != geo::publishing::no_road)
            properties.add("road_id", shard.roads[door.road].id.value());
        layer.add(feature_id(door.id.value()), points_.geometry(), properties);
    });
    return layer;
}

LayerEncoder TileBuilder::add_signs() {
    LayerEncoder layer("signs");
    snapshot_.for_each_sign(area_, [&](const Shard& shard, const SignFeature& sign) {
        if (tile_at(sign.position, tile_.zoom) != tile_) return;
        points_.restart();
        points_.point(project_(sign.position));
        Properties properties;
        properties.add("sign_id", sign.id.value());
        properties.add("name", sign.name);
        properties.add("state", geo::to_string(sign.state));
        properties.add("axis", geo::to_string(sign.axis));
        properties.add("bearing", std::round(sign.bearing));
        if (sign.road != geo::publishing::no_road)
            properties.add("road_id", shard.roads[sign.road].id.value());
        layer.add(feature_id(sign.id.value()), points_.geometry(), properties);
    });
    return layer;
}

}  // namespace

std::string build_tile(const Snapshot& snapshot, TileId tile) {
    return TileBuilder(snapshot, tile).build();
}

}  // namespace tiles

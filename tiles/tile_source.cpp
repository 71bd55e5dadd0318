// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_source.hpp"

#include <algorithm>
#include <bitset>
#include <charconv>
#include <cmath>
#include <optional>

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
using geo::publishing::Snapshot;
using geo::publishing::VillageFeature;

// A layer that has grown to this size takes no more features; together they stay below 500 KB.
constexpr std::size_t most_village_bytes = 140'000;
constexpr std::size_t most_label_bytes = 40'000;
constexpr std::size_t most_road_bytes = 200'000;
constexpr std::size_t most_address_bytes = 90'000;

/// A village smaller than this on the tile is a speck and left out.
constexpr double smallest_village_units = 6;
/// Labels keep a cell of this size each while zooms are small.
constexpr double label_cell_units = 256;

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
        add_labels().write_to(out);
        return out;
    }

  private:
    /// At the last zoom the viewer magnifies further: every vertex counts there.
    double tolerance() const noexcept { return tile_.zoom == max_zoom ? 0.25 : 1.5; }

    LayerEncoder add_villages() const;
    LayerEncoder add_labels() const;
    LayerEncoder add_roads() const;
    LayerEncoder add_addresses() const;
    TileGeometry outline_of(const VillageFeature& village) const;
    TileGeometry line_of(const RoadFeature& road) const;
    void add_road(LayerEncoder& layer, const RoadRef& ref) const;
    /// Visits villages by code, so that a tile does not depend on how shards are ordered.
    template <typename Visit>
    void for_each_village(Visit&& visit) const;

    const Snapshot& snapshot_;
    TileId tile_;
    TileProjection project_;
    geo::BoundingBox area_;
    ClipBox clip_;
};

TilePath projected(const TileProjection& project, const std::vector<geo::Coordinate>& points) {
    TilePath path;
    path.reserve(points.size());
    for (const geo::Coordinate point : points) path.push_back(project(point));
    return path;
}

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

LayerEncoder TileBuilder::add_villages() const {
    LayerEncoder layer("villages");
    for_each_village([&](const VillageFeature& village) {
        if (!village.box.intersects(area_) || layer.byte_size() > most_village_bytes) return;
        const Property properties[] = {{"code", std::string_view(village.code.value())},
                                       {"name", std::string_view(village.name)},
                                       {"modelled", village.modelled}};
        layer.add(numeric_id(village.code.value()), outline_of(village), properties);
    });
    return layer;
}

TileGeometry TileBuilder::outline_of(const VillageFeature& village) const {
    GeometryEncoder encoder(GeometryType::polygon);
    const TilePoint low = project_({village.box.min_lon, village.box.max_lat});
    const TilePoint high = project_({village.box.max_lon, village.box.min_lat});
    if (std::max(high.x - low.x, high.y - low.y) < smallest_village_units)
        return std::move(encoder).take();
    for (const geo::Polygon& polygon : village.outline.polygons)
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            TilePath ring = projected(project_, polygon.rings[i]);
            const Overlap where = overlap(ring, clip_);
            if (where == Overlap::outside) ring.clear();
            simplify_ring(ring, tolerance());
            if (where == Overlap::partly) ring = clip_ring(ring, clip_);
            if (i == 0)
                encoder.shell(ring);
            else
                encoder.hole(ring);
        }
    return std::move(encoder).take();
}

/// A label belongs to the one tile its point lies in, so that no label is drawn twice.
LayerEncoder TileBuilder::add_labels() const {
    LayerEncoder layer("labels");
    constexpr auto cells = static_cast<std::size_t>(extent / label_cell_units);
    std::bitset<cells * cells> taken;
    for_each_village([&](const VillageFeature& village) {
        if (village.box.is_empty() || tile_at(village.label, tile_.zoom) != tile_) return;
        const TilePoint at = project_(village.label);
        const auto cell = [](double v) {
            return std::min(cells - 1,
                            static_cast<std::size_t>(std::max(0.0, v / label_cell_units)));
        };
        const std::size_t number = cell(at.y) * cells + cell(at.x);
        if (tile_.zoom < detail_zoom && taken.test(number)) return;
        if (layer.byte_size() > most_label_bytes) return;
        taken.set(number);
        GeometryEncoder encoder(GeometryType::point);
        encoder.point(at);
        const Property properties[] = {{"code", std::string_view(village.code.value())},
                                       {"name", std::string_view(village.name)},
                                       {"town", std::string_view(village.town)}};
        layer.add(numeric_id(village.code.value()), std::move(encoder).take(), properties);
    });
    return layer;
}

LayerEncoder TileBuilder::add_roads() const {
    LayerEncoder layer("roads");
    for (const RoadRef& ref : select_roads(snapshot_, tile_, project_.units_per_metre())) {
        if (layer.byte_size() > most_road_bytes) break;
        add_road(layer, ref);
    }
    return layer;
}

TileGeometry TileBuilder::line_of(const RoadFeature& road) const {
    GeometryEncoder encoder(GeometryType::line_string);
    TilePath line = projected(project_, road.line.points);
    const Overlap where = overlap(line, clip_);
    if (where == Overlap::outside) return std::move(encoder).take();
    simplify_line(line, tolerance());
    if (where == Overlap::inside) {
        encoder.line(line);
    } else {
        std::vector<TilePath> parts;
        clip_line(line, clip_, parts);
        for (const TilePath& part : parts) encoder.line(part);
    }
    return std::move(encoder).take();
}

void TileBuilder::add_road(LayerEncoder& layer, const RoadRef& ref) const {
    const RoadFeature& road = *ref.road;
    std::vector<Property> properties{
        {"road_id", road.id.value()},
        {"state", geo::publishing::to_string(road.state)},
        {"modelled", road.modelled},
    };
    if (!road.road_class.empty())
        properties.push_back({"class", std::string_view(road.road_class)});
    if (road.width_metres) properties.push_back({"width_m", *road.width_metres});
    if (tile_.zoom >= detail_zoom) {
        if (!road.name.full.empty())
            properties.push_back({"name", std::string_view(road.name.full)});
        if (!road.pinyin.toned.empty())
            properties.push_back({"pinyin", std::string_view(road.pinyin.toned)});
        if (ref.shard->village)
            properties.push_back(
                {"village_code", std::string_view(ref.shard->village->code.value())});
    }
    layer.add(feature_id(road.id.value()), line_of(road), properties);
}

LayerEncoder TileBuilder::add_addresses() const {
    LayerEncoder layer("addresses");
    snapshot_.for_each_door(area_, [&](const Shard& shard, const DoorFeature& door) {
        // No buffer: a door on two tiles would be drawn, and clicked, twice.
        if (tile_at(door.position, tile_.zoom) != tile_) return;
        if (layer.byte_size() > most_address_bytes) return;
        GeometryEncoder encoder(GeometryType::point);
        encoder.point(project_(door.position));
        std::vector<Property> properties{{"address_id", door.id.value()},
                                         {"number", std::string_view(door.number)}};
        if (door.road != geo::publishing::no_road)
            properties.push_back({"road_id", shard.roads[door.road].id.value()});
        layer.add(feature_id(door.id.value()), std::move(encoder).take(), properties);
    });
    return layer;
}

}  // namespace

std::string build_tile(const Snapshot& snapshot, TileId tile) {
    return TileBuilder(snapshot, tile).build();
}

}  // namespace tiles

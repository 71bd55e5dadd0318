// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/place_loader.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "geo/publishing/division_names.hpp"
#include "geo/publishing/search_entries.hpp"
#include "geo/publishing/shard_builder.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/spatial/spatialite_blob.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/place_rows.hpp"
#include "geo/storage/read_transaction.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::publishing {
namespace {

constexpr std::uint32_t none = search::no_village;

/// Texts one after the other; views into it hold once all of them are in.
class TextPool {
  public:
    struct Span {
        std::uint32_t begin = 0;
        std::uint16_t size = 0;
    };
    Span add(std::string_view text) {
        text = text.substr(0, std::numeric_limits<std::uint16_t>::max());
        const auto begin = static_cast<std::uint32_t>(texts_.size());
        texts_ += text;
        return {begin, static_cast<std::uint16_t>(text.size())};
    }
    std::string_view operator[](Span span) const noexcept {
        return std::string_view{texts_}.substr(span.begin, span.size);
    }
    void reserve(std::size_t bytes) { texts_.reserve(bytes); }

  private:
    std::string texts_;
};

/// Everything by id in arrays.
class RegistryPlaces final : public PlaceBook {
  public:
    void read(storage::Connection& connection) {
        read_villages(connection);
        storage::PlaceRows rows{connection};
        rows.for_each_road([&](RoadId id, std::string_view village) {
            village_of_road_.emplace_back(id.value(), village_index(village));
        });
        rows.for_each_named_road([&](const auto& row) { add_road(row); });
        rows.for_each_other_name([&](RoadId road, std::string_view name) {
            if (const auto at = find_road(road); at != none) roads_[at].aliases.emplace_back(name);
        });
        doors_.reserve(static_cast<std::size_t>(rows.door_count()));
        rows.for_each_door([&](const auto& row) { add_door(row); });
    }

    std::shared_ptr<const search::AddressIndex> build_index() const {
        std::vector<search::VillageEntry> villages;
        FormerDivisionNames former;
        for (const VillageFeature& village : villages_) {
            villages.push_back(village_entry(village));
            villages.back().outline = outlines_[villages.size() - 1];
            former.add(village);
        }
        std::vector<search::RoadEntry> roads;
        roads.reserve(roads_.size());
        for (const RoadWords& road : roads_) roads.push_back(entry_of(road));
        return search::AddressIndex::build(villages, roads, build_doors(), former.all());
    }

    /// The positions, lines and outlines are in the index; here they are needed no more.
    void forget_positions() {
        std::vector<Coordinate>().swap(positions_);
        std::vector<std::shared_ptr<const MultiPolygon>>().swap(outlines_);
        for (RoadWords& road : roads_) std::vector<Coordinate>().swap(road.line);
    }

  private:
    struct RoadWords {
        std::int64_t id = 0;
        std::uint32_t village = none;
        TextPool::Span name, key, toned, source_id;
        std::vector<std::string> aliases;
        Coordinate position;
        std::vector<Coordinate> line;
    };
    struct DoorWords {
        std::int64_t id = 0;
        std::int64_t road_id = 0;  ///< 0: on none
        std::uint32_t village = none, road = none;
        TextPool::Span number, postcode, source_id;
    };

    void read_villages(storage::Connection& connection) {
        const DivisionNames names = division_names(connection);
        storage::VillageStore{connection}.for_each([&](const Village& village) {
            VillageFeature feature = names.describe(village);
            outlines_.push_back(std::make_shared<MultiPolygon>(std::move(feature.outline)));
            feature.outline = {};
            village_index_.emplace(village.code.value(),
                                   static_cast<std::uint32_t>(villages_.size()));
            areas_.add(feature);
            villages_.push_back(std::move(feature));
        });
        areas_.finish();
    }

    std::uint32_t village_index(std::string_view code) {
        // Rows come village by village.
        if (last_village_ != none && villages_[last_village_].code.value() == code)
            return last_village_;
        const auto found = village_index_.find(std::string{code});
        return last_village_ = found == village_index_.end() ? none : found->second;
    }

    void add_road(const storage::NamedRoadRow& row) {
        RoadWords road;
        road.id = row.id.value();
        road.village = village_index(row.village);
        road.name = texts_.add(row.name);
        road.key = texts_.add(row.pinyin_key);
        road.toned = texts_.add(row.pinyin_toned);
        road.source_id = texts_.add(row.source_id);
        LineString line = spatial::line_from_spatialite_blob(row.line);
        road.position = spatial::midpoint(line);
        road.line = std::move(line.points);
        if (!roads_.empty() && roads_.back().id == road.id) roads_.pop_back();
        roads_.push_back(std::move(road));
    }

    void add_door(const storage::DoorRow& row) {
        DoorWords door;
        door.id = row.id.value();
        door.village = village_index(row.village);
        // A road of another village is not this door's.
        if (row.road && village_of(row.road->value()) == std::optional{door.village}) {
            door.road_id = row.road->value();
            door.road = find_road(*row.road);
        }
        door.number = texts_.add(row.number);
        door.postcode = texts_.add(row.postcode);
        door.source_id = texts_.add(row.source_id);
        doors_.push_back(door);
        positions_.push_back(row.position);
    }

    std::optional<std::uint32_t> village_of(std::int64_t road) const noexcept {
        const auto found = std::lower_bound(
            village_of_road_.begin(), village_of_road_.end(), road,
            [](const auto& each, std::int64_t wanted) { return each.first < wanted; });
        if (found == village_of_road_.end() || found->first != road) return std::nullopt;
        return found->second;
    }

    search::RoadEntry entry_of(const RoadWords& road) const {
        search::RoadEntry entry;
        entry.id = RoadId{road.id};
        entry.village = road.village;
        entry.name = texts_[road.name];
        entry.pinyin_key = texts_[road.key];
        entry.pinyin_toned = texts_[road.toned];
        entry.aliases = road.aliases;
        entry.position = road.position;
        entry.line = road.line;
        return entry;
    }

    std::shared_ptr<const search::DoorTable> build_doors() const {
        std::vector<search::DoorEntry> entries(doors_.size());
        for (std::size_t i = 0; i < doors_.size(); ++i) {
            search::DoorEntry& entry = entries[i];
            entry.id = AddressId{doors_[i].id};
            if (doors_[i].village != none)
                entry.village = villages_[doors_[i].village].code.value();
            if (doors_[i].road_id != 0) entry.road = RoadId{doors_[i].road_id};
            entry.number = texts_[doors_[i].number];
            entry.position = positions_[i];
        }
        return search::DoorTable::build(entries);
    }

    template <typename Words>
    static const Words* find(const std::vector<Words>& all, std::int64_t id) noexcept {
        // Ids are given in order, so most often the place is known.
        if (all.empty() || id < all.front().id) return nullptr;
        const auto guess = static_cast<std::size_t>(id - all.front().id);
        if (guess < all.size() && all[guess].id == id) return &all[guess];
        const auto found = std::lower_bound(
            all.begin(), all.end(), id,
            [](const Words& each, std::int64_t wanted) { return each.id < wanted; });
        return found != all.end() && found->id == id ? &*found : nullptr;
    }

    std::uint32_t find_road(RoadId id) const noexcept {
        const RoadWords* road = find(roads_, id.value());
        return road == nullptr ? none : static_cast<std::uint32_t>(road - roads_.data());
    }

    PlaceWords in_village(std::uint32_t village) const {
        PlaceWords words;
        if (village == none) return words;
        words.area = areas_.text(village);
        words.code = villages_[village].code.value();
        return words;
    }

    PlaceWords door(AddressId id) const override {
        const DoorWords* door = find(doors_, id.value());
        if (door == nullptr) return {};
        PlaceWords words = in_village(door->village);
        if (door->road != none) words.road = texts_[roads_[door->road].name];
        words.number = texts_[door->number];
        words.postcode = texts_[door->postcode];
        words.source_id = texts_[door->source_id];
        return words;
    }

    PlaceWords road(RoadId id) const override {
        const std::uint32_t at = find_road(id);
        if (at == none) return {};
        PlaceWords words = in_village(roads_[at].village);
        words.road = texts_[roads_[at].name];
        words.source_id = texts_[roads_[at].source_id];
        return words;
    }

    std::vector<VillageFeature> villages_;  ///< without outlines
    std::unordered_map<std::string, std::uint32_t> village_index_;
    std::uint32_t last_village_ = none;
    std::vector<std::pair<std::int64_t, std::uint32_t>> village_of_road_;
    std::vector<RoadWords> roads_;
    std::vector<DoorWords> doors_;
    std::vector<Coordinate> positions_;
    std::vector<std::shared_ptr<const MultiPolygon>> outlines_;  ///< by village
    TextPool texts_;
};

}  // namespace

LoadedPlaces load_places(storage::Database& database) {
    const auto reader = database.read();
    const storage::ReadTransaction transaction{*reader};
    auto book = std::make_shared<RegistryPlaces>();
    book->read(*reader);
    auto index = book->build_index();
    book->forget_positions();
    return {std::move(index), std::move(book), storage::EventLog{*reader}.last_sequence()};
}

}  // namespace geo::publishing

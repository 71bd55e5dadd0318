// SPDX-License-Identifier: Apache-2.0
// The address search of the registry: an immutable index in memory, pure (no SQL, JSON or HTTP).
// It is made of two parts so that a change is cheap: the doors (door_table.hpp), shared from index
// to index while they stay the same, and the names, built anew with every change of a name.
//
// How a text is read: it is folded (width, case, numerals, punctuation), cut into every component
// that the registry knows at any place of the text (a lattice), and the readings compete: a place
// is worth what it explains of the text, a level left out costs little, a contradiction much.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/search/door_table.hpp"
#include "geo/search/references.hpp"

namespace geo::search {

/// "No village": a road that lies in none.
inline constexpr std::uint32_t no_village = std::numeric_limits<std::uint32_t>::max();

/// A village and the divisions above it. All texts are borrowed until build() returns; any but
/// the code may be empty.
struct VillageEntry {
    std::string_view code;
    std::string_view name;
    std::string_view pinyin_toned;  ///< "Lǚjiācūn"; only needed to be found by pinyin
    std::string_view town, town_code;
    std::string_view county, county_code;
    std::string_view city;
    std::string_view province;
    std::optional<Coordinate> position;
    std::span<const std::string> aliases = {};  ///< other and former names
    /// Kept by the index, so that a point can be told to lie in the village; may be null.
    std::shared_ptr<const MultiPolygon> outline = nullptr;
};

/// A name that a division bore, or also goes by. That the kind of division changed (垦利县, 垦利区)
/// needs no entry.
struct DivisionAlias {
    std::string_view code;  ///< of the division as the villages have it
    std::string_view name;
};

/// A road that bears a name. Texts are borrowed until build() returns.
struct RoadEntry {
    RoadId id;
    std::uint32_t village = no_village;  ///< index into the villages of the same build
    std::string_view name;
    std::string_view pinyin_key;           ///< geo::Pinyin::key
    std::string_view pinyin_toned;         ///< geo::Pinyin::toned; the syllables come from it
    std::span<const std::string> aliases;  ///< aliases and former names
    Coordinate position;                   ///< the middle of the centre line
    /// The centre line in the direction of the road; without it nothing is known of the sides of
    /// the road, nor where it crosses others.
    std::span<const Coordinate> line = {};
};

enum class HitType {
    housenumber,
    street,
    locality,
    municipality,
    intersection,  ///< where two roads cross or meet
};

/// "housenumber", "street", "locality", "municipality" (the words of the contract) and
/// "intersection".
std::string_view to_string(HitType type) noexcept;
std::optional<HitType> hit_type_from_string(std::string_view word) noexcept;

enum class HitStatus {
    match,      ///< everything that was asked for is found
    ambiguous,  ///< several places fit equally well; all of them are returned
    partial,    ///< only a part is found: the road but not the number, the town but not the village
};
std::string_view to_string(HitStatus status) noexcept;

enum class Component : std::uint8_t { province, city, county, town, village, road, number };
inline constexpr std::size_t component_count = 7;
std::string_view to_string(Component component) noexcept;

/// How a component of the text was recognised.
enum class How : std::uint8_t {
    absent,      ///< the text does not have it (or the place does not)
    exact,       ///< as registered, or with another of its suffixes in use (村委会 for 村)
    short_form,  ///< without its suffix: 史口 for 史口镇
    alias,       ///< an alias or a former name
    numeral,     ///< a door number written in Chinese numerals: 十二 for 12
    homophone,   ///< one character replaced by another of the same sound
    spelling,    ///< one character replaced, left out, added or two exchanged
    prefix,      ///< the beginning of the name
    pinyin,      ///< the beginning of its pinyin
    initials,    ///< the beginning of its pinyin initials
    not_found,   ///< the text has it, the registry does not have it there
};
std::string_view to_string(How how) noexcept;

using Components = std::array<How, component_count>;

/// A place that fits the text. Its name, outline and so on are looked up by its ids.
struct Hit {
    HitType type = HitType::municipality;
    std::optional<AddressId> address;  ///< set for a housenumber
    std::optional<RoadId>
        road;  ///< set for a street, an intersection, a housenumber on a named road
    std::optional<RoadId> other_road;  ///< of an intersection: the one that was named second
    VillageCode village;               ///< empty for a municipality, or when it lies in none
    DivisionCode division;             ///< a municipality's own code, else the township's
    std::optional<Coordinate> position;
    double score = 0;  ///< 0 to 1; 1: everything exact and nothing left over
    HitStatus status = HitStatus::match;
    bool ambiguous = false;  ///< another hit of this answer fits as well
    Components matched{};    ///< by component
    References references;   ///< what the text says beside the place

    How how(Component component) const noexcept {
        return matched[static_cast<std::size_t>(component)];
    }
};

struct Query {
    std::string_view text;
    std::size_t limit = 5;
    bool autocomplete = false;            ///< the text is being typed: its end may be a beginning
    std::optional<Coordinate> bias = {};  ///< among equals, what is near comes first
    std::optional<HitType> type = {};     ///< only hits of this type
    std::string_view village = {}, town = {},
                     county = {};         ///< only hits there; each a code or a name
    std::optional<BoundingBox> box = {};  ///< only hits that lie in it
};

/// On which side of its road a point lies, seen in the direction of the road.
enum class Side : std::uint8_t { unknown, left, right };
std::string_view to_string(Side side) noexcept;

/// The door numbers of a side of a road.
enum class Parity : std::uint8_t { unknown, odd, even };
std::string_view to_string(Parity parity) noexcept;

/// Where a point lies with respect to a road.
struct RoadSide {
    double metres = 0;  ///< from the centre line
    Side side = Side::unknown;
    Direction direction = Direction::none;  ///< 路北, 路南: which way the point lies off the road
    Parity parity = Parity::unknown;        ///< of the numbers on that side
};

/// A place near a point.
struct NearHit {
    HitType type = HitType::housenumber;
    std::optional<AddressId> address;
    std::optional<RoadId> road;  ///< named or not, when it comes from a door
    VillageCode village;
    Coordinate position;
    double distance_metres = 0;         ///< of a street: to its centre line
    std::optional<RoadSide> road_side;  ///< where the point lies; only if the road's line is known
};

struct NearQuestion {
    Coordinate from;
    std::size_t limit = 1;
};

/// What the index holds and weighs.
struct IndexStatistics {
    std::size_t villages = 0, roads = 0, doors = 0;
    std::size_t names_bytes = 0, doors_bytes = 0;
};

class AreaFilter;
class Completion;
class CompletionIndex;
class NameIndex;
class Surroundings;

class AddressIndex {
  public:
    static constexpr std::size_t longest_query = 1000;  ///< characters
    static constexpr std::size_t highest_limit = 100;

    AddressIndex();  ///< knows nothing, finds nothing
    ~AddressIndex();
    AddressIndex(const AddressIndex&) = delete;
    AddressIndex& operator=(const AddressIndex&) = delete;

    /// \param doors reused by the next build when no door changed; must not be null.
    static std::shared_ptr<const AddressIndex> build(std::span<const VillageEntry> villages,
                                                     std::span<const RoadEntry> roads,
                                                     std::shared_ptr<const DoorTable> doors,
                                                     std::span<const DivisionAlias> aliases = {});

    /// Best first; ties in the order of the ids, so that the same question has the same answer.
    /// Nothing found is an empty answer. A text that is not UTF-8 is read as far as it is.
    /// \throws Error(too_large) when the text has more than longest_query characters.
    std::vector<Hit> search(const Query& query) const;

    /// The nearest doors within a kilometre; where there is none, the nearest roads within
    /// 5 km, by the distance to their lines; else the village that the point lies in, and the
    /// nearest ones within 100 km. Nearest first.
    std::vector<NearHit> reverse(double lon, double lat, std::size_t limit = 1) const;
    /// The same into memory that the caller keeps from point to point: nothing is allocated for one
    /// door. \param area null: anywhere
    void reverse(double lon, double lat, std::size_t limit, const AreaFilter* area,
                 std::vector<NearHit>& out) const;

    /// The same within the area of a query, whose text says nothing here.
    /// \throws Error(invalid_input) when there is no such area.
    std::vector<NearHit> reverse(const NearQuestion& question, const Query& area) const;

    const std::shared_ptr<const DoorTable>& doors() const noexcept { return doors_; }
    IndexStatistics statistics() const;
    const NameIndex& names() const noexcept { return *names_; }
    const Surroundings& surroundings() const noexcept { return *surroundings_; }
    const CompletionIndex& completions() const noexcept { return *completions_; }
    /// For Completer. \param text what it keeps its texts in
    void complete(const Query& query, Completion& completion, FoldedText& text,
                  std::vector<Hit>& out) const;

  private:
    std::vector<Hit> search_finished(const Query& query) const;

    std::unique_ptr<const NameIndex> names_;
    std::unique_ptr<const Surroundings> surroundings_;
    std::unique_ptr<const CompletionIndex> completions_;
    std::shared_ptr<const DoorTable> doors_;
};

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
// What an area decides for itself: its generic names, how grave a finding is, thresholds, scopes
// and words. Everything here is a slot; the law that leaves none is in the rules (RULEBOOK 1, 7).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/finding.hpp"
#include "geo/model/ids.hpp"

namespace geo::naming {

/// A generic name (通名) and the road it fits (rule N04). Lengths in metres; absent: any.
struct GenericName {
    std::string text;
    bool is_listed = false;  ///< on the area's list (rule N02); else understood, not proposed
    std::optional<double> least_width;
    std::optional<double> most_width;
    std::optional<double> least_length;
    bool blocks_below_width = false;      ///< too narrow is a B: 大道 for a lane
    bool dead_end_excuses_width = false;  ///< a 胡同 may be wide when it is a dead end
    bool is_block = false;                ///< 里: a block of houses, no through road
    std::optional<int> most_in_village;   ///< 大街: at most 2
    bool operator==(const GenericName&) const = default;
};

/// Which generic names roads take by their direction (rule N05); empty: none declared.
struct DirectionScheme {
    std::vector<std::string> east_west;
    std::vector<std::string> north_south;
    bool is_declared() const noexcept { return !east_west.empty() || !north_south.empty(); }
    bool operator==(const DirectionScheme&) const = default;
};

/// 建成区: towns that form one built-up area, where names are unique across towns (rule U06).
struct BuiltUpArea {
    std::string name;
    std::vector<DivisionCode> towns;
    bool operator==(const BuiltUpArea&) const = default;
};

struct Thresholds {
    int specific_warn_above = 4;            ///< L01, characters
    int specific_block_above = 8;           ///< L01
    double overlap_share = 0.5;             ///< U07, of the line
    double overlap_metres = 3;              ///< U07, as far apart one road may be drawn twice
    double parallel_metres = 12;            ///< U07, a parallel duplicate
    double continuation_metres = 15;        ///< U08
    double continuation_degrees = 20;       ///< U08
    double position_tolerance_metres = 30;  ///< D01, a direction word counts beyond this
    double outside_metres = 30;             ///< G01, a line may leave its village so far
    bool operator==(const Thresholds&) const = default;
};

/// Where street signs go (地名标志). Metres.
struct SignSpacing {
    double spacing_metres = 300;           ///< at most so far from one sign to the next
    double least_distance_metres = 30;     ///< two signs of one road are never nearer
    double single_sign_below_metres = 60;  ///< so short a road gets one
    double roadside_metres = 1;            ///< from the edge of the road to the pole
    double default_width_metres = 5;       ///< of a road whose width nobody knows
    double shared_pole_metres = 10;        ///< plates of two roads so near hang on one pole
    bool operator==(const SignSpacing&) const = default;
};

/// How doors are numbered (门牌). The words are those of the profile; the registry turns them into
/// the rules of geo/numbering.
struct DoorNumbering {
    std::string east_west_start = "east";     ///< "east", "west"
    std::string north_south_start = "north";  ///< "north", "south"; diagonals too
    std::string dead_end_start = "entrance";  ///< "entrance", "direction": as any other road
    std::string odd_side = "right";           ///< "right", "left", seen from the start
    std::string scheme = "sequential";        ///< "sequential", "metres"
    std::string single_side = "sequence";     ///< "sequence", "parity": as if both were built
    std::string joint = "附";                 ///< "附", "之", "-"
    double interval_metres = 10;              ///< of the scheme "metres"
    double reserve_every_metres = 0;          ///< vacant frontage that keeps a number; 0: none
    double reach_metres = 100;                ///< a door further off belongs to no road by itself
    std::vector<int> skipped;                 ///< numbers never given
    bool operator==(const DoorNumbering&) const = default;
};

/// Words that an area adds to a list of the meaning rules, or takes out of all of them.
struct WordChange {
    std::string word;
    std::string category;  ///< "leader", "foreign", "enterprise", …; "ordinary" takes it out
    std::string source;    ///< why
    bool operator==(const WordChange&) const = default;
};

/// A word that suggestions are made of, with what it means.
struct ThemeWord {
    std::string text;     ///< 专名: "柽柳"
    std::string meaning;  ///< 含义, for the form
    bool operator==(const ThemeWord&) const = default;
};

/// Words that go together, so that the roads of one village pair: 孝 悌 忠 信.
struct Theme {
    std::string id;       ///< "virtue"
    std::string name;     ///< 传统美德
    std::string name_en;  ///< "virtues"
    std::vector<ThemeWord> words;
    bool operator==(const Theme&) const = default;
};

/// What the law leaves to the area on a name's way (RULEBOOK P07).
struct ProcessSlots {
    int notice_days = 7;    ///< 公示: so long people may object, and so soon they are answered
    std::string contact{};  ///< whom to write to; stands on announcements, blank to be filled in
    bool operator==(const ProcessSlots&) const = default;
};

struct Profile {
    std::string name;  ///< 东营市
    std::vector<GenericName> generic_names;
    /// By rule ("U03") or by case ("N04.too_narrow"); nullopt: switched off.
    std::map<std::string, std::optional<Severity>, std::less<>> severities;
    Thresholds thresholds;
    SignSpacing signs;
    DoorNumbering numbering;
    DirectionScheme directions;
    std::map<VillageCode, DirectionScheme> village_directions;
    std::vector<BuiltUpArea> built_up_areas;
    bool near_sounds = false;                                 ///< U03 looks at near sounds too
    std::vector<std::vector<std::string>> near_sound_groups;  ///< {"zh","z"}, {"ing","in"}, …
    std::vector<std::string>
        own_entities;  ///< rivers, cities, … that the area may name roads after
    std::vector<WordChange> words;
    std::vector<Theme> themes;
    ProcessSlots process;
};

/// Reads a profile (TOML 1.0). Every key is known, every value has its type and range.
/// \param source how messages call the text: a file's name
/// \throws Error(invalid_input) naming the key, what it holds and what it may hold.
Profile read_profile(std::string_view toml, std::string_view source);

}  // namespace geo::naming

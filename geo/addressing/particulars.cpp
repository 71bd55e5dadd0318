// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/particulars.hpp"

#include <algorithm>
#include <array>

#include "geo/addressing/numeral_value.hpp"
#include "geo/addressing/parser.hpp"
#include "geo/addressing/scanned_text.hpp"

namespace geo::addressing {
namespace {

struct Entry {
    std::string_view word, zh, en;
};

constexpr std::array<Entry, 8> directions{{
    {"north", "北", "north"},
    {"north_east", "东北", "north-east"},
    {"east", "东", "east"},
    {"south_east", "东南", "south-east"},
    {"south", "南", "south"},
    {"south_west", "西南", "south-west"},
    {"west", "西", "west"},
    {"north_west", "西北", "north-west"},
}};

std::optional<Direction> direction_in(const ScannedText& text) noexcept {
    int north = 0, east = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'北') north = 1;
        if (text[i] == U'南') north = -1;
        if (text[i] == U'东') east = 1;
        if (text[i] == U'西') east = -1;
    }
    if (north == 0 && east == 0) return std::nullopt;
    constexpr std::array<std::array<Direction, 3>, 3> compass{{
        {Direction::south_west, Direction::south, Direction::south_east},
        {Direction::west, Direction::north, Direction::east},
        {Direction::north_west, Direction::north, Direction::north_east},
    }};
    return compass[static_cast<std::size_t>(north + 1)][static_cast<std::size_t>(east + 1)];
}

const Entry& entry_of(Direction direction) noexcept {
    return directions[static_cast<std::size_t>(direction)];
}

/// Where the digits, or else the numerals, of a text stand.
struct Stretch {
    std::size_t begin, end;
};

Stretch run_of(const ScannedText& text, CharacterClass what) noexcept {
    std::size_t begin = 0;
    while (begin < text.size() && text.class_at(begin) != what) ++begin;
    std::size_t end = begin;
    while (end < text.size() && text.class_at(end) == what) ++end;
    return {begin, end};
}

std::optional<double> distance_in(const ScannedText& text) noexcept {
    double value = 0;
    Stretch run = run_of(text, CharacterClass::digit);
    if (run.begin == run.end) {
        run = run_of(text, CharacterClass::numeral);
        std::u32string numerals;
        for (std::size_t i = run.begin; i < run.end; ++i) numerals += text[i];
        const auto read = numeral_value(numerals);
        if (!read) return std::nullopt;
        value = static_cast<double>(*read);
    }
    for (std::size_t i = run.begin; i < run.end && text.class_at(i) == CharacterClass::digit; ++i)
        value = value * 10 + static_cast<double>(text[i] - U'0');
    double step = 1;
    for (run.end += run.end < text.size() && text[run.end] == U'.' ? 1U : 0U;
         text.class_at(run.end) == CharacterClass::digit; ++run.end)
        value += static_cast<double>(text[run.end] - U'0') * (step /= 10);
    const auto next = run.end < text.size() ? text[run.end] : U' ';
    const bool is_kilometres = next == U'公' || next == U'千' || next == U'K';
    return is_kilometres ? value * 1000 : value;
}

/// What a number counts in: the last name before it.
bool names_place(PartKind kind) noexcept {
    return kind == PartKind::estate || kind == PartKind::yard || kind == PartKind::building ||
           kind == PartKind::plot || kind == PartKind::poi;
}

class Reading {
  public:
    explicit Reading(const Lexicon& lexicon) : lexicon_(lexicon) {}

    void take(const Part& part) {
        if (names_place(part.kind)) return take_place(part);
        switch (part.kind) {
            case PartKind::building_number:
                return take_number(read_.building, part);
            case PartKind::unit:
                return take_number(read_.unit, part);
            case PartKind::floor:
                return take_number(read_.floor, part);
            case PartKind::room:
                return take_number(read_.room, part);
            case PartKind::relative:
                return take_offset(part);
            case PartKind::street:
                streets_.emplace_back(part.text);
                return;
            case PartKind::intersection:
                read_.streets = streets_;
                meets_ = true;
                return;
            default:
                return;
        }
    }

    Particulars finish() {
        if (meets_) read_.streets = streets_;
        if (!read_.place.empty() && !counts_) {
            read_.points_of_interest.insert(read_.points_of_interest.begin(), read_.place);
            read_.place.clear();
        }
        return std::move(read_);
    }

  private:
    void take_place(const Part& part) {
        if (read_.place.empty() && !counts_) {
            read_.place = part.text;
            return;
        }
        if (counts_) {
            read_.points_of_interest.emplace_back(part.text);
            return;
        }
        read_.points_of_interest.push_back(read_.place);
        read_.place = part.text;
    }

    void take_number(std::string& field, const Part& part) {
        if (field.empty()) field = number_in(lexicon_, part.text);
        counts_ = true;
    }

    /// What something lies near to is a reference, and counts nothing.
    void take_offset(const Part& part) {
        if (!read_.place.empty() && !counts_) {
            read_.points_of_interest.push_back(std::move(read_.place));
            read_.place.clear();
        }
        Offset offset = read_offset(lexicon_, part.text);
        if (!offset.direction && !offset.metres) return;
        if (!read_.offset) read_.offset = std::move(offset);
    }

    const Lexicon& lexicon_;
    Particulars read_;
    std::vector<std::string> streets_;
    bool counts_ = false, meets_ = false;
};

}  // namespace

std::string_view to_string(Direction direction) noexcept { return entry_of(direction).word; }

BilingualText name_of(Direction direction) {
    return {std::string(entry_of(direction).zh), std::string(entry_of(direction).en)};
}

Particulars particulars_of(const Lexicon& lexicon, const ParsedAddress& parts) {
    Reading reading(lexicon);
    for (const Part& part : parts) reading.take(part);
    return reading.finish();
}

Particulars read_tail(const Lexicon& lexicon, std::string_view text) {
    return particulars_of(lexicon, parse_tail(lexicon, text));
}

std::string number_in(const Lexicon& lexicon, std::string_view text) {
    const ScannedText scanned(lexicon, text);
    std::string number;
    std::u32string numerals;
    for (std::size_t i = 0; i < scanned.size(); ++i) {
        const CharacterClass each = scanned.class_at(i);
        if (each == CharacterClass::digit || each == CharacterClass::latin)
            number += static_cast<char>(scanned[i]);
        else if (each == CharacterClass::numeral)
            numerals += scanned[i];
        else if (each == CharacterClass::separator && !number.empty() && i + 1 < scanned.size())
            number += '-';
        else if (!number.empty() || !numerals.empty())
            break;
    }
    if (!number.empty()) return number;
    const auto value = numeral_value(numerals);
    return value ? std::to_string(*value) : std::string{};
}

Offset read_offset(const Lexicon& lexicon, std::string_view text) {
    const ScannedText scanned(lexicon, text);
    return {direction_in(scanned), distance_in(scanned), std::string(text)};
}

}  // namespace geo::addressing

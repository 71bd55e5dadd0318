// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/evidence.hpp"

#include <algorithm>

#include "geo/addressing/number_evidence.hpp"

namespace geo::addressing {
namespace {

constexpr int strong_ending = 14;
constexpr int offset_weight = 45;

struct Reading {
    Slot slot;
    PartKind kind;
};

/// What a word is that stands for itself.
std::optional<Reading> own_reading(WordClass word) noexcept {
    switch (word) {
        case WordClass::section:
            return Reading{Slot::section, PartKind::street};
        case WordClass::sub_place:
            return Reading{Slot::place, PartKind::poi};
        case WordClass::area_word:
            return Reading{Slot::area, PartKind::area};
        case WordClass::building_word:
            return Reading{Slot::house, PartKind::building_number};
        case WordClass::floor_word:
            return Reading{Slot::floor, PartKind::floor};
        case WordClass::country:
            return Reading{Slot::country, PartKind::country};
        case WordClass::relative:
            return Reading{Slot::relative, PartKind::relative};
        case WordClass::crossing:
            return Reading{Slot::relative, PartKind::intersection};
        case WordClass::link:
            return Reading{Slot::link, PartKind::intersection};
        case WordClass::noise:
            return Reading{Slot::skipped, PartKind::redundant};
        default:
            return std::nullopt;
    }
}

bool ends_names(WordClass word) noexcept {
    return word <= WordClass::person && word != WordClass::section && word != WordClass::sub_place;
}

bool is_of_place(WordClass word) noexcept { return word >= WordClass::park; }

constexpr std::array unit_slots{Slot::province, Slot::city, Slot::county, Slot::town};
constexpr std::array unit_kinds{PartKind::province, PartKind::city, PartKind::county,
                                PartKind::town};
constexpr std::array<std::array<int, 3>, 4> unit_weights{{
    // full, changed, bare
    {34, 28, 24},
    {34, 28, 22},
    {32, 27, 17},
    {32, 27, 11},
}};

/// Gathers in one walk over the text; numbers need the words behind them, so they come last.
class Gathering {
  public:
    Gathering(const Lexicon& lexicon, const ScannedText& text, Evidence& out)
        : lexicon_(lexicon), text_(text), out_(out) {}

    void run() {
        out_.candidates.clear();
        out_.endings.clear();
        out_.landmarks.reset();
        for (std::size_t at = 0; at < text_.size(); ++at) gather_at(at);
        out_.first_candidate[text_.size()] = static_cast<std::uint16_t>(out_.candidates.size());
        out_.first_ending[text_.size()] = static_cast<std::uint16_t>(out_.endings.size());
        out_.landmarks.set(text_.size());
        count();
    }

  private:
    void gather_at(std::size_t at) {
        out_.first_candidate[at] = static_cast<std::uint16_t>(out_.candidates.size());
        out_.first_ending[at] = static_cast<std::uint16_t>(out_.endings.size());
        switch (text_.class_at(at)) {
            case CharacterClass::separator:
                add_separator(at);
                return;
            case CharacterClass::digit:
            case CharacterClass::latin:
                if (is_inside_number(at)) break;
                gather_numbers(lexicon_, text_, at, out_);
                out_.landmarks.set(at);
                break;
            case CharacterClass::numeral:
                if (gather_numbers(lexicon_, text_, at, out_)) out_.landmarks.set(at);
                break;
            case CharacterClass::other:
                break;
        }
        walk(at);
    }

    bool is_inside_number(std::size_t at) const noexcept {
        if (at == 0) return false;
        const CharacterClass before = text_.class_at(at - 1);
        return before == CharacterClass::digit || before == CharacterClass::latin;
    }

    void add_separator(std::size_t at) {
        out_.landmarks.set(at);
        if (at > 0 && text_.class_at(at - 1) == CharacterClass::separator) return;
        std::size_t end = at + 1;
        while (end < text_.size() && text_.class_at(end) == CharacterClass::separator) ++end;
        add(at, end, Slot::skipped, PartKind::redundant, 0);
    }

    void walk(std::size_t at) {
        WordTrie::Node node = lexicon_.trie().start(text_[at]);
        for (std::size_t end = at + 1; node != WordTrie::none; ++end) {
            const std::uint32_t value = lexicon_.trie().value(node);
            if (value != WordTrie::none) take_meanings(at, end, lexicon_.meanings(value));
            if (end >= text_.size()) return;
            node = lexicon_.trie().step(node, text_[end]);
        }
    }

    void take_meanings(std::size_t at, std::size_t end, const Meanings& meanings) {
        for (const WordMeaning& each : meanings.words) take_word(at, end, each);
        for (const UnitMeaning& each : meanings.units) take_units(at, end, each);
    }

    void take_word(std::size_t at, std::size_t end, const WordMeaning& meaning) {
        if (ends_names(meaning.word)) {
            out_.endings.push_back({static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(end),
                                    meaning.word, meaning.weight});
            if (meaning.weight >= strong_ending)
                (is_of_place(meaning.word) ? places_ending_ : names_ending_)[end] = 1;
        }
        if (const auto reading = own_reading(meaning.word)) {
            add(at, end, reading->slot, reading->kind, meaning.weight);
            if (meaning.weight >= strong_ending) out_.landmarks.set(at);
            if (meaning.word == WordClass::relative) add_offset(at, end);
        }
    }

    /// 路北50米, 向东约200米
    void add_offset(std::size_t at, std::size_t end) {
        const std::size_t distance = distance_end(lexicon_, text_, end);
        if (distance == end) return;
        add(at, distance, Slot::relative, PartKind::relative, offset_weight);
        out_.landmarks.set(at);
    }

    void take_units(std::size_t at, std::size_t end, const UnitMeaning& meaning) {
        const auto level = static_cast<std::size_t>(meaning.level);
        const auto form = static_cast<std::size_t>(meaning.form);
        add(at, end, unit_slots[level], unit_kinds[level], unit_weights[level][form]);
        out_.candidates.back().units = &meaning;
        if (meaning.form == NameForm::bare) return;
        out_.landmarks.set(at);
        names_ending_[end] = 1;
    }

    void add(std::size_t begin, std::size_t end, Slot slot, PartKind kind, int weight) {
        Candidate candidate{};
        candidate.begin = static_cast<std::uint16_t>(begin);
        candidate.end = static_cast<std::uint16_t>(end);
        candidate.slot = slot;
        candidate.kind = kind;
        candidate.weight = static_cast<std::int16_t>(weight);
        out_.candidates.push_back(candidate);
    }

    void count() {
        std::uint16_t names = 0, places = 0, digits = 0, numerals = 0;
        for (std::size_t at = 0; at <= text_.size(); ++at) {
            out_.names_before[at] = names = static_cast<std::uint16_t>(names + names_ending_[at]);
            out_.places_before[at] = places =
                static_cast<std::uint16_t>(places + places_ending_[at]);
            out_.digits_before[at] = digits;
            out_.numerals_before[at] = numerals;
            if (text_.class_at(at) == CharacterClass::digit) ++digits;
            if (text_.class_at(at) == CharacterClass::numeral) ++numerals;
        }
    }

    const Lexicon& lexicon_;
    const ScannedText& text_;
    Evidence& out_;
    std::array<std::uint8_t, longest_read + 1> names_ending_{}, places_ending_{};
};

}  // namespace

void gather(const Lexicon& lexicon, const ScannedText& text, Evidence& evidence) {
    Gathering(lexicon, text, evidence).run();
}

}  // namespace geo::addressing

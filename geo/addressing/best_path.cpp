// SPDX-License-Identifier: Apache-2.0
// A shortest-path search from left to right: at each place that a reading ends at, the best way to
// have come there is kept for each kind of last reading.
#include "geo/addressing/best_path.hpp"

#include <algorithm>
#include <bit>

#include "geo/addressing/name_weights.hpp"

namespace geo::addressing {
namespace {

constexpr std::size_t reach = 24;  // longest name with its ending, and longest unknown stretch
constexpr int most_stretches = 5;  // ends of unknown stretches that are tried from one place

constexpr int same_branch = 6;  // a county of the city just read
constexpr int other_branch = -9;
constexpr int same_city = -3;  // a town that went to the next county
constexpr int bare_of_same_city = -20;
constexpr int said_again = 14;
constexpr int prefix_again = 8;
constexpr int bare_without_parent = -10;
constexpr int bare_in_other_branch = -24;
constexpr int bare_repeated = -12;
constexpr int full_behind_street = -12;
constexpr int nameless_behind_bare = -20;
constexpr int zone_behind_bare = -8;
constexpr int bare_behind_street = -20;
constexpr int bare_town_without_parent = -16;

struct State {
    std::int32_t score;
    std::uint16_t from;  ///< where the segment begins
    Slot from_slot;
    std::uint32_t unit;  ///< the last division that was read
    bool is_bare;        ///< a county's or town's bare name was read last
    Segment segment;
};

class Search {
  public:
    Search(const Lexicon& lexicon, const ScannedText& text, const Evidence& evidence)
        : lexicon_(lexicon), text_(text), evidence_(evidence) {}

    void run(Slot before, std::vector<Segment>& path) {
        State nothing{};
        nothing.unit = Lexicon::no_unit;
        put(0, before, nothing);
        for (std::size_t at = 0; at < text_.size(); ++at)
            if (live_[at] != 0) extend(at);
        trace(path);
    }

  private:
    State& state(std::size_t at, Slot slot) {
        return states_[at * slot_count + static_cast<std::size_t>(slot)];
    }

    void put(std::size_t at, Slot slot, const State& next) {
        const std::uint32_t bit = 1U << static_cast<unsigned>(slot);
        State& known = state(at, slot);
        if ((live_[at] & bit) != 0 && known.score >= next.score) return;
        live_[at] |= bit;
        known = next;
    }

    template <typename Visit>
    void for_each_live(std::size_t at, Visit&& visit) {
        for (std::uint32_t left = live_[at]; left != 0; left &= left - 1)
            visit(static_cast<Slot>(std::countr_zero(left)));
    }

    void extend(std::size_t at) {
        take_candidates(at);
        if (text_.class_at(at) == CharacterClass::separator) return;
        take_names(at);
        take_stretches(at);
    }

    void take_candidates(std::size_t at) {
        for (auto i = evidence_.first_candidate[at]; i < evidence_.first_candidate[at + 1]; ++i)
            take(evidence_.candidates[i]);
    }

    void take(const Candidate& candidate) {
        const Segment segment{candidate.begin, candidate.end,      candidate.slot,
                              candidate.kind,  WordClass::country, true};
        if (candidate.slot == Slot::skipped) return skip(segment, candidate.weight);
        for_each_live(candidate.begin, [&](Slot from) {
            const State& before = state(candidate.begin, from);
            State next{before.score + candidate.weight + transition(from, candidate.slot),
                       candidate.begin,
                       from,
                       before.unit,
                       false,
                       segment};
            if (candidate.units != nullptr) {
                const Branch branch = branch_of(*candidate.units, before.unit);
                next.score += branch.weight;
                // 滨江 in 滨江宝龙广场, 望京 in 望京SOHO
                const bool is_bare = candidate.units->form == NameForm::bare;
                if (from > Slot::town)
                    next.score += is_bare ? bare_behind_street : full_behind_street;
                next.unit = branch.unit;
                next.is_bare = is_bare && candidate.units->level != UnitLevel::province;
            } else if (candidate.slot == Slot::relative) {
                next.score += relative_weight(candidate, from);
            }
            put(candidate.end, candidate.slot, next);
        });
    }

    /// What is skipped leaves the state as it was.
    void skip(const Segment& segment, int weight) {
        for_each_live(segment.begin, [&](Slot from) {
            const State& before = state(segment.begin, from);
            put(segment.end, from,
                {before.score + weight, segment.begin, from, before.unit, before.is_bare, segment});
        });
    }

    struct Branch {
        int weight;
        std::uint32_t unit;
    };

    /// A division should lie in the one read before; a bare name is one only there.
    Branch branch_of(const UnitMeaning& meaning, std::uint32_t before) const {
        const bool is_bare = meaning.form == NameForm::bare;
        const bool is_full = meaning.form == NameForm::full;
        const std::uint32_t first = meaning.units.front();
        if (before == Lexicon::no_unit) {
            if (!is_bare || meaning.level < UnitLevel::county) return {0, first};
            return {
                meaning.level == UnitLevel::town ? bare_town_without_parent : bare_without_parent,
                first};
        }
        const auto inside = std::lower_bound(meaning.units.begin(), meaning.units.end(), before);
        if (inside != meaning.units.end() && lexicon_.lies_in(*inside, before))
            return {*inside == before && is_full ? said_again : same_branch, *inside};
        // a prefix that is written once more
        for (std::uint32_t above = lexicon_.unit(before).parent; above != Lexicon::no_unit;
             above = lexicon_.unit(above).parent)
            if (std::binary_search(meaning.units.begin(), meaning.units.end(), above))
                return {is_bare ? bare_repeated : is_full ? prefix_again : 0, above};
        const std::uint32_t parent = lexicon_.unit(before).parent;
        if (parent != Lexicon::no_unit && lexicon_.unit(before).level == UnitLevel::county) {
            const auto beside =
                std::lower_bound(meaning.units.begin(), meaning.units.end(), parent);
            if (beside != meaning.units.end() && lexicon_.lies_in(*beside, parent))
                return {is_bare ? bare_of_same_city : same_city, *beside};
        }
        return {is_bare ? bare_in_other_branch : other_branch, first};
    }

    /// One character (东, 口, 内) says where something lies only behind something, and before a
    /// number or at the end.
    int relative_weight(const Candidate& candidate, Slot from) const {
        if (candidate.end - candidate.begin > 1) return 0;
        const CharacterClass next = text_.class_at(candidate.end);
        const bool is_before_number =
            next == CharacterClass::digit || next == CharacterClass::separator;
        if (is_before_number && from != Slot::relative) return 4;
        if (from == Slot::street) return text_[candidate.begin] == U'口' ? 4 : -4;
        return from == Slot::place || from == Slot::door ? -8 : -16;
    }

    void take_names(std::size_t at) {
        const std::size_t last = std::min(text_.size(), at + reach);
        const std::size_t stop = next_separator(at, last);
        for (auto i = evidence_.first_ending[at]; i < evidence_.endings.size(); ++i) {
            const Ending& ending = evidence_.endings[i];
            if (ending.begin >= stop) return;
            const int weight = name_weight(text_, evidence_, at, ending);
            if (weight > -100) take_name(at, ending, weight);
        }
    }

    std::size_t next_separator(std::size_t at, std::size_t last) const {
        while (at < last && text_.class_at(at) != CharacterClass::separator) ++at;
        return at;
    }

    void take_name(std::size_t at, const Ending& ending, int weight) {
        const NameShape& shape = shape_of(ending.word);
        const Segment segment{
            static_cast<std::uint16_t>(at), ending.end, shape.slot, shape.kind, ending.word, true};
        advance(segment, weight,
                at != ending.begin         ? 0
                : shape.slot == Slot::zone ? zone_behind_bare
                                           : nameless_behind_bare);
    }

    /// \param behind_bare what it costs more behind a bare name, whose ending it may be: 闲林工业区
    void advance(const Segment& segment, int weight, int behind_bare = 0) {
        for_each_live(segment.begin, [&](Slot from) {
            const State& before = state(segment.begin, from);
            put(segment.end, segment.slot,
                {before.score + weight + transition(from, segment.slot) +
                     (before.is_bare ? behind_bare : 0),
                 segment.begin, from, before.unit, false, segment});
        });
    }

    /// Unknown stretches end where something begins that can be told; one always does, at the end.
    void take_stretches(std::size_t at) {
        int found = 0;
        for (std::size_t end = at + 1; end <= text_.size(); ++end) {
            if (!evidence_.landmarks.test(end)) continue;
            take_stretch(at, end);
            if (++found == most_stretches || end - at > reach) return;
            if (text_.class_at(end) == CharacterClass::separator) return;
        }
    }

    void take_stretch(std::size_t at, std::size_t end) {
        const int weight = unknown_weight(text_, evidence_, at, end);
        Segment segment{static_cast<std::uint16_t>(at),
                        static_cast<std::uint16_t>(end),
                        Slot::place,
                        PartKind::poi,
                        WordClass::poi,
                        false};
        advance(segment, weight);
        const auto length = end - at;
        const CharacterClass next = text_.class_at(end);
        const bool is_before_number =
            next == CharacterClass::digit || next == CharacterClass::numeral;
        if (length >= 2 && length <= 4 && is_before_number) {
            segment.slot = Slot::village;
            segment.kind = PartKind::village;
            advance(segment, weight - 5);
            segment.slot = Slot::street;
            segment.kind = PartKind::street;
            advance(segment, weight - 7);
        }
        if (length >= 2 && length <= 3 && is_before_number) {
            segment.slot = Slot::natural_village;
            segment.kind = PartKind::natural_village;
            advance(segment, weight - 2);
        }
        segment.slot = Slot::person;
        segment.kind = PartKind::recipient;
        advance(segment, weight);
    }

    void trace(std::vector<Segment>& path) {
        path.clear();
        std::size_t at = text_.size();
        Slot slot = Slot::start;
        std::int32_t best = 0;
        bool found = false;
        for_each_live(at, [&](Slot each) {
            const std::int32_t score = state(at, each).score;
            if (found && score <= best) return;
            found = true;
            best = score;
            slot = each;
        });
        while (at > 0) {
            const State& here = state(at, slot);
            path.push_back(here.segment);
            at = here.from;
            slot = here.from_slot;
        }
        std::reverse(path.begin(), path.end());
    }

    const Lexicon& lexicon_;
    const ScannedText& text_;
    const Evidence& evidence_;
    std::array<std::uint32_t, longest_read + 1> live_{};
    std::array<State, (longest_read + 1) * slot_count> states_;
};

}  // namespace

void find_best_path(const Lexicon& lexicon, const ScannedText& text, const Evidence& evidence,
                    Slot before, std::vector<Segment>& path) {
    Search(lexicon, text, evidence).run(before, path);
}

}  // namespace geo::addressing

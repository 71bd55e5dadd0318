// SPDX-License-Identifier: Apache-2.0
// The second half of the interpreter: what a text has besides the components of the candidate, and
// the score of the whole.
#include <algorithm>
#include <array>

#include "geo/search/character_roles.hpp"
#include "geo/search/fillers.hpp"
#include "geo/search/interpretation.hpp"

namespace geo::search {
namespace {

constexpr double trailing_cost = 0.6, most_for_trailing = 2.5, foreign_cost = 2.5;
constexpr double number_missing_score_cost = 2, number_missing_value_cost = 0.5;
constexpr double absent_level_cost = 0.01, weak_cost = 0.5, part_of_word_cost = 3.5;

// A guess is never returned as if it were certain.
constexpr double highest_score_by_sound = 0.89, highest_score_by_spelling = 0.85;
constexpr double highest_score_if_weak = 0.7, highest_score_without_area = 0.88;

constexpr std::size_t shortest_division = 3;  // 历下区

/// 超市 is no 市, 小区 no 区: two characters that end what people say beside an address.
bool is_everyday_word(const FoldedText& text, std::size_t begin, std::size_t end) noexcept {
    struct Word {
        char32_t last;
        std::u32string_view before;
    };
    constexpr std::array<Word, 8> words{
        {{U'市', U"超门城都菜集夜"},
         {U'区', U"小社园新发校厂院库片街景商活属舍矿港城市东西南北"},
         {U'镇', U"古小"},
         {U'乡', U"故老水"},
         {U'旗', U"红国彩锦"},
         {U'社', U"用销作行报旅茶"},
         {U'里', U"这那家村屋院店"},
         {U'道', U"味频"}}};
    if (end - begin < 2) return false;
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        return text[end - 1] == word.last && word.before.find(text[end - 2]) != word.before.npos;
    });
}

/// 区 of 历下区 at `at`, 街道 of 文汇街道; not of 小区.
bool ends_division(const FoldedText& text, std::size_t begin, std::size_t at) noexcept {
    if (text[at] == U'道') return at > begin && text[at - 1] == U'街';
    return CharacterRoles::shared().has(text[at], Role::division_end) &&
           !is_everyday_word(text, begin, at + 1);
}

}  // namespace

/// 济南市历下区 counts two.
int Interpreter::foreign_divisions(std::size_t begin, std::size_t end) const {
    int count = 0;
    for (std::size_t at = begin, from = begin; at < end; ++at) {
        if (!ends_division(*text_, from, at)) continue;
        if (at + 1 - from >= shortest_division) {
            ++count;
            from = at + 1;
        }
    }
    return count;
}

/// 历下区 alone.
bool Interpreter::is_division(std::size_t begin, std::size_t end) const {
    return foreign_divisions(begin, end) > 0 && ends_division(*text_, begin, end - 1);
}

/// The text says that the place lies in 历下区, and nothing that it lies here.
bool Interpreter::lies_elsewhere(const Interpretation& of) const {
    const How own = of.matched[static_cast<std::size_t>(of.candidate.kind)];
    // 山西省 is no slip of 山东省.
    if (of.weak && of.candidate.kind <= Component::county && own == How::spelling) return true;
    if (of.foreign == 0) return false;
    const auto is_said = [&](Component level) {
        const How how = of.matched[static_cast<std::size_t>(level)];
        return how == How::exact || how == How::short_form || how == How::alias;
    };
    switch (of.candidate.kind) {
        case Component::province:
        case Component::city:
            return false;
        case Component::county:
            return !is_said(Component::city);
        case Component::town:
            return !is_said(Component::county);
        case Component::village:
        case Component::road:
        case Component::number:
            break;
    }
    return !is_said(Component::county) && (of.foreign > 1 || !is_said(Component::town));
}

/// A whole name of the registry that is no part of the candidate's.
bool Interpreter::names_other_place(std::size_t begin, std::size_t end) const {
    const auto& places = lattice_->places();
    return std::any_of(places.begin(), places.end(), [&](const Reading& place) {
        return place.begin >= begin && place.end <= end && place.size() >= shortest_division &&
               place.how == How::exact && place.component >= Component::county;
    });
}

/// 大王 alone between separators, while the candidate lies in another town.
bool Interpreter::is_name_of_place(std::size_t begin, std::size_t end) const {
    const auto& places = lattice_->places();
    return std::any_of(places.begin(), places.end(), [&](const Reading& place) {
        return place.begin == begin && place.end == end && place.how <= How::alias;
    });
}

bool Interpreter::looks_like_component(std::size_t begin, std::size_t end) const {
    const CharacterRoles& roles = CharacterRoles::shared();
    const FoldedText& text = *text_;
    const auto words = text.view(begin, end);
    if (words.ends_with(U"委会") || words.ends_with(U"社区")) return true;
    if (roles.has(text[end - 1], Role::component_end)) return !is_everyday_word(text, begin, end);
    if (words.back() == U'条' && end - begin > 1 && roles.has(text[end - 2], Role::number))
        return true;  // 柳艺八条
    for (std::size_t at = begin + 1; at < end; ++at) {
        if (!roles.has(text[at], Role::street_end)) continue;
        // 佳挑路一条, 佳挑路8号
        if (roles.has(text[at + 1], Role::number) || text[at + 1] == U'条') return true;
    }
    return false;
}

void Interpreter::weigh_run(std::size_t begin, std::size_t end, bool apart,
                            Interpretation& into) const {
    const auto size = static_cast<int>(end - begin);
    const auto words = text_->view(begin, end);
    if (begin < into.last) {
        const bool aside =
            apart && !looks_like_component(begin, end) && !is_name_of_place(begin, end);
        if (aside || (apart && says_near(words))) return;
        into.contradicting += size;
        into.foreign += foreign_divisions(begin, end);
    } else if (into.door != nullptr) {
        const bool is_other = names_other_place(begin, end) || (apart && is_division(begin, end));
        if (!is_other || says_near(words)) return;
        into.contradicting += size;
        into.foreign += foreign_divisions(begin, end);
    } else {
        const bool attached = begin == into.last;
        if (begin >= into.far_number) {
            if (!attached && !looks_like_component(begin, end)) return;
            if (says_near(words) && !looks_like_component(begin, end)) return;
            if (!into.number.is_empty() && attached) return;
        }
        into.trailing += size;
    }
    into.doubtful = into.doubtful | PositionSet::range(begin, end);
}

void Interpreter::weigh_fragment(std::size_t begin, std::size_t end, Interpretation& into) const {
    const PositionSet open = text_->han() - into.explained;
    const PositionSet fragment = PositionSet::range(begin, end);
    if ((open & fragment).empty()) return;
    const bool apart = (fragment & (into.explained - lattice_->fillers())).empty();
    for (std::size_t at = begin; at < end; ++at) {
        if (!open.has(at)) continue;
        const std::size_t from = at;
        while (at < end && open.has(at)) ++at;
        weigh_run(from, at, apart, into);
    }
}

void Interpreter::weigh_leftovers(Interpretation& into) const {
    if ((text_->han() - into.explained).empty()) return;
    for (std::size_t begin = 0, end = 0; begin < text_->size(); begin = end + 1) {
        for (end = begin; end < text_->size() && (*text_)[end] != FoldedText::gap;) ++end;
        weigh_fragment(begin, end, into);
    }
}

/// Nothing but the place itself is named.
bool Interpreter::is_alone(const Interpretation& of) const {
    for (std::size_t i = 0; i < static_cast<std::size_t>(Component::number); ++i)
        if (of.matched[i] != How::absent && static_cast<Component>(i) != of.candidate.kind)
            return false;
    return true;
}

/// A slip that may be another name is believed when the rest bears it out: a road by its village
/// and its door, a village only by its own road and door, and not when it is a whole other name.
bool Interpreter::is_weak(const Costs& costs, const Interpretation& into) const {
    const auto weakness = [&](Component component) {
        return costs.weak[static_cast<std::size_t>(component)];
    };
    const auto is_sure = [&](Component component) {
        const How how = into.matched[static_cast<std::size_t>(component)];
        return how == How::exact || how == How::short_form || how == How::alias;
    };
    if (costs.slips > 2) return true;
    if (costs.slips > 0 && into.door == nullptr && is_alone(into)) return true;
    for (const Component level : {Component::province, Component::city, Component::county})
        if (weakness(level) > Weakness::slight) return true;
    if (weakness(Component::road) == Weakness::wholly) return true;
    const bool has_door = into.door != nullptr && !into.number_missing;
    if (weakness(Component::town) > Weakness::slight &&
        !(weakness(Component::town) == Weakness::left_out && is_sure(Component::village)))
        return true;
    if (weakness(Component::road) > Weakness::slight && !(has_door && is_sure(Component::village)))
        return true;
    return weakness(Component::village) == Weakness::replaced ||
           (weakness(Component::village) != Weakness::firm &&
            !(has_door && is_sure(Component::road)));
}

void Interpreter::settle(const Costs& costs, Interpretation& into) const {
    const double against = into.contradicting + foreign_cost * into.foreign +
                           part_of_word_cost * costs.parts_of_words +
                           std::min(trailing_cost * into.trailing, most_for_trailing);
    into.weak = is_weak(costs, into);
    into.elsewhere = lies_elsewhere(into);
    into.value -= against + (into.number_missing ? number_missing_value_cost : 0.0) +
                  (into.weak ? weak_cost : 0.0);
    double lost = costs.lost + against + (into.number_missing ? number_missing_score_cost : 0.0);
    bool has_area = into.candidate.kind < Component::village;
    for (const Component level : {Component::county, Component::town, Component::village}) {
        const bool absent = into.matched[static_cast<std::size_t>(level)] == How::absent;
        if (level < into.candidate.kind && absent) lost += absent_level_cost;
        has_area = has_area || !absent;
    }
    into.score = costs.written / (costs.written + lost);
    if (costs.by_sound) into.score = std::min(into.score, highest_score_by_sound);
    if (costs.by_spelling) into.score = std::min(into.score, highest_score_by_spelling);
    if (into.weak) into.score = std::min(into.score, highest_score_if_weak);
    if (!has_area) into.score = std::min(into.score, highest_score_without_area);
}

}  // namespace geo::search

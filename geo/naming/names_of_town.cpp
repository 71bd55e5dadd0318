// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/names_of_town.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

bool is_taken(const RegisteredName& name) noexcept {
    return name.status == NameStatus::in_force || name.status == NameStatus::proposed;
}

bool is_own(const RegisteredName& name, const NameDraft& draft) noexcept {
    return (draft.road && name.road == draft.road) ||
           (draft.proposal && name.proposal == draft.proposal);
}

/// The road, or the proposal of a road that is not there yet.
std::pair<bool, std::int64_t> bearer_of(const RegisteredName& name) noexcept {
    if (name.road) return {true, name.road->value()};
    return {false, name.proposal ? name.proposal->value() : 0};
}

NameKey generic_key(const VillageCode& village, std::string_view generic) noexcept {
    KeyMaker maker{KeyKind::village_generic};
    maker.add(village.value());
    maker.add('\0');
    maker.add(generic);
    return maker.key();
}

/// Where a name stands in its series.
struct SeriesPlace {
    NameKey series = 0;
    int number = 0;
};

/// 北二路 is number 2 of 北…路.
std::optional<SeriesPlace> series_place(const NameParts& name, const OrdinalFinder& ordinals) {
    const std::u32string specific = text::code_points(name.specific);
    const auto ordinal = ordinals.find(specific);
    if (!ordinal) return std::nullopt;
    const std::u32string_view around = specific;
    KeyMaker maker{KeyKind::series};
    maker.add(text::to_utf8(around.substr(0, ordinal->begin)));
    maker.add('\0');
    maker.add(text::to_utf8(around.substr(ordinal->end)));
    maker.add('\0');
    maker.add(name.generic);
    return SeriesPlace{maker.key(), ordinal->value};
}

void append(std::vector<SharedName> names, std::vector<SharedName>& out) {
    std::move(names.begin(), names.end(), std::back_inserter(out));
}

}  // namespace

WantedName::WantedName(const NameDraft& wanted, const SoundLikeness& likeness)
    : draft(wanted),
      text(make_key(KeyKind::text, wanted.name.full)),
      sounds(make_sound_keys(wanted.sound_keys, likeness)) {}

void NamesOfTown::add(SharedName name, const SoundKeys& sounds, const OrdinalFinder& ordinals) {
    const Number number = take_number();
    add_sounds(number, sounds);
    add_parts(number, *name, ordinals);
    names_[number] = std::move(name);
}

NamesOfTown::Number NamesOfTown::take_number() {
    if (free_.empty()) {
        names_.emplace_back();
        return static_cast<Number>(names_.size() - 1);
    }
    const Number number = free_.back();
    free_.pop_back();
    return number;
}

void NamesOfTown::add_sounds(Number number, const SoundKeys& sounds) {
    for (const auto* keys : {&sounds.toned, &sounds.toneless, &sounds.near_sound})
        for (const NameKey key : *keys) index_.add(key, number);
}

void NamesOfTown::add_parts(Number number, const RegisteredName& name,
                            const OrdinalFinder& ordinals) {
    const NameParts& parts = name.name;
    index_.add(make_key(KeyKind::text, parts.full), number);
    if (!parts.specific.empty() && !parts.generic.empty())
        index_.add(make_key(KeyKind::specific, parts.specific), number);
    if (const auto place = series_place(parts, ordinals)) index_.add(place->series, number);
    if (name.road) index_.add(make_key(KeyKind::road, name.road->value()), number);
    if (name.proposal) index_.add(make_key(KeyKind::proposal, name.proposal->value()), number);
    index_.add(generic_key(name.village, parts.generic), number);
}

void NamesOfTown::remove(const Numbers& numbers) {
    for (const Number number : numbers) {
        index_.remove(number);
        names_[number].reset();
        free_.push_back(number);
    }
}

AlikeNames NamesOfTown::alike(const WantedName& wanted) const {
    AlikeNames found;
    Numbers seen;
    found.same_text = take_unseen(same_text(wanted), seen);
    found.same_sound = take_unseen(with_any(wanted.sounds.toned), seen);
    found.same_toneless = take_unseen(with_any(wanted.sounds.toneless), seen);
    found.near_sound = take_unseen(with_any(wanted.sounds.near_sound), seen);
    found.same_specific = take_unseen(same_specific(wanted.draft.name), seen);
    return found;
}

void NamesOfTown::append_same_text(const WantedName& wanted, std::vector<SharedName>& out) const {
    append(shared(same_text(wanted)), out);
}

void NamesOfTown::append_text_and_sound(const WantedName& wanted, AlikeNames& out) const {
    Numbers seen;
    append(take_unseen(same_text(wanted), seen), out.same_text);
    append(take_unseen(with_any(wanted.sounds.toned), seen), out.same_sound);
}

int NamesOfTown::other_roads_with_generic(const NameDraft& draft) const {
    std::vector<std::pair<bool, std::int64_t>> bearers;
    for_each_named(generic_key(draft.village.code, draft.name.generic),
                   [&](Number, const RegisteredName& name) {
                       const bool counts = is_taken(name) && !is_own(name, draft) &&
                                           name.village == draft.village.code &&
                                           name.name.generic == draft.name.generic;
                       if (counts) bearers.push_back(bearer_of(name));
                   });
    std::sort(bearers.begin(), bearers.end());
    const auto end = std::unique(bearers.begin(), bearers.end());
    return static_cast<int>(std::distance(bearers.begin(), end));
}

std::vector<SeriesMember> NamesOfTown::series(const NameDraft& draft,
                                              const OrdinalFinder& ordinals) const {
    std::vector<SeriesMember> members;
    const auto place = series_place(draft.name, ordinals);
    if (!place) return members;
    for_each_named(place->series, [&](Number number, const RegisteredName& name) {
        const auto other = series_place(name.name, ordinals);
        if (other && is_taken(name) && !is_own(name, draft))
            members.push_back({names_[number], other->number, 0, 0});
    });
    std::sort(members.begin(), members.end(), [](const auto& left, const auto& right) {
        return std::pair(left.number, bearer_of(*left.name)) <
               std::pair(right.number, bearer_of(*right.name));
    });
    return members;
}

template <typename Condition>
NamesOfTown::Numbers NamesOfTown::find(NameKey key, Condition condition) const {
    Numbers found;
    for_each_named(key, [&](Number number, const RegisteredName& name) {
        if (condition(name)) found.push_back(number);
    });
    return found;
}

NamesOfTown::Numbers NamesOfTown::numbers_of(RoadId road) const {
    return find(make_key(KeyKind::road, road.value()),
                [&](const RegisteredName& name) { return name.road == road; });
}

NamesOfTown::Numbers NamesOfTown::numbers_of(ProposalId proposal) const {
    return find(make_key(KeyKind::proposal, proposal.value()),
                [&](const RegisteredName& name) { return name.proposal == proposal; });
}

NamesOfTown::Numbers NamesOfTown::same_text(const WantedName& wanted) const {
    return find(wanted.text, [&](const RegisteredName& name) {
        return name.name.full == wanted.draft.name.full;
    });
}

NamesOfTown::Numbers NamesOfTown::same_specific(const NameParts& parts) const {
    if (parts.specific.empty() || parts.generic.empty()) return {};
    return find(make_key(KeyKind::specific, parts.specific), [&](const RegisteredName& name) {
        return name.name.specific == parts.specific && name.name.generic != parts.generic;
    });
}

NamesOfTown::Numbers NamesOfTown::with_any(const std::vector<NameKey>& keys) const {
    Numbers found;
    for (const NameKey key : keys)
        index_.for_each(key, [&](Number number) { found.push_back(number); });
    return found;
}

/// Those that were not seen yet, each once; they are seen then. \pre seen is sorted.
std::vector<SharedName> NamesOfTown::take_unseen(Numbers found, Numbers& seen) const {
    if (found.empty()) return {};
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    Numbers unseen;
    std::set_difference(found.begin(), found.end(), seen.begin(), seen.end(),
                        std::back_inserter(unseen));
    const auto middle = static_cast<std::ptrdiff_t>(seen.size());
    seen.insert(seen.end(), unseen.begin(), unseen.end());
    std::inplace_merge(seen.begin(), seen.begin() + middle, seen.end());
    return shared(unseen);
}

std::vector<SharedName> NamesOfTown::shared(const Numbers& numbers) const {
    std::vector<SharedName> out;
    out.reserve(numbers.size());
    for (const Number number : numbers) out.push_back(names_[number]);
    return out;
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// The names of one town, each found by whatever it shares with a draft.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/key_index.hpp"
#include "geo/naming/name_keys.hpp"
#include "geo/naming/ordinals.hpp"

namespace geo::naming {

/// A draft as it is looked up, in one town after the other.
struct WantedName {
    WantedName(const NameDraft& wanted, const SoundLikeness& likeness);

    const NameDraft& draft;
    NameKey text;
    SoundKeys sounds;
};

/// A value; a copy costs some block copies and shares the names themselves.
class NamesOfTown {
  public:
    void add(SharedName name, const SoundKeys& sounds, const OrdinalFinder& ordinals);
    bool holds(RoadId road) const { return !numbers_of(road).empty(); }
    bool holds(ProposalId proposal) const { return !numbers_of(proposal).empty(); }
    void remove(RoadId road) { remove(numbers_of(road)); }
    void remove(ProposalId proposal) { remove(numbers_of(proposal)); }

    std::size_t size() const noexcept { return names_.size() - free_.size(); }
    std::vector<SharedName> of_road(RoadId road) const { return shared(numbers_of(road)); }

    /// What is like the draft, each name in the first list that takes it.
    AlikeNames alike(const WantedName& wanted) const;
    /// Tells the processor that the draft's text will be looked up soon.
    void prefetch(const WantedName& wanted) const noexcept { index_.prefetch(wanted.text); }
    void append_same_text(const WantedName& wanted, std::vector<SharedName>& out) const;
    void append_text_and_sound(const WantedName& wanted, AlikeNames& out) const;

    /// Other roads of the draft's village that bear its generic name, or are to bear it.
    int other_roads_with_generic(const NameDraft& draft) const;
    /// By number; as TownNames::series.
    std::vector<SeriesMember> series(const NameDraft& draft, const OrdinalFinder& ordinals) const;

  private:
    using Number = KeyIndex::NameNumber;
    using Numbers = std::vector<Number>;

    Number take_number();
    void add_sounds(Number number, const SoundKeys& sounds);
    void add_parts(Number number, const RegisteredName& name, const OrdinalFinder& ordinals);
    void remove(const Numbers& numbers);

    template <typename Visit>
    void for_each_named(NameKey key, Visit visit) const {
        index_.for_each(key, [&](Number number) { visit(number, *names_[number]); });
    }
    template <typename Condition>
    Numbers find(NameKey key, Condition condition) const;
    Numbers numbers_of(RoadId road) const;
    Numbers numbers_of(ProposalId proposal) const;
    Numbers same_text(const WantedName& wanted) const;
    Numbers same_specific(const NameParts& parts) const;
    Numbers with_any(const std::vector<NameKey>& keys) const;
    std::vector<SharedName> take_unseen(Numbers found, Numbers& seen) const;
    std::vector<SharedName> shared(const Numbers& numbers) const;

    std::vector<SharedName> names_;  ///< null where a number is free
    Numbers free_;
    KeyIndex index_;
};

}  // namespace geo::naming

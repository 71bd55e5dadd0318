// SPDX-License-Identifier: Apache-2.0
// The names of every town in memory, found by their text, by their sound and by what they are made
// of. Beside the RegisteredName itself a name costs some 250 bytes of index.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "geo/model/ids.hpp"
#include "geo/naming/draft.hpp"
#include "geo/naming/facts.hpp"
#include "geo/naming/profile.hpp"
#include "geo/naming/romaniser.hpp"
#include "geo/naming/tables.hpp"

namespace geo::naming {

class NamesOfTown;
struct WantedName;

/// A value: a copy costs one pointer per town and shares the rest, a change to either side copies
/// the town it touches. Any number of threads may read one; to change it while others read, give
/// them a copy first.
class TownNames {
  public:
    /// Looks at no near sounds and takes every numeral for an ordinal.
    TownNames();
    /// Takes over the profile's near sounds and the words whose numerals are no ordinals.
    explicit TownNames(const Tables& tables);

    /// \param county where the town lies; a town of no known county shares names with no other
    /// \returns the name as it is kept, to be shared
    SharedName add(const DivisionCode& town, const DivisionCode& county, RegisteredName name,
                   const Romaniser& romaniser);
    SharedName add(const DivisionCode& town, RegisteredName name, const Romaniser& romaniser);

    /// Takes out every name of the road, or of the proposal. Nothing happens when there is none.
    void remove(const DivisionCode& town, RoadId road);
    void remove(const DivisionCode& town, ProposalId proposal);

    /// Number of names in the town.
    std::size_t size(const DivisionCode& town) const noexcept;

    /// The names like the draft's in its town, county and built-up area (a town of the area is left
    /// out of the county), how many roads of its village bear its generic name, if the profile
    /// bounds that (GenericName::most_in_village), and what its road is called now. Names of the
    /// draft's own road and proposal are among the names alike. The line, the villages mentioned
    /// and the series are for others to fill in.
    Facts gather(const NameDraft& draft, const Profile& profile) const;
    /// The same for an area without built-up areas and bounds.
    Facts gather(const NameDraft& draft) const;

    /// The names in force or proposed of the draft's series in its town, not its own: 北一路 for
    /// 北二路. Empty when the draft has no ordinal. The positions are left at 0.
    std::vector<SeriesMember> series(const NameDraft& draft) const;

    /// Every name of the road in this town, whatever its status.
    std::vector<SharedName> of_road(const DivisionCode& town, RoadId road) const;

  private:
    struct Making;

    /// Towns made under the current number belong to this TownNames alone. Copying gives both sides
    /// new numbers; unlike a use count that needs no synchronisation with readers letting go.
    class Ownership {
      public:
        Ownership() noexcept : number_(next()) {}
        Ownership(const Ownership& other) noexcept : number_(next()) { other.number_ = next(); }
        Ownership& operator=(const Ownership& other) noexcept;
        std::uint64_t number() const noexcept { return number_; }

      private:
        static std::uint64_t next() noexcept;
        mutable std::atomic<std::uint64_t> number_;
    };

    struct KeptTown {
        std::shared_ptr<NamesOfTown> town;
        std::uint64_t owner = 0;
    };

    const NamesOfTown* find_town(const DivisionCode& town) const noexcept;
    NamesOfTown& town_for_change(const DivisionCode& town);
    void gather_area(const WantedName& wanted, const BuiltUpArea& area, Facts& facts) const;
    void gather_county(const WantedName& wanted, const BuiltUpArea* area, Facts& facts) const;

    std::shared_ptr<const Making> making_;
    std::unordered_map<DivisionCode, KeptTown> towns_;
    std::unordered_map<DivisionCode, std::vector<DivisionCode>> towns_of_county_;
    Ownership ownership_;
};

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// The story of a search: candidates come from the lattice, the promising ones are interpreted; when
// the best leaves something of the text unexplained, names that differ by a slip are tried; what
// fits equally well is returned together and said to be ambiguous.
#pragma once

#include <optional>
#include <vector>

#include "geo/search/area_filter.hpp"
#include "geo/search/interpretation.hpp"
#include "geo/search/slip_search.hpp"

namespace geo::search {

/// Finds what complete address texts mean, one after the other, in the same memory.
class Matcher {
  public:
    struct Limits {
        const AreaFilter* area = nullptr;  ///< null: anywhere
        std::optional<HitType> type;
        double within = 3;  ///< interpretations worth less than the best by this are not wanted
    };

    Matcher(const NameIndex& names, const DoorTable& doors);

    /// Best first, the equally good by the order of the registry; empty when nothing fits.
    /// Borrowed until the next call.
    const std::vector<Interpretation>& find(std::string_view text, const Limits& limits);

    /// How many of the found, from the first, fit equally well.
    std::size_t equals() const noexcept;

    /// The hits of what was found, at most query.limit of them, the nearest of equals first.
    std::vector<Hit> hits(const Query& query);
    /// One hit of it. \param door one of the interpretation's doors, or null.
    Hit hit(const Interpretation& interpretation, const Door* door, bool ambiguous) const;
    /// Of a text that no place answers to: what it says all the same.
    References references() const;
    /// The doors that the interpretation may mean; one null when it means none.
    const std::vector<const Door*>& doors_of(const Interpretation& interpretation);

  private:
    bool has_rest(PositionSet explained) const noexcept;
    bool is_wanted(Component kind, Index entity) const noexcept;
    void match();
    void leave_what_lies_elsewhere();
    void add_candidates();
    void add_roads_named(Index name);
    void add_road(const Posting& posting, Index name);
    void interpret_candidates();
    void keep(const Candidate& candidate);
    void rank();
    double distance_to_bias(const Query& query, const Interpretation& interpretation) const;

    const NameIndex& names_;
    const DoorTable& doors_;
    Limits limits_;
    FoldedText text_;
    Lattice lattice_;
    Interpreter interpreter_;
    SlipSearch slips_;
    std::vector<Candidate> candidates_;
    std::vector<double> worth_;  ///< at most, of each candidate
    std::vector<Interpretation> found_;
    std::vector<Index> seen_names_;
    std::vector<const Door*> doors_found_;
    double best_ = 0;
};

}  // namespace geo::search

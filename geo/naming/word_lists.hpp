// SPDX-License-Identifier: Apache-2.0
// The words that the meaning rules look for (RULEBOOK 1.3), with where each comes from.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/naming/profile.hpp"

namespace geo::naming {

struct ListedWord {
    std::string category;  ///< "leader", "foreign", "enterprise", …
    std::string source;    ///< the list it stands on
};

/// Immutable once built, so that any number of threads may share one.
class WordLists {
  public:
    WordLists() = default;
    /// \param table columns word, category, source
    /// \param changes what the area's profile adds or takes out
    /// \throws Error(invalid_input) when the table is not what it should be.
    WordLists(std::string_view table, const std::vector<WordChange>& changes);

    /// nullptr when the word stands on no list.
    const ListedWord* find(const std::string& word) const noexcept;

  private:
    std::unordered_map<std::string, ListedWord> words_;
};

}  // namespace geo::naming

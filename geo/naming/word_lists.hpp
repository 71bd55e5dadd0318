// SPDX-License-Identifier: Apache-2.0
// The words that the meaning rules look for (RULEBOOK 1.3), with where each comes from.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/naming/profile.hpp"

namespace geo::naming {

/// What a word names. A word has one of these, the gravest first, but may be exaggerated besides.
enum class WordCategory {
    leader,       ///< of the state (rule M02)
    foreign,      ///< a person or place abroad (M03)
    vulgar,       ///< against good morals (M05)
    enterprise,   ///< an enterprise or a trademark (M04)
    person,       ///< historical, martyr or fictional (M01)
    outside,      ///< a famous entity elsewhere in the country (M07)
    exaggerated,  ///< grand, foreign-worshipping or odd (M06)
};

struct ListedWord {
    std::string_view word;
    WordCategory category = WordCategory::outside;
    bool is_common = false;        ///< an ordinary word too, so that a person decides
    bool is_found_within = false;  ///< anywhere in a name, not only as the whole specific part
    std::string_view source;       ///< the list it stands on
};

/// Immutable once built, so that any number of threads may share one; copies share the text.
class WordLists {
  public:
    WordLists() = default;
    /// \param table columns word, category, use ("distinctive", "common"), match ("whole",
    ///        "within"), source
    /// \param changes what the area's profile adds, or takes out as "ordinary"
    /// \throws Error(invalid_input) when the table is not what it should be, or a change has an
    ///         unknown category or is no word.
    WordLists(std::string_view table, const std::vector<WordChange>& changes);

    /// Every listed word in the specific part of a name. A word stands there when it is all of it,
    /// but for what tells one road from its neighbours (东, 南二, 大, 广场), or anywhere in it
    /// where its list says so. Only the first 32 characters are looked at: no name is as long.
    std::vector<const ListedWord*> find_all(std::string_view specific) const;

    std::size_t size() const noexcept { return words_.size(); }

  private:
    struct Texts;

    void read(const Texts& texts);
    void build_index();
    bool add_all(std::string_view word, bool is_whole, std::vector<const ListedWord*>& hits) const;
    void find_whole(std::string_view specific, std::vector<const ListedWord*>& hits) const;
    void find_within(std::string_view specific, std::vector<const ListedWord*>& hits) const;

    std::shared_ptr<const Texts> texts_;                         // what the words' views look into
    std::vector<ListedWord> words_;                              // by word
    std::unordered_map<std::string_view, std::uint32_t> first_;  // word -> the first of words_
    std::vector<bool> opens_within_;  // by character: a word found within begins so
    std::size_t longest_within_ = 0;  // characters
};

}  // namespace geo::naming

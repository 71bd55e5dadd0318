// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/word_lists.hpp"

#include "geo/naming/table_reader.hpp"

namespace geo::naming {

WordLists::WordLists(std::string_view table, const std::vector<WordChange>& changes) {
    for (const TableRow& row : read_table(table))
        words_[std::string(row[0])] = {std::string(row[1]), std::string(row[2])};
    for (const WordChange& change : changes) words_[change.word] = {change.category, change.source};
}

const ListedWord* WordLists::find(const std::string& word) const noexcept {
    const auto found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/search/area_filter.hpp"
#include "geo/search/completion_index.hpp"
#include "geo/search/folded_text.hpp"

namespace geo::search {

/// Finds what a text that is still being typed may become: names that begin with it, in Han, in
/// pinyin without tones, in initials or in a mixture of them, after any number of places above
/// them (史口镇安宁). Keeps its memory from text to text, so each thread has one of its own.
class Completion {
  public:
    /// Both must outlive it.
    Completion(const NameIndex& names, const CompletionIndex& index);

    /// Empty when no name goes on as the text does. \param area null: anywhere
    void find(const FoldedText& text, const Query& query, const AreaFilter* area,
              std::vector<Hit>& out);

  private:
    /// Places read from the beginning of the text, and where the rest begins.
    struct Head {
        std::size_t rest = 0;
        Component kind = Component::province;
        Index entity = none;  ///< none: anywhere
        Components matched{};
    };
    struct Found {
        double metres = 0;
        Index entity = none;
        std::uint32_t head = 0;
        Component kind = Component::road;
        How how = How::prefix;
        std::uint16_t length = 0, typed = 0;  ///< of the name, in characters; what was typed of it
    };
    /// What is being completed.
    struct Rest {
        std::uint32_t head = 0;
        CompletionIndex::Order order = CompletionIndex::Order::characters;
        IndexRange range;
        How how = How::prefix;
        std::size_t typed = 0;
        std::string_view letters = {};  ///< that must follow `typed` characters; may be empty
    };

    void read_heads();
    void read_heads_in_lattice();
    void add_heads(std::size_t from, std::size_t at);
    void push_head(std::size_t from, std::size_t end, const Posting& place);
    bool is_below(const Head& head, Component kind, Index entity) const noexcept;
    void complete_heads();
    void complete(std::size_t head);
    void complete_han(std::uint32_t head, std::u32string_view typed);
    void complete_letters(std::uint32_t head, std::u32string_view typed);
    void complete_mixed_letters(std::uint32_t head);
    void complete(const Rest& rest);
    std::size_t count_of_places(const Rest& rest) const noexcept;
    bool add_ready(const Rest& rest);
    void add_by_name(const Rest& rest);
    void add_by_place(const Rest& rest, IndexRange villages);
    void add_by_distance(const Rest& rest);
    void add(const Rest& rest, const Named& named);
    bool is_wanted(Component kind) const noexcept;
    void keep(const Found& found);
    void write(std::vector<Hit>& out) const;

    const NameIndex& names_;
    const CompletionIndex& index_;
    const FoldedText* text_ = nullptr;
    const Query* query_ = nullptr;
    const AreaFilter* area_ = nullptr;
    std::vector<Head> heads_;
    std::vector<Found> best_;  ///< in order, at most as many as are asked for
    std::vector<PointGrid::Near> near_;
    std::string letters_;
};

}  // namespace geo::search

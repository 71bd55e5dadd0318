// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/search/area_filter.hpp"
#include "geo/search/folded_text.hpp"
#include "geo/search/lattice.hpp"

namespace geo::search {

/// Finds what a text that is still being typed may become: names that begin with it, in Han, in
/// pinyin without tones or in initials, after any number of places above them (史口镇安宁).
class Completion {
  public:
    Completion(const NameIndex& names, const Query& query, const FoldedText& text);

    /// Empty when no name goes on as the text does.
    std::vector<Hit> find();

  private:
    /// Places read from the beginning of the text, and where the rest begins.
    struct Head {
        std::size_t rest = 0;
        Component kind = Component::province;
        Index entity = none;  ///< none: anywhere
        Components matched{};
    };
    struct Found {
        Component kind = Component::road;
        Index entity = none;
        Index name = none;
        How how = How::prefix;
        std::uint32_t length = 0;  ///< of the name
        std::uint32_t typed = 0;
        double metres = 0;
        std::size_t head = 0;
    };

    void read_heads();
    bool is_below(const Head& head, const Reading& reading) const noexcept;
    bool is_below(const Head& head, Component kind, Index entity) const noexcept;
    void complete(std::size_t head);
    void complete_han(std::size_t head, std::u32string_view typed);
    void complete_letters(std::size_t head, std::u32string_view typed);
    void add_name(std::size_t head, Index name, How how, std::size_t typed);
    bool is_full() const noexcept;
    std::vector<Hit> hits();

    const NameIndex& names_;
    const Query& query_;
    const FoldedText& text_;
    AreaFilter area_;
    std::vector<Head> heads_;
    std::vector<Found> found_;
};

}  // namespace geo::search

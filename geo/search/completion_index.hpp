// SPDX-License-Identifier: Apache-2.0
// What completing a text needs beside the names themselves: how they sound, what stands in each
// village, and for beginnings that are everywhere (a single letter) the answer itself.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/search/name_index.hpp"

namespace geo::search {

/// A place under one of its names.
struct Named {
    Index entity = none;
    Index name = none;
    Component kind = Component::road;
    How how = How::exact;  ///< or alias
};

/// Belongs to one NameIndex; immutable, shared by any number of threads.
class CompletionIndex {
  public:
    /// What a range of names is a range of: the names in the order of their characters, or their
    /// readings in the order of the letters or of the initials.
    enum class Order : std::uint8_t { characters, letters, initials };
    static constexpr std::size_t orders = 3;

    /// So many choices are ready for a beginning that more than `heavy` places share.
    static constexpr std::size_t most_ready = 24, heavy = 192;

    CompletionIndex() = default;
    CompletionIndex(const NameIndex& names, std::span<const VillageEntry> villages,
                    std::span<const RoadEntry> roads);

    /// Readings that begin with the letters.
    IndexRange beginning_with(Order order, std::string_view letters) const noexcept;
    /// The name at a place of an order.
    Index name_at(Order order, Index place) const noexcept {
        if (order == Order::characters) return place;
        return readings_[places_[at(order)][place]].name;
    }
    /// True when the name, or one of its readings, is in the range.
    bool has(Order order, IndexRange range, Index name) const noexcept;

    /// True when the letters go on from that character of the name, each syllable whole or begun:
    /// nj, ningj, njie for 安宁街 from 宁.
    bool goes_on(Index name, std::size_t character, std::string_view letters) const noexcept;

    /// The best of a heavy range, in the order of Completion; empty when it is not heavy.
    std::span<const Named> ready(Order order, IndexRange range) const noexcept;

    /// Roads and villages of a range of villages, by place; aliases included.
    std::span<const Named> roads_in(IndexRange villages) const noexcept;
    std::span<const Named> villages_in(IndexRange villages) const noexcept;

    std::size_t memory_bytes() const noexcept;

  private:
    struct Reading {
        Index name = none;
        std::uint32_t begin = 0;      ///< of its letters in the pool, its initials behind them
        std::uint64_t syllables = 0;  ///< three bits each: how many letters
    };
    struct Ready {
        IndexRange range;
        std::uint32_t begin = 0, end = 0;  ///< into choices_
    };
    static std::size_t at(Order order) noexcept { return static_cast<std::size_t>(order) - 1; }
    static constexpr std::size_t most_syllables = 21;

    void add_reading(Index name, std::string_view toned);
    void sort_readings(std::size_t names);
    void add_places(const NameIndex& names);
    void make_ready(const NameIndex& names, Order order, IndexRange range, std::size_t depth);
    std::size_t length_of(const Reading& reading) const noexcept;
    std::size_t count_of(const Reading& reading) const noexcept;
    std::string_view letters(const Reading& reading) const noexcept;
    std::string_view initials(const Reading& reading) const noexcept;
    std::string_view text_of(Order order, Index place) const noexcept;
    bool goes_on(std::string_view letters, std::uint64_t syllables,
                 std::string_view typed) const noexcept;

    std::string pool_;
    std::vector<Reading> readings_;                  ///< by name
    std::vector<Index> first_reading_;               ///< by name, one more than there are names
    std::array<std::vector<Index>, 2> places_;       ///< readings by letters, by initials
    std::array<std::vector<Index>, 2> rank_;         ///< by reading: where it stands there
    std::vector<Named> roads_, villages_;            ///< by entity
    std::vector<Index> first_road_, first_village_;  ///< by village, into roads_ and villages_
    std::array<std::vector<Ready>, orders> ready_;   ///< by range
    std::vector<Named> choices_;
};

}  // namespace geo::search

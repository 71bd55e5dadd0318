// SPDX-License-Identifier: Apache-2.0
// What an address text says beside the place itself (GB/T 37149, 7.3.2.3): kept for reference,
// never part of what is matched.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "geo/search/folded_text.hpp"

namespace geo::search {

enum class ReferenceKind : std::uint8_t {
    offset,    ///< 路北50米: so far from the place
    near,      ///< 附近, 斜对面, 旁
    crossing,  ///< 与北二路交叉口
    inside,    ///< 3单元301室, 2号楼: behind the door
    landmark,  ///< any other words: 【惠能公司】
};
std::string_view to_string(ReferenceKind kind) noexcept;

/// Which way an offset goes, as it is written; none where it is not.
enum class Direction : std::uint8_t { none, east, south, west, north };
std::string_view to_string(Direction direction) noexcept;

struct Reference {
    ReferenceKind kind = ReferenceKind::landmark;
    Direction direction = Direction::none;
    std::uint16_t begin = 0, end = 0;  ///< bytes of the text that was read
    std::uint32_t metres = 0;          ///< of an offset
};

/// The first few references of a text.
class References {
  public:
    static constexpr std::size_t most = 4;
    void add(const Reference& reference) noexcept {
        if (count_ < most) items_[count_++] = reference;
    }
    std::span<const Reference> all() const noexcept { return {items_.data(), count_}; }

  private:
    std::array<Reference, most> items_{};
    std::size_t count_ = 0;
};

/// \param explained what belongs to the place. Receivers and telephone numbers are no references.
References find_references(const FoldedText& text, PositionSet explained);

}  // namespace geo::search

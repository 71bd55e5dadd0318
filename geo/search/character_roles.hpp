// SPDX-License-Identifier: Apache-2.0
// Which characters may begin or end something that the search looks for: a look at one byte saves
// most of the looking.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace geo::search {

enum class Role : std::uint8_t {
    number = 1,         ///< begins a number: 1, 十
    suffix = 2,         ///< begins a suffix in use: 村, 委
    filler = 4,         ///< begins a word that says nothing of the place
    component_end = 8,  ///< ends a component of an address: 镇, 村, 路, 号
    division_end = 16,  ///< ends the name of a division: 省, 区, 镇
    street_end = 32,    ///< ends the name of a road: 路, 巷
    street_begin = 64,  ///< begins the generic part of a road: 路, 大(街), 胡(同)
    link = 128,         ///< begins what stands between a name and its number: 东段, 路北, 的
};

/// The roles of the characters of the basic plane.
class CharacterRoles {
  public:
    static const CharacterRoles& shared();
    bool has(char32_t character, Role role) const noexcept {
        return character < roles_.size() &&
               (roles_[character] & static_cast<std::uint8_t>(role)) != 0;
    }

  private:
    CharacterRoles();
    void give(Role role, std::u32string_view characters);
    std::array<std::uint8_t, 0x10000> roles_{};
};

}  // namespace geo::search

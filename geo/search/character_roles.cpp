// SPDX-License-Identifier: Apache-2.0
#include "geo/search/character_roles.hpp"

#include "geo/search/fillers.hpp"
#include "geo/search/name_index.hpp"

namespace geo::search {

const CharacterRoles& CharacterRoles::shared() {
    static const CharacterRoles table;
    return table;
}

CharacterRoles::CharacterRoles() {
    give(Role::number, U"0123456789零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟幺");
    give(Role::component_end, U"省市区县旗盟州镇乡道村庄屯社里路街巷同弄号");
    give(Role::division_end, U"省市区县旗盟州镇乡");
    give(Role::street_end, U"路街巷道弄同");
    give(Role::street_begin, U"路街巷道弄大胡");
    give(Role::link, U"东南西北中左右上里内的旁边路街村沿临境驻");
    for (const Component component : {Component::province, Component::city, Component::county,
                                      Component::town, Component::village})
        for (const std::u32string_view suffix : suffixes_in_use(component))
            give(Role::suffix, suffix.substr(0, 1));
    for (const std::u32string_view word : filler_list()) give(Role::filler, word.substr(0, 1));
}

void CharacterRoles::give(Role role, std::u32string_view characters) {
    for (const char32_t c : characters) roles_[c] |= static_cast<std::uint8_t>(role);
}

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
#include "geo/search/slip.hpp"

#include <algorithm>
#include <array>

#include "geo/search/character_roles.hpp"
#include "geo/search/characters.hpp"

namespace geo::search {
namespace {

/// Longest first.
constexpr std::array<std::u32string_view, 28> generics{
    U"街道办事处", U"社区", U"街道", U"大街", U"大道", U"胡同", U"小区", U"路", U"街", U"巷",
    U"道",         U"弄",   U"里",   U"村",   U"庄",   U"屯",   U"寨",   U"社", U"镇", U"乡",
    U"县",         U"区",   U"市",   U"旗",   U"省",   U"州",   U"条",   U"线"};

constexpr float by_sound = 0.85F, by_several_sounds = 0.63F;
constexpr float doubled = 0.85F, exchanged = 0.8F, other_generic = 0.78F, dropped = 0.75F;
constexpr float put_in = 0.68F, by_sound_with_other_generic = 0.55F;

struct Ends {
    std::u32string_view written, registered;
    std::size_t before = 0;  ///< how many characters both begin with
};

Ends without_common_ends(std::u32string_view a, std::u32string_view b) noexcept {
    Ends ends{a, b};
    while (!ends.written.empty() && !ends.registered.empty() &&
           ends.written.front() == ends.registered.front()) {
        ends.written.remove_prefix(1);
        ends.registered.remove_prefix(1);
        ++ends.before;
    }
    while (!ends.written.empty() && !ends.registered.empty() &&
           ends.written.back() == ends.registered.back()) {
        ends.written.remove_suffix(1);
        ends.registered.remove_suffix(1);
    }
    return ends;
}

Slip by_sound_alone(std::u32string_view written, std::u32string_view registered) noexcept {
    if (written.size() != registered.size()) return {};
    const Characters& characters = Characters::shared();
    std::size_t differing = 0;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == registered[i]) continue;
        if (!characters.sound_alike(written[i], registered[i])) return {};
        ++differing;
    }
    return {How::homophone, differing > 1 ? by_several_sounds : by_sound, Weakness::firm};
}

bool is_street(std::u32string_view generic) noexcept {
    return !generic.empty() && CharacterRoles::shared().has(generic.back(), Role::street_end);
}

/// One character replaced: the longer the name, the surer.
Slip replaced(std::size_t stem) noexcept {
    const float worth = stem >= 4 ? 0.75F : stem == 3 ? 0.7F : stem == 2 ? 0.6F : 0.45F;
    return {How::spelling, worth,
            stem == 1   ? Weakness::wholly
            : stem == 2 ? Weakness::replaced
                        : Weakness::slight};
}

Slip left_out(std::size_t stem) noexcept {
    return {How::spelling, dropped, stem <= 2 ? Weakness::left_out : Weakness::slight};
}

Slip added(std::u32string_view written, std::size_t at) noexcept {
    const bool twice = (at > 0 && written[at] == written[at - 1]) ||
                       (at + 1 < written.size() && written[at] == written[at + 1]);
    return {How::spelling, twice ? doubled : put_in, twice ? Weakness::firm : Weakness::slight};
}

Slip compare_letters(std::u32string_view written, std::u32string_view registered) noexcept {
    const Ends ends = without_common_ends(written, registered);
    const std::size_t stem = cut_generic(registered).stem.size();
    if (ends.written.size() == 1 && ends.registered.size() == 1)
        return stem > 1 || ends.before == 0 ? replaced(stem) : Slip{};
    if (stem == 1) return {};
    if (ends.written.empty() && ends.registered.size() == 1) return left_out(stem);
    if (ends.registered.empty() && ends.written.size() == 1) return added(written, ends.before);
    const bool swapped = ends.written.size() == 2 && ends.registered.size() == 2 &&
                         ends.written[0] == ends.registered[1] &&
                         ends.written[1] == ends.registered[0];
    return swapped ? Slip{How::spelling, exchanged, Weakness::firm} : Slip{};
}

/// 强雨街, 强雨 for 强雨大道.
Slip compare_generics(const CutName& written, const CutName& registered) noexcept {
    if (registered.generic == written.generic || registered.stem.size() < 2) return {};
    if (written.stem == registered.stem) return {How::spelling, other_generic, Weakness::firm};
    const Slip sound = by_sound_alone(written.stem, registered.stem);
    if (sound.how == How::not_found) return {};
    return {How::spelling, by_sound_with_other_generic,
            registered.stem.size() <= 2 ? Weakness::replaced : Weakness::firm};
}

}  // namespace

CutName cut_generic(std::u32string_view name) noexcept {
    for (const std::u32string_view generic : generics) {
        if (name.size() <= generic.size() || !name.ends_with(generic)) continue;
        return {name.substr(0, name.size() - generic.size()),
                name.substr(name.size() - generic.size())};
    }
    return {name, {}};
}

Slip compare_names(std::u32string_view written, std::u32string_view registered) noexcept {
    if (written.empty() || registered.empty()) return {};
    if (written == registered) return {How::exact, 1, Weakness::firm};
    const CutName cut_written = cut_generic(written), cut_registered = cut_generic(registered);
    // 北黄坡街 is no slip of 北黄坡村.
    if (!cut_written.generic.empty() &&
        is_street(cut_written.generic) != is_street(cut_registered.generic))
        return {};
    if (Slip slip = by_sound_alone(written, registered); slip.how != How::not_found) {
        if (cut_registered.stem.size() == 1) slip.weakness = Weakness::replaced;
        return slip;
    }
    const Slip generic = compare_generics(cut_written, cut_registered);
    if (generic.how != How::not_found) return generic;
    return compare_letters(written, registered);
}

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/unit_names.hpp"

#include <algorithm>
#include <array>

namespace geo::addressing {
namespace {

using Endings = std::vector<std::u32string_view>;

/// The 55 recognised minorities as they stand in names of divisions, the longer form first.
constexpr std::array peoples{
    U"柯尔克孜", U"鄂伦春族", U"鄂温克族", U"达斡尔族", U"哈萨克族", U"维吾尔族", U"乌孜别克族",
    U"塔塔尔族", U"塔吉克族", U"俄罗斯族", U"布依族",   U"傈僳族",   U"哈尼族",   U"拉祜族",
    U"纳西族",   U"景颇族",   U"布朗族",   U"毛南族",   U"仡佬族",   U"锡伯族",   U"普米族",
    U"德昂族",   U"保安族",   U"裕固族",   U"独龙族",   U"赫哲族",   U"门巴族",   U"珞巴族",
    U"基诺族",   U"东乡族",   U"仫佬族",   U"撒拉族",   U"朝鲜族",   U"土家族",   U"蒙古族",
    U"维吾尔",   U"哈萨克",   U"塔吉克",   U"高山族",   U"达斡尔",   U"鄂温克",   U"鄂伦春",
    U"阿昌族",   U"各族",     U"蒙古",     U"锡伯",     U"回族",     U"藏族",     U"苗族",
    U"彝族",     U"壮族",     U"满族",     U"侗族",     U"瑶族",     U"白族",     U"傣族",
    U"黎族",     U"佤族",     U"畲族",     U"水族",     U"土族",     U"羌族",     U"怒族",
    U"京族"};

std::u32string_view without_ending(std::u32string_view name, const Endings& endings) noexcept {
    for (const std::u32string_view ending : endings)
        if (name.size() > ending.size() && name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    return name;
}

/// 伊犁哈萨克 -> 伊犁; 积石山保安族东乡族撒拉族 -> 积石山. 内蒙古 stays: its people is its name.
std::u32string_view without_peoples(std::u32string_view name) noexcept {
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::u32string_view people : peoples)
            if (name.size() >= people.size() + 2 && name.ends_with(people)) {
                name.remove_suffix(people.size());
                changed = true;
            }
    }
    return name;
}

const Endings& endings_of(UnitLevel level) noexcept {
    static const std::array<Endings, 4> endings{{
        {U"特别行政区", U"自治区", U"省", U"市"},
        {U"自治州", U"地区", U"市", U"盟", U"州"},
        {U"自治县", U"自治旗", U"特区", U"林区", U"新区", U"县", U"区", U"市", U"旗"},
        {U"地区街道办事处", U"街道办事处", U"地区办事处", U"民族苏木", U"民族乡", U"办事处",
         U"街道", U"苏木", U"镇", U"乡"},
    }};
    return endings[static_cast<std::size_t>(level)];
}

}  // namespace

std::u32string_view bare_name(UnitLevel level, std::u32string_view name) noexcept {
    const auto stem = without_ending(name, endings_of(level));
    const bool is_autonomous =
        name.find(U"自治") != name.npos || name.ends_with(U"民族乡") || level == UnitLevel::town;
    const auto bare = is_autonomous && stem != U"内蒙古" ? without_peoples(stem) : stem;
    // 乌兰察布东路街道 without its ending is a road
    const bool is_street = !bare.empty() && std::u32string_view(U"路街道巷弄").find(bare.back()) !=
                                                std::u32string_view::npos;
    const bool is_name = bare.size() >= 2 && bare.size() != name.size() && !is_street;
    return is_name ? bare : std::u32string_view{};
}

const std::vector<std::u32string_view>& exchangeable_endings(UnitLevel level) noexcept {
    static const std::array<Endings, 4> endings{
        {{U"省"}, {U"市", U"州", U"地区"}, {U"区", U"县", U"市"}, {}}};
    return endings[static_cast<std::size_t>(level)];
}

bool is_division_name(UnitLevel level, std::u32string_view name) noexcept {
    if (level == UnitLevel::county)
        return !name.ends_with(U"开发区") && !name.ends_with(U"园区") &&
               !name.ends_with(U"管理区") && !name.ends_with(U"示范区") &&
               !name.ends_with(U"试验区") && !name.ends_with(U"高新区") &&
               !name.ends_with(U"产业区") && !name.ends_with(U"经济区");
    const Endings& endings = endings_of(level);
    return level != UnitLevel::town ||
           std::any_of(endings.begin(), endings.end(),
                       [&](const auto ending) { return name.ends_with(ending); });
}

}  // namespace geo::addressing

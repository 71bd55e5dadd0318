// SPDX-License-Identifier: Apache-2.0
#include "geo/search/fillers.hpp"

#include <array>

#include "geo/search/character_roles.hpp"

namespace geo::search {
namespace {

constexpr std::array<std::u32string_view, 45> words{
    U"所在地区", U"所在地",   U"收货信息", U"邮政编码",       U"邮编",     U"联系电话", U"手机号码",
    U"手机号",   U"电话号码", U"备注",     U"中华人民共和国", U"中国",     U"收货地址", U"收件地址",
    U"详细地址", U"联系地址", U"家庭地址", U"通讯地址",       U"通信地址", U"现住址",   U"地址",
    U"住址",     U"收件人",   U"收货人",   U"联系人",         U"姓名",     U"电话",     U"手机",
    U"快递到",   U"寄往",     U"寄到",     U"寄至",           U"送到",     U"送至",     U"家住",
    U"位于",     U"境内",     U"门牌号",   U"门牌",           U"请送",     U"辖区",     U"全境",
    U"全区",     U"收货",     U"第"};

/// What a group of a village is called after its number, longest first.
constexpr std::array<std::u32string_view, 8> groups{U"村民小组", U"生产队", U"小组", U"小队",
                                                    U"组",       U"队",     U"邻",   U"社"};

std::size_t group_after(const FoldedText& text, std::size_t at) noexcept {
    for (const std::u32string_view group : groups)
        if (text.view(at, text.size()).starts_with(group)) return group.size();
    return 0;
}

/// The number that begins there, and the group that it counts; 0 when there is none.
std::size_t numbered_group(const FoldedText& text, std::size_t begin) noexcept {
    const CharacterRoles& roles = CharacterRoles::shared();
    std::size_t end = begin;
    while (end < text.size() && roles.has(text[end], Role::number)) ++end;
    if (end == text.size()) return 0;
    const std::size_t group = group_after(text, end);
    return group == 0 ? 0 : end + group - begin;
}

std::size_t word_at(const FoldedText& text, std::size_t at) noexcept {
    for (const std::u32string_view word : words)
        if (text.view(at, text.size()).starts_with(word)) return word.size();
    return 0;
}

}  // namespace

std::span<const std::u32string_view> filler_list() noexcept { return words; }

PositionSet filler_words(const FoldedText& text) noexcept {
    const CharacterRoles& roles = CharacterRoles::shared();
    PositionSet found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        if (roles.has(text[at], Role::filler)) length = word_at(text, at);
        if (length == 0 && roles.has(text[at], Role::number)) length = numbered_group(text, at);
        if (length > 0) found = found | PositionSet::range(at, at + length);
        at += length > 0 ? length : 1;
    }
    return found;
}

std::size_t former_road(const FoldedText& text, std::size_t begin) noexcept {
    constexpr std::u32string_view marks = U"原现曾旧";
    if (marks.find(text[begin]) == marks.npos) return 0;
    std::size_t end = begin;
    while (text[end] != FoldedText::gap) ++end;
    return CharacterRoles::shared().has(text[end - 1], Role::street_end) ? end - begin : 0;
}

bool says_near(std::u32string_view view) noexcept {
    constexpr std::array<std::u32string_view, 12> near{U"附近", U"对面", U"对过", U"旁",
                                                       U"旁边", U"隔壁", U"斜对", U"路口",
                                                       U"近",   U"邻近", U"交叉", U"靠"};
    for (const std::u32string_view word : near)
        if (view.find(word) != std::u32string_view::npos) return true;
    return false;
}

}  // namespace geo::search

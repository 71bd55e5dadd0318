// SPDX-License-Identifier: Apache-2.0
#include "geo/search/fillers.hpp"

#include <array>

#include "geo/search/character_roles.hpp"

namespace geo::search {
namespace {

constexpr std::array<std::u32string_view, 68> words{
    U"中华人民共和国", U"帮我查一下", U"所在地区", U"收货信息", U"邮政编码", U"联系电话",
    U"手机号码",       U"电话号码",   U"收货地址", U"收件地址", U"详细地址", U"联系地址",
    U"家庭地址",       U"通讯地址",   U"通信地址", U"门牌号为", U"门牌号是", U"注册地址",
    U"经营场所",       U"户籍地址",   U"我家住在", U"所在地",   U"手机号",   U"现住址",
    U"收件人",         U"收货人",     U"联系人",   U"快递到",   U"门牌号",   U"门牌为",
    U"户籍地",         U"坐落于",     U"我家在",   U"家住在",   U"导航到",   U"市辖区",
    U"收货地",         U"邮编",       U"备注",     U"中国",     U"地址",     U"住址",
    U"姓名",           U"电话",       U"手机",     U"寄往",     U"寄到",     U"寄至",
    U"送到",           U"送至",       U"家住",     U"位于",     U"境内",     U"门牌",
    U"请送",           U"辖区",       U"全境",     U"全区",     U"收货",     U"编号",
    U"坐落",           U"住在",       U"家在",     U"我在",     U"您好",     U"你好",
    U"请问",           U"第"};

/// What a group of a village is called after its number, longest first.
constexpr std::array<std::u32string_view, 9> groups{
    U"村民小组", U"生产队", U"小组", U"小队", U"网格", U"组", U"队", U"邻", U"社"};

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
    if (text[end] == FoldedText::gap && digit_value(text[end - 1]) >= 0) ++end;  // 2 组
    const std::size_t group = group_after(text, end);
    return group == 0 ? 0 : end + group - begin;
}

/// 到 in 到史口镇: only where nothing stands before it.
bool leads_in(const FoldedText& text, std::size_t at) noexcept {
    constexpr std::u32string_view leads = U"在到去往至";
    return (at == 0 || text[at - 1] == FoldedText::gap) &&
           leads.find(text[at]) != std::u32string_view::npos;
}

constexpr std::u32string_view sides = U"东南西北中左右";

/// 路北, 村东头, 西段, 沿街, 的: one word of where on a road or in a village; 0 when it is none.
std::size_t link_word(const FoldedText& text, std::size_t at, bool on_road) noexcept {
    constexpr std::array<std::u32string_view, 14> words_of_place{
        U"里面的", U"里面", U"里的", U"内的", U"上的", U"沿街", U"沿线",
        U"临街",   U"境内", U"驻地", U"村里", U"村内", U"中心", U"旁边"};
    constexpr std::u32string_view particles = U"的上里内旁边", parts = U"侧段首头边面部端";
    const auto rest = text.view(at, text.size());
    for (const std::u32string_view word : words_of_place)
        if (rest.starts_with(word)) return word.size();
    const std::size_t side = text[at] == U'路' || text[at] == U'街' || text[at] == U'村' ? 1 : 0;
    if (sides.find(text[at + side]) == sides.npos)
        return particles.find(text[at]) == particles.npos ? 0 : 1;
    if (parts.find(text[at + side + 1]) != parts.npos) return side + 2;
    return side > 0 || (on_road && digit_value(text[at + 1]) >= 0) ? side + 1 : 0;
}

/// How what is called otherwise is introduced, longest first.
constexpr std::array<std::u32string_view, 13> former_marks{
    U"已更名为", U"曾用名", U"现更名", U"又名", U"原名", U"旧称", U"旧名",
    U"现名",     U"俗称",   U"原",     U"现",   U"曾",   U"旧"};

std::size_t former_mark(const FoldedText& text, std::size_t at) noexcept {
    for (const std::u32string_view mark : former_marks)
        if (text.view(at, text.size()).starts_with(mark)) return mark.size();
    return text[at] == U'今' ? 1 : 0;
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
        if (length == 0 && leads_in(text, at)) length = 1;
        if (length == 0 && roles.has(text[at], Role::number)) length = numbered_group(text, at);
        if (length > 0) found = found | PositionSet::range(at, at + length);
        at += length > 0 ? length : 1;
    }
    return found;
}

std::size_t former_name(const FoldedText& text, std::size_t begin, bool of_road) noexcept {
    constexpr std::size_t longest = 12;
    const std::size_t mark = former_mark(text, begin);
    if (mark == 0) return 0;
    std::size_t from = begin + mark;
    if (mark > 1 && text[from] == FoldedText::gap) ++from;  // 曾用名：东风村
    std::size_t end = from;
    while (text[end] != FoldedText::gap) ++end;
    if (end < from + 2 || end - from > longest) return 0;
    const auto name = text.view(from, end);
    const CharacterRoles& roles = CharacterRoles::shared();
    const bool is_road = roles.has(name.back(), Role::street_end);
    const bool is_place = !is_road && name.back() != U'号' &&
                          (roles.has(name.back(), Role::component_end) || name.ends_with(U"大队") ||
                           name.ends_with(U"公社"));
    return (of_road ? is_road : is_place) ? end - begin : 0;
}

std::size_t link_words(const FoldedText& text, std::size_t begin, bool on_road) noexcept {
    constexpr std::size_t most_words = 3;
    std::size_t end = begin;
    for (std::size_t i = 0; i < most_words; ++i) {
        const std::size_t length = link_word(text, end, on_road);
        if (length == 0) break;
        end += length;
    }
    return end - begin;
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

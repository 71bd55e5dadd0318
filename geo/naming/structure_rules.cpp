// SPDX-License-Identifier: Apache-2.0
// N, L: a name is a specific part and a generic part, neither of them a number, a second generic
// name or a whole sentence.
#include <algorithm>
#include <cctype>

#include "geo/base/text.hpp"
#include "geo/naming/ordinals.hpp"
#include "geo/naming/rule_families.hpp"
#include "geo/naming/stacked_generic.hpp"

namespace geo::naming {
namespace {

/// A name as a message shows it.
std::string shown(const std::string& name) {
    constexpr std::size_t most_characters = 20;
    if (text::length(name) <= most_characters) return name;
    return text::to_utf8(text::code_points(name).substr(0, most_characters)) + "…";
}

BilingualText missing_part(const NameDraft& draft, const Tables& tables) {
    if (draft.cleaned.empty())
        return {"地名是空的，请填写专名和通名，例如“安宁街”。",
                "The name is empty; give a specific and a generic part, such as 安宁街."};
    if (draft.name.specific.empty())
        return {"“" + shown(draft.name.full) + "”只有通名，请在前面加上专名。",
                "'" + shown(draft.name.full) +
                    "' is a generic name only; put a specific part before it."};
    const std::string listing = tables.generic_names.listing();
    return {"“" + shown(draft.name.full) + "”没有通名，请以" + listing + "之一结尾。",
            "'" + shown(draft.name.full) + "' has no generic part; let it end with one of " +
                listing + "."};
}

bool ends_with_its_generic(const NameParts& name) {
    return name.specific + name.generic == name.full;
}

std::vector<Objection> lacks_a_part(const RuleInput& input) {
    const NameParts& name = input.draft.name;
    const bool is_whole = !name.specific.empty() && !name.generic.empty();
    if (is_whole && ends_with_its_generic(name)) return {};
    return {{"missing_part",
             missing_part(input.draft, input.tables),
             {{"name", shown(name.full)}},
             {}}};
}

std::vector<Objection> has_unlisted_generic(const RuleInput& input) {
    const std::string& generic = input.draft.name.generic;
    if (generic.empty() || input.tables.generic_names.is_listed(generic)) return {};
    const std::string listing = input.tables.generic_names.listing();
    return {{"unlisted",
             {"通名“" + generic + "”不在本地通名表中（" + listing + "），需人工审核。",
              "The generic name '" + generic + "' is not on the area's list (" + listing +
                  "); a reviewer has to decide."},
             {{"generic", generic}},
             {}}};
}

// ---- N03

/// 南街村's 南街路: the inner generic name is part of a village's name, which proves what a
/// reviewer would otherwise have to confirm.
bool is_part_of_a_place(const std::string& place, const RuleInput& input) {
    const auto opens = [&](const std::string& village) { return village.rfind(place, 0) == 0; };
    const auto& mentions = input.facts.mentions;
    return opens(input.draft.village.name) ||
           std::any_of(mentions.begin(), mentions.end(),
                       [&](const VillageMention& mention) { return opens(mention.name); });
}

std::vector<Objection> has_stacked_generics(const RuleInput& input) {
    const NameParts& name = input.draft.name;
    // 人民路隧道, 解放路大桥: what is named after a road is not named twice
    const bool is_road = input.tables.generic_names.is_listed(name.generic);
    if (!is_road || !ends_with_its_generic(name)) return {};
    const auto stacked = find_stacked_generic(name.specific, input.tables.generic_names);
    if (!stacked || is_part_of_a_place(stacked->place, input)) return {};
    return {{"stacked",
             {"“" + shown(name.full) + "”在“" + shown(stacked->place) + "”之后又用了通名“" +
                  name.generic + "”；只有“" + stacked->generic +
                  "”已成为专名的一部分时才可以，需人工确认。",
              "'" + shown(name.full) + "' puts the generic name " + name.generic + " after '" +
                  shown(stacked->place) + "'; that is right only where " + stacked->generic +
                  " has become part of a place's name: a reviewer has to confirm it."},
             {{"generic", stacked->generic}, {"generic", name.generic}},
             {}}};
}

// ---- N07

bool is_digit(char32_t character) noexcept {
    const char32_t folded = text::fold_width(character);
    return folded >= U'0' && folded <= U'9';
}

/// 〇 and the circle that is typed for it stand among the numerals here.
bool is_any_numeral(char32_t character) noexcept {
    constexpr std::u32string_view others = U"千万亿两〇○壹贰叁肆伍陆柒捌玖拾佰仟";
    return is_numeral(character) || is_digit(character) ||
           others.find(character) != std::u32string_view::npos;
}

/// 千, 万, 伍 and 陆 by themselves are surnames and words.
bool is_numeral_alone(char32_t character) noexcept {
    constexpr std::u32string_view counted = U"一二三四五六七八九十〇○";
    return is_digit(character) || counted.find(character) != std::u32string_view::npos;
}

/// The specific part without marks and blanks, which rule C01 objects to.
std::u32string words_of(std::string_view specific) {
    std::u32string words;
    for (const char32_t character : text::code_points(specific)) {
        const char32_t folded = text::fold_width(character);
        const bool is_mark = folded < 0x80 && !std::isalnum(static_cast<int>(folded));
        if (!is_mark) words.push_back(folded);
    }
    return words;
}

/// 一, 第三, 3号, 二〇二五, 十二; not 三八 (a word of the table), 三里, 西二, 一心.
bool is_only_a_number(std::string_view specific, const OrdinalFinder& ordinals) {
    std::u32string words = words_of(specific);
    const bool is_ordered = !words.empty() && words.front() == U'第';
    if (is_ordered) words.erase(0, 1);
    const bool is_counted = !words.empty() && words.back() == U'号';
    if (is_counted) words.pop_back();
    if (words.empty() || !std::all_of(words.begin(), words.end(), is_any_numeral)) return false;
    if (is_ordered || is_counted) return true;
    if (words.size() == 1) return is_numeral_alone(words.front());
    // the finder passes over words such as 三八; it does not know digits, 〇 and 千
    return !std::all_of(words.begin(), words.end(), is_numeral) || ordinals.find(words).has_value();
}

std::vector<Objection> is_numeric(const RuleInput& input) {
    const NameParts& name = input.draft.name;
    if (name.generic.empty() || !is_only_a_number(name.specific, input.tables.ordinals)) return {};
    return {{"only_a_number",
             {"专名“" + shown(name.specific) +
                  "”只是一个序号；请换成有含义的词，或在前面加方位，例如“西二路”。",
              "'" + shown(name.specific) +
                  "' is a number and nothing else; take a word with a meaning, or put a direction "
                  "before it, such as 西二路."},
             {{"specific", shown(name.specific)}},
             {}}};
}

// ---- L01

std::size_t han_count(std::string_view specific) {
    const std::u32string characters = text::code_points(specific);
    return static_cast<std::size_t>(
        std::count_if(characters.begin(), characters.end(), text::is_han));
}

std::vector<Objection> is_long(const RuleInput& input) {
    const Thresholds& thresholds = input.tables.profile.thresholds;
    const std::size_t length = han_count(input.draft.name.specific);
    const auto warn_above = static_cast<std::size_t>(thresholds.specific_warn_above);
    const auto block_above = static_cast<std::size_t>(thresholds.specific_block_above);
    if (length <= warn_above) return {};
    const bool blocks = length > block_above;
    const std::string count = std::to_string(length);
    const std::string limit = std::to_string(blocks ? block_above : warn_above);
    return {{blocks ? "too_long" : "long",
             {"专名有" + count + "个字，" + (blocks ? "不得" : "一般不") + "超过" + limit +
                  "个字，请缩短。",
              "The specific part has " + count + " characters; " + limit +
                  (blocks ? " are the most allowed: shorten it."
                          : " are the most as a rule: better shorten it.")},
             {{"characters", count}},
             {}}};
}

}  // namespace

Rule rule_n01() {
    return {
        "N01",
        {{"missing_part", Severity::block, {"缺专名或通名", "a part is missing"}}},
        "地名管理条例 第九条",
        {"地名由专名和通名两部分组成。", "A name consists of a specific part and a generic part."},
        lacks_a_part};
}

Rule rule_n02() {
    return {
        "N02",
        {{"unlisted", Severity::review, {"通名不在表内", "the generic name is not on the list"}}},
        "地名管理条例 第九条第（二）项；东营市乡村道路命名工作指引",
        {"通名应当在本地规定的通名表之内。", "The generic name is one of the area's list."},
        has_unlisted_generic};
}

Rule rule_n03() {
    return {"N03",
            {{"stacked",
              Severity::review,
              {"专名以另一个通名结尾", "the specific part closes with another generic name"}}},
            "参照各地地名命名规则；汉语地名拼写规则 第4条",
            {"通名不重叠使用；已经专名化的通名除外。",
             "Generic names are not stacked, unless one has become part of a specific name."},
            has_stacked_generics};
}

Rule rule_n07() {
    return {"N07",
            {{"only_a_number",
              Severity::block,
              {"专名只有序数或数字", "the specific part is a number and nothing else"}}},
            "参照西安等地地名命名规则",
            {"不单用序数或数字作专名；方位加序数（西二路）可以。",
             "A number alone is no specific part; a direction with a number (西二路) is."},
            is_numeric};
}

Rule rule_l01() {
    return {"L01",
            {{"long", Severity::warn, {"专名偏长", "the specific part is long"}},
             {"too_long", Severity::block, {"专名过长", "the specific part is too long"}}},
            "参照宿民发〔2024〕19号 专名规则6",
            {"专名应当简短，一般不超过四个字。",
             "The specific part is short, as a rule four characters at most."},
            is_long};
}

}  // namespace geo::naming

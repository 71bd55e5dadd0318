// SPDX-License-Identifier: Apache-2.0
// C: a name is written in standard characters. The first three look at the cleaned name, so that a
// zero-width character is one finding and not three.
#include <algorithm>
#include <cctype>
#include <cstdio>

#include "geo/base/text.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

constexpr std::size_t shown_characters = 8;

std::string code_point_name(char32_t character) {
    char name[12];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(character));
    return name;
}

/// A character as a message can show it: "營 (U+71DF)", or the number alone when nobody sees it.
std::string shown(char32_t character) {
    const std::string number = code_point_name(character);
    if (text::is_invisible(character) || text::is_space(character)) return number;
    std::string out;
    text::append_utf8(out, character);
    return out + " (" + number + ")";
}

/// Each offending character once, in order.
template <typename Condition>
std::u32string offenders(std::u32string_view name, Condition offends) {
    std::u32string found;
    for (const char32_t character : name)
        if (offends(character) && found.find(character) == std::u32string::npos)
            found.push_back(character);
    return found;
}

std::string listed(std::u32string_view characters) {
    std::string out;
    for (const char32_t character : characters.substr(0, shown_characters)) {
        if (!out.empty()) out += "、";
        out += shown(character);
    }
    return characters.size() > shown_characters ? out + " …" : out;
}

Evidence evidence_of(std::u32string_view characters) {
    Evidence evidence;
    for (const char32_t character : characters.substr(0, shown_characters))
        evidence.emplace_back("character", shown(character));
    return evidence;
}

/// What is left of the name without spaces and marks, when that is a name of its own.
std::optional<std::string> without_marks(const RuleInput& input) {
    std::string kept;
    for (const char32_t character : input.draft.cleaned) {
        const char32_t folded = text::fold_width(character);
        const bool is_word =
            (folded < 0x80 && std::isalnum(static_cast<int>(folded)) != 0) || character == U'〇';
        if (is_word) return std::nullopt;
        if (text::is_han(character)) text::append_utf8(kept, character);
    }
    const NameParts parts = split_name(kept, input.tables.generic_names);
    if (parts.specific.empty() || parts.generic.empty()) return std::nullopt;
    return kept;
}

std::vector<Objection> has_other_than_han(const RuleInput& input) {
    const auto found =
        offenders(input.draft.cleaned, [](char32_t character) { return !text::is_han(character); });
    if (found.empty()) return {};
    return {{"other_marks",
             {"只能使用汉字，请去掉或改写：" + listed(found) + "。",
              "Only Han characters are used; drop or rewrite " + listed(found) + "."},
             evidence_of(found),
             without_marks(input)}};
}

bool is_inherited(std::u32string_view characters, const VillageContext& village) {
    const std::u32string name = text::code_points(village.name);
    return std::all_of(characters.begin(), characters.end(), [&](char32_t character) {
        return name.find(character) != std::u32string::npos;
    });
}

BilingualText outside_message(const std::string& characters, const VillageContext* source) {
    if (source == nullptr)
        return {"不在《通用规范汉字表》中：" + characters + "，请改用规范字。",
                characters + " is not in the table of standard characters; use a standard one."};
    return {"不在《通用规范汉字表》中：" + characters + "，但沿用了村名“" + source->name +
                "”，需人工审核。",
            characters +
                " is not in the table of standard characters, but comes from the village "
                "name '" +
                source->name + "'; a reviewer has to decide."};
}

std::vector<Objection> has_characters_outside_the_table(const RuleInput& input) {
    const CharacterTable& table = input.tables.characters;
    const auto found = offenders(input.draft.cleaned, [&](char32_t character) {
        return text::is_han(character) && !table.is_standard(character) &&
               !table.simplified(character);
    });
    if (found.empty()) return {};
    const VillageContext& village = input.draft.village;
    const bool inherited = is_inherited(found, village);
    Evidence evidence = evidence_of(found);
    if (inherited) evidence.emplace_back("village", village.name);
    return {{inherited ? "inherited" : "outside",
             outside_message(listed(found), inherited ? &village : nullptr), std::move(evidence),
             table.standardised(input.draft.cleaned)}};
}

std::vector<Objection> has_traditional_forms(const RuleInput& input) {
    const CharacterTable& table = input.tables.characters;
    const auto found = offenders(input.draft.cleaned, [&](char32_t character) {
        return table.simplified(character).has_value();
    });
    if (found.empty()) return {};
    return {{"traditional",
             {"含有繁体字或异体字：" + listed(found) + "，请改用规范字。",
              listed(found) + " is a traditional or variant form; use the standard one."},
             evidence_of(found),
             table.standardised(input.draft.cleaned)}};
}

/// Characters of the third level, which C02 and C03 have nothing against.
std::u32string rare_ones(const RuleInput& input, bool inherited) {
    const CharacterTable& table = input.tables.characters;
    const std::u32string village = text::code_points(input.draft.village.name);
    return offenders(input.draft.cleaned, [&](char32_t character) {
        return table.level(character) == 3 && !table.simplified(character) &&
               (village.find(character) != std::u32string::npos) == inherited;
    });
}

std::vector<Objection> has_rare_characters(const RuleInput& input) {
    std::vector<Objection> objections;
    if (const auto found = rare_ones(input, false); !found.empty())
        objections.push_back(
            {"rare",
             {"生僻字（通用规范汉字表三级字）：" + listed(found) + "，请尽量改用常用字。",
              listed(found) + " is a rare character (third level of the table of standard "
                              "characters); better use a common one."},
             evidence_of(found),
             {}});
    if (const auto found = rare_ones(input, true); !found.empty()) {
        const std::string& village = input.draft.village.name;
        Evidence evidence = evidence_of(found);
        evidence.emplace_back("village", village);
        objections.push_back({"inherited",
                              {"生僻字 " + listed(found) + " 沿用自村名“" + village + "”。",
                               "The rare character " + listed(found) +
                                   " comes from the village name '" + village + "'."},
                              std::move(evidence),
                              {}});
    }
    return objections;
}

std::vector<Objection> has_hidden_characters(const RuleInput& input) {
    const auto found = offenders(input.draft.typed, [](char32_t character) {
        return text::is_invisible(character) || text::is_compatibility_form(character);
    });
    if (found.empty()) return {};
    return {{"hidden",
             {"含有不可见字符或形似汉字的兼容字符：" + listed(found) + "，请重新输入。",
              "The name holds an invisible character or a look-alike of an ideograph: " +
                  listed(found) + "; type it again."},
             evidence_of(found),
             input.draft.name.full.empty() ? std::nullopt : std::optional(input.draft.name.full)}};
}

}  // namespace

Rule rule_c01() {
    return {"C01",
            {{"other_marks",
              Severity::block,
              {"含有汉字以外的字符", "another mark than a Han character"}}},
            "地名管理条例 第九条第（三）项",
            {"地名只用汉字书写，不用字母、数字、符号和空格。",
             "A name is written in Han characters only: no letters, digits, marks or blanks."},
            has_other_than_han};
}

Rule rule_c02() {
    return {"C02",
            {{"outside", Severity::block, {"字不在表内", "a character is not in the table"}},
             {"inherited",
              Severity::review,
              {"表外字沿用自村名", "the character comes from the village's own name"}}},
            "地名管理条例 第九条第（三）项；通用规范汉字表",
            {"用字应当在《通用规范汉字表》之内，沿用村名的除外。",
             "Every character is in the table of standard characters, unless it comes from the "
             "village's own name."},
            has_characters_outside_the_table};
}

Rule rule_c03() {
    return {
        "C03",
        {{"traditional", Severity::block, {"含有繁体字或异体字", "a traditional or variant form"}}},
        "国家通用语言文字法 第二条、第十四条第（二）项",
        {"不使用繁体字和异体字。", "Traditional and variant forms are not used."},
        has_traditional_forms};
}

Rule rule_c04() {
    return {"C04",
            {{"rare", Severity::warn, {"三级字", "a character of the third level of the table"}},
             {"inherited",
              Severity::info,
              {"三级字沿用自村名", "the rare character comes from the village's own name"}}},
            "地名管理条例 第九条第（三）项",
            {"避免使用生僻字。", "Rare characters are avoided."},
            has_rare_characters};
}

Rule rule_c05() {
    return {"C05",
            {{"hidden",
              Severity::block,
              {"含有不可见字符或兼容字符", "an invisible character or a look-alike"}}},
            "地名管理条例 第九条第（三）项",
            {"不得含有不可见字符、康熙部首和兼容汉字。",
             "No invisible characters, Kangxi radicals or compatibility ideographs."},
            has_hidden_characters};
}

}  // namespace geo::naming

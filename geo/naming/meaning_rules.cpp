// SPDX-License-Identifier: Apache-2.0
// M: what a name means. M01-M07 look for listed words (meaning_words.hpp); one word counts for one
// of M01-M05 and M07, the gravest. M08 asks for the meaning itself.
#include "geo/base/text.hpp"
#include "geo/naming/meaning_words.hpp"
#include "geo/naming/rule_families.hpp"

namespace geo::naming {
namespace {

constexpr std::string_view distinctive = "distinctive";
constexpr std::string_view also_ordinary = "also_ordinary";

std::string_view name_of(WordCategory category) noexcept {
    switch (category) {
        case WordCategory::leader:
            return "leader";
        case WordCategory::foreign:
            return "foreign";
        case WordCategory::vulgar:
            return "vulgar";
        case WordCategory::enterprise:
            return "enterprise";
        case WordCategory::person:
            return "person";
        case WordCategory::outside:
            return "outside";
        case WordCategory::exaggerated:
            return "exaggerated";
    }
    return "";
}

Evidence evidence_for(const ListedWord& word) {
    return {{"word", std::string(word.word)},
            {"category", std::string(name_of(word.category))},
            {"source", std::string(word.source)}};
}

/// "“威尼斯”是…": what is said of the word follows it.
BilingualText about(const ListedWord& word, const BilingualText& said) {
    const std::string text(word.word);
    return {"“" + text + "”" + said.zh, "'" + text + "' " + said.en};
}

/// What a rule says of a word that is only that, and of one that is an ordinary word too.
struct Sayings {
    BilingualText distinctive;
    BilingualText also_ordinary;
};

std::vector<Objection> object_to(const RuleInput& input, WordCategory category,
                                 const Sayings& sayings) {
    const ListedWord* word = listed_word(input);
    if (word == nullptr || word->category != category) return {};
    if (word->is_common)
        return {{also_ordinary, about(*word, sayings.also_ordinary), evidence_for(*word), {}}};
    return {{distinctive, about(*word, sayings.distinctive), evidence_for(*word), {}}};
}

std::vector<Case> two_cases(BilingualText when_distinctive, BilingualText when_ordinary) {
    return {{std::string(distinctive), Severity::block, std::move(when_distinctive)},
            {std::string(also_ordinary), Severity::review, std::move(when_ordinary)}};
}

std::vector<Objection> names_person(const RuleInput& input) {
    static const BilingualText said{
        "是人名，道路一般不以人名命名；请换名，或由审核人说明此名与该人无特定联系、确需使用的理由"
        "。",
        "is a person's name, which roads do not generally bear; choose another, or let a reviewer "
        "record that the name has no link to the person or why it is needed."};
    return object_to(input, WordCategory::person, {said, said});
}

std::vector<Objection> names_leader(const RuleInput& input) {
    static const Sayings sayings{
        {"是国家领导人的名字，不得用作地名；请换名。",
         "is the name of a leader of the state, which no place may bear; choose another name."},
        {"既是国家领导人的名字，也可作普通词语；请由审核人确认与该领导人无关，否则换名。",
         "is the name of a leader of the state and may be ordinary words too; a reviewer confirms "
         "that it does not mean the leader, else choose another name."}};
    return object_to(input, WordCategory::leader, sayings);
}

std::vector<Objection> names_foreign(const RuleInput& input) {
    static const Sayings sayings{
        {"是外国的人名或地名，不得用作地名；请换用反映本地历史、地理或文化的名称。",
         "is a foreign person or place, which no place may be named after; choose a name from the "
         "history, geography or culture of the place."},
        {"既是外国的人名或地名，也可作普通词语；请由审核人确认与外国人名、地名无关，否则换名。",
         "is a foreign person or place and may be an ordinary word too; a reviewer confirms that "
         "it "
         "does not mean the foreign one, else choose another name."}};
    return object_to(input, WordCategory::foreign, sayings);
}

std::vector<Objection> names_enterprise(const RuleInput& input) {
    static const Sayings sayings{
        {"是企业名称或商标名称，不得用作地名；请换名。",
         "is the name of an enterprise or a trademark, which no place may bear; choose another."},
        {"既是企业或商标名称，也可作普通词语；没有特定联系的可以使用，请由审核人确认。",
         "is an enterprise or a trademark and may be ordinary words too; a name without a specific "
         "link to it may be used: a reviewer confirms that."}};
    return object_to(input, WordCategory::enterprise, sayings);
}

std::vector<Objection> is_vulgar(const RuleInput& input) {
    static const Sayings sayings{
        {"含义不健康或者有违公序良俗，不得用作地名；请换名。",
         "is unhealthy in meaning or against good morals and may not be used; choose another."},
        {"可能含义不健康或者有违公序良俗；请由审核人确认其本地含义，否则换名。",
         "may be unhealthy in meaning or against good morals; a reviewer confirms what it means "
         "here, else choose another name."}};
    return object_to(input, WordCategory::vulgar, sayings);
}

std::vector<Objection> is_exaggerated(const RuleInput& input) {
    const ListedWord* word = exaggerated_word(input);
    if (word == nullptr) return {};
    static const BilingualText said{
        "属于刻意夸大、崇洋媚外或者怪异难懂的用词；请换用平实的名称，或由审核人说明理由。",
        "is exaggerated, foreign-worshipping or odd; choose a plain name, or let a reviewer record "
        "the reason."};
    return {{"listed", about(*word, said), evidence_for(*word), {}}};
}

std::vector<Objection> names_entity_elsewhere(const RuleInput& input) {
    const ListedWord* word = listed_word(input);
    if (word == nullptr || word->category != WordCategory::outside) return {};
    static const BilingualText said{
        "是本地以外的著名地理实体或者行政区域，不宜随意用作路名；建议换用本地名称，确有渊源的请写明"
        "来历。",
        "is a famous place elsewhere in the country, not to be used at will; prefer a local name, "
        "or state in the origin what links it to the place."};
    return {{"elsewhere", about(*word, said), evidence_for(*word), {}}};
}

bool is_left_blank(const std::optional<std::string>& field) {
    return field && text::trimmed(*field).empty();
}

std::vector<Objection> lacks_meaning_or_origin(const RuleInput& input) {
    const bool no_meaning = is_left_blank(input.draft.meaning);
    const bool no_origin = is_left_blank(input.draft.origin);
    if (!no_meaning && !no_origin) return {};
    const BilingualText what = no_meaning && no_origin
                                   ? BilingualText{"含义和来历", "meaning and origin"}
                               : no_meaning ? BilingualText{"含义", "meaning"}
                                            : BilingualText{"来历", "origin"};
    Evidence evidence;
    if (no_meaning) evidence.emplace_back("missing", "meaning");
    if (no_origin) evidence.emplace_back("missing", "origin");
    return {{"left_blank",
             {"请填写地名的" + what.zh + "。", "Fill in the name's " + what.en + "."},
             std::move(evidence),
             {}}};
}

}  // namespace

Rule rule_m01() {
    return {"M01",
            {{std::string(distinctive), Severity::review, {"含人名", "it has a person's name"}},
             {std::string(also_ordinary),
              Severity::review,
              {"含人名，也可作普通词语", "it has a person's name that is an ordinary word too"}}},
            "地名管理条例 第九条第（四）项",
            {"一般不以人名作地名。", "As a rule no place is named after a person."},
            names_person};
}

Rule rule_m02() {
    return {"M02",
            two_cases({"含国家领导人名字", "it has the name of a leader of the state"},
                      {"含国家领导人名字，也可作普通词语",
                       "it has the name of a leader of the state that is an ordinary word too"}),
            "地名管理条例 第九条第（四）项",
            {"不以国家领导人的名字作地名。", "No place is named after a leader of the state."},
            names_leader};
}

Rule rule_m03() {
    return {"M03",
            two_cases({"含外国人名、地名", "it has a foreign person or place"},
                      {"含外国人名、地名，也可作普通词语",
                       "it has a foreign person or place that is an ordinary word too"}),
            "地名管理条例 第九条第（五）项",
            {"不以外国人名、地名作地名。", "No place is named after a foreign person or place."},
            names_foreign};
}

Rule rule_m04() {
    return {
        "M04",
        two_cases({"含企业名称或商标名称", "it has the name of an enterprise or a trademark"},
                  {"含企业或商标名称，也可作普通词语",
                   "it has an enterprise or a trademark that is an ordinary word too"}),
        "地名管理条例 第九条第（六）项",
        {"不以企业名称或者商标名称作地名，没有特定联系的除外。",
         "No place is named after an enterprise or a trademark, unless the name has no specific "
         "link to it."},
        names_enterprise};
}

Rule rule_m05() {
    return {
        "M05",
        two_cases({"含义不健康或有违公序良俗", "it is unhealthy or against good morals"},
                  {"可能含义不健康或有违公序良俗", "it may be unhealthy or against good morals"}),
        "地名管理条例 第九条第（一）项",
        {"地名应当含义健康，不违背公序良俗。",
         "A name has a healthy meaning and does not offend good morals."},
        is_vulgar};
}

Rule rule_m06() {
    return {
        "M06",
        {{"listed",
          Severity::review,
          {"含刻意夸大、崇洋媚外或怪异难懂的用词",
           "it is exaggerated, foreign-worshipping or odd"}}},
        "东营市乡村道路命名十步工作指引（试行）；民政部等六部门关于进一步清理整治不规范地名的通知",
        {"杜绝“大、洋、怪、重”等不规范地名。",
         "Names that are exaggerated, foreign-worshipping or odd are not to be used."},
        is_exaggerated};
}

Rule rule_m07() {
    return {"M07",
            {{"elsewhere",
              Severity::warn,
              {"含本地以外的著名地理实体或行政区域", "it has a famous place elsewhere"}}},
            "宿民发〔2024〕19号（参照）；地名管理条例 第九条第（九）项只约束行政区划专名",
            {"不得随意以本地以外的山、河、湖、海和行政区域名称命名道路。",
             "Roads are not named at will after mountains, waters or divisions elsewhere."},
            names_entity_elsewhere};
}

Rule rule_m08() {
    return {
        "M08",
        {{"left_blank", Severity::block, {"含义或来历未填写", "meaning or origin is left blank"}}},
        "地名管理条例 第十一条第（一）项",
        {"命名方案应当写明含义和来历。",
         "A proposal states the meaning and the origin of the name."},
        lacks_meaning_or_origin};
}

}  // namespace geo::naming

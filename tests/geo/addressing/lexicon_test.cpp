// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/lexicon.hpp"

#include <gtest/gtest.h>

#include "geo/addressing/numeral_value.hpp"
#include "geo/addressing/unit_names.hpp"
#include "geo/base/error.hpp"
#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

using namespace geo::addressing;

const LexiconTexts little{
    "code\tname\ttowns\n11\t甲省\t\n1101\t乙市\t\n110101\t丙丁县\t戊己镇 庚辛乡\n",
    "level\tname\tin\ncounty\t旧城县\t乙市\n", "level\tname\tin\n",
    "class\tweight\twords\nstreet\t21\t路 街\n", "character\tstandard\n號\t号\n"};

const UnitMeaning* unit_meaning(const Lexicon& lexicon, std::u32string_view word) {
    const std::uint32_t value = lexicon.trie().find(word);
    if (value == WordTrie::none || lexicon.meanings(value).units.empty()) return nullptr;
    return &lexicon.meanings(value).units.front();
}

TEST(Lexicon, KnowsDivisionsInTheirForms) {
    const Lexicon lexicon(little);

    EXPECT_EQ(unit_meaning(lexicon, U"丙丁县")->form, NameForm::full);
    EXPECT_EQ(unit_meaning(lexicon, U"丙丁区")->form, NameForm::changed);
    EXPECT_EQ(unit_meaning(lexicon, U"丙丁")->form, NameForm::bare);
    EXPECT_EQ(unit_meaning(lexicon, U"丙丁县")->level, UnitLevel::county);
    EXPECT_EQ(unit_meaning(lexicon, U"甲"), nullptr);
    EXPECT_EQ(unit_meaning(lexicon, U"丁县"), nullptr);
}

TEST(Lexicon, KnowsWhatLiesInWhat) {
    const Lexicon lexicon(little);
    const auto unit = [&](std::u32string_view name) {
        return unit_meaning(lexicon, name)->units.front();
    };

    EXPECT_TRUE(lexicon.lies_in(unit(U"戊己镇"), unit(U"甲省")));
    EXPECT_TRUE(lexicon.lies_in(unit(U"旧城县"), unit(U"乙市")));
    EXPECT_TRUE(lexicon.lies_in(unit(U"乙市"), unit(U"乙市")));
    EXPECT_FALSE(lexicon.lies_in(unit(U"戊己镇"), unit(U"旧城县")));
    EXPECT_FALSE(lexicon.lies_in(unit(U"甲省"), unit(U"乙市")));
}

TEST(Lexicon, FoldsWidthCaseAndScript) {
    const Lexicon lexicon(little);

    EXPECT_EQ(lexicon.folded(U'號'), U'号');
    EXPECT_EQ(lexicon.folded(U'ａ'), U'A');
    EXPECT_EQ(lexicon.folded(U'０'), U'0');
    EXPECT_EQ(lexicon.folded(0x20000), char32_t{0x20000});
    EXPECT_EQ(lexicon.folded(0x10FFFF), char32_t{0x10FFFF});
}

TEST(Lexicon, RefusesTablesThatAreNotWhatTheyShouldBe) {
    LexiconTexts texts = little;
    texts.national_divisions = "code\tname\ttowns\n123\t甲省\t\n";
    EXPECT_THROW(Lexicon{texts}, geo::Error);

    texts = little;
    texts.address_words = "class\tweight\twords\nplanet\t21\t路\n";
    EXPECT_THROW(Lexicon{texts}, geo::Error);

    texts = little;
    texts.address_words = "class\tweight\twords\nstreet\theavy\t路\n";
    EXPECT_THROW(Lexicon{texts}, geo::Error);

    texts = little;
    texts.former_divisions = "level\tname\tin\nhamlet\t旧城\t乙市\n";
    EXPECT_THROW(Lexicon{texts}, geo::Error);
}

TEST(Lexicon, IsShippedWithTheCountrysDivisions) {
    for (const std::u32string_view name :
         {U"山东省", U"东营市", U"垦利县", U"史口镇", U"伊犁州", U"松桃", U"江东区"})
        EXPECT_NE(unit_meaning(shipped_lexicon(), name), nullptr);
}

TEST(BareNames, LoseTheirEndingAndTheirPeoples) {
    EXPECT_EQ(bare_name(UnitLevel::county, U"利津县"), U"利津");
    EXPECT_EQ(bare_name(UnitLevel::city, U"伊犁哈萨克自治州"), U"伊犁");
    EXPECT_EQ(bare_name(UnitLevel::county, U"积石山保安族东乡族撒拉族自治县"), U"积石山");
    EXPECT_EQ(bare_name(UnitLevel::province, U"内蒙古自治区"), U"内蒙古");
    EXPECT_EQ(bare_name(UnitLevel::province, U"新疆维吾尔自治区"), U"新疆");
    EXPECT_EQ(bare_name(UnitLevel::town, U"蒋村街道"), U"蒋村");
    EXPECT_EQ(bare_name(UnitLevel::county, U"陕县"), U"");
    EXPECT_EQ(bare_name(UnitLevel::town, U"解放路街道"), U"");
}

TEST(WordTrie, HoldsManyWords) {
    WordTrie trie;
    for (char32_t each = 0; each < 5000; ++each) {
        const std::u32string word{U'路', char32_t{0x4E00 + each}, U'街'};
        EXPECT_EQ(trie.insert(word, each), each);
        EXPECT_EQ(trie.insert(word, 7777), each);
    }
    EXPECT_EQ(trie.find(std::u32string{U'路', 0x4E00 + 4999, U'街'}), 4999U);
    EXPECT_EQ(trie.find(U"路"), WordTrie::none);
    EXPECT_EQ(trie.find(U""), WordTrie::none);
    EXPECT_EQ(trie.insert(U"", 1), WordTrie::none);
    EXPECT_EQ(trie.insert(U"𠀀村", 1), WordTrie::none);
}

TEST(NumeralValue, ReadsPlacesAndUnits) {
    const std::pair<const char32_t*, std::optional<long>> cases[] = {
        {U"十二", 12},
        {U"二〇三", 203},
        {U"一百零五", 105},
        {U"十", 10},
        {U"两百", 200},
        {U"三百二十一", 321},
        {U"零", 0},
        {U"", std::nullopt},
        {U"百", std::nullopt},
        {U"十百", std::nullopt},
        {U"二三十", std::nullopt},
        {U"路", std::nullopt},
        {U"九九九九九九九", std::nullopt}};

    for (const auto& [text, value] : cases) EXPECT_EQ(numeral_value(text), value);
}

}  // namespace

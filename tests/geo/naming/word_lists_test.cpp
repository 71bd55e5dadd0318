// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/word_lists.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>

#include "data/embedded.hpp"
#include "geo/base/error.hpp"

namespace geo::naming {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::string_view table =
    "# remark\n"
    "word\tcategory\tuse\tmatch\tsource\n"
    "北京\toutside\tdistinctive\twhole\tatlas\n"
    "京东\tenterprise\tcommon\twhole\tbrands\n"
    "曼哈顿\tforeign\tdistinctive\twithin\tatlas\n"
    "曼哈顿\texaggerated\tdistinctive\twithin\testates\n"
    "犇\texaggerated\tdistinctive\twithin\todd\n"
    "鲁迅\tperson\tdistinctive\twhole\tpeople\n";

std::vector<std::string> words_in(const WordLists& lists, std::string_view specific) {
    std::vector<std::string> found;
    for (const ListedWord* word : lists.find_all(specific)) found.emplace_back(word->word);
    return found;
}

std::string message_of(const std::vector<WordChange>& changes) {
    try {
        WordLists(table, changes);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(WordLists, FindsAWordThatIsTheWholeSpecificPart) {
    const WordLists lists(table, {});

    const auto found = lists.find_all("鲁迅");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]->category, WordCategory::person);
    EXPECT_FALSE(found[0]->is_common);
    EXPECT_EQ(found[0]->source, "people");
}

TEST(WordLists, LooksPastDirectionsNumbersAndGrounds) {
    const WordLists lists(table, {});

    for (const auto* specific :
         {"鲁迅东", "鲁迅二", "鲁迅南三", "东鲁迅", "新鲁迅北", "鲁迅公园", "鲁迅公园北"})
        EXPECT_THAT(words_in(lists, specific), ElementsAre("鲁迅")) << specific;
}

TEST(WordLists, LeavesShortWordsInsideLongerOnesAlone) {
    const WordLists lists(table, {});

    EXPECT_THAT(words_in(lists, "齐鲁迅达"), IsEmpty());
    EXPECT_THAT(words_in(lists, "北京东"), ElementsAre("北京"));
}

TEST(WordLists, FindsLongWordsAndOddCharactersAnywhere) {
    const WordLists lists(table, {});

    EXPECT_THAT(words_in(lists, "小曼哈顿国际"), UnorderedElementsAre("曼哈顿", "曼哈顿"));
    EXPECT_THAT(words_in(lists, "三犇"), ElementsAre("犇"));
}

TEST(WordLists, FindsNothingInNothing) {
    const WordLists lists(table, {});

    EXPECT_THAT(words_in(lists, ""), IsEmpty());
    EXPECT_THAT(words_in(lists, "东"), IsEmpty());
    EXPECT_THAT(words_in(WordLists(), "北京"), IsEmpty());
}

TEST(WordLists, LooksAtTheHeadOfAnEndlessNameOnly) {
    const WordLists lists(table, {});
    std::string endless = "曼哈顿";
    for (int i = 0; i < 10'000; ++i) endless += "孝";

    EXPECT_THAT(words_in(lists, endless), UnorderedElementsAre("曼哈顿", "曼哈顿"));
    EXPECT_THAT(words_in(lists, "\xf0\x9f"), IsEmpty());
}

TEST(WordLists, ProfileAddsWords) {
    const WordLists lists(table,
                          {{"胜软", "enterprise", "本地企业"}, {"油建新城", "enterprise", ""}});

    EXPECT_THAT(words_in(lists, "胜软"), ElementsAre("胜软"));
    EXPECT_THAT(words_in(lists, "新胜软件"), IsEmpty());
    EXPECT_THAT(words_in(lists, "老油建新城南"), ElementsAre("油建新城"));
    EXPECT_EQ(lists.find_all("胜软")[0]->source, "本地企业");
}

TEST(WordLists, ProfileMovesAWordOrTakesItOutOfAllLists) {
    const WordLists lists(table, {{"鲁迅", "outside", ""}, {"曼哈顿", "ordinary", ""}});

    EXPECT_EQ(lists.find_all("鲁迅")[0]->category, WordCategory::outside);
    EXPECT_THAT(words_in(lists, "曼哈顿"), IsEmpty());
}

TEST(WordLists, NamesAnUnknownCategoryAndWhatIsNoWord) {
    EXPECT_THAT(message_of({{"胜软", "brand", ""}}), HasSubstr("brand"));
    EXPECT_THAT(message_of({{"胜软", "brand", ""}}), HasSubstr("胜软"));
    EXPECT_THAT(message_of({{"", "person", ""}}), HasSubstr("words"));
    EXPECT_THAT(message_of({{"A1", "person", ""}}), HasSubstr("A1"));
    EXPECT_THAT(message_of({{"\xff", "ordinary", ""}}), HasSubstr("words"));
}

TEST(WordLists, RefusesATableThatIsNone) {
    const std::string head = "word\tcategory\tuse\tmatch\tsource\n";
    EXPECT_THROW(WordLists("word\tcategory\nA\tB\n", {}), Error);
    EXPECT_THROW(WordLists(head + "左权\thero\tcommon\twhole\tx\n", {}), Error);
    EXPECT_THROW(WordLists(head + "左权\tperson\trare\twhole\tx\n", {}), Error);
    EXPECT_THROW(WordLists(head + "左权\tperson\tcommon\tnear\tx\n", {}), Error);
    EXPECT_THROW(WordLists(head + "\tperson\tcommon\twhole\tx\n", {}), Error);
}

TEST(WordLists, CopiesKeepTheirText) {
    WordLists copy;
    {
        const WordLists lists(std::string(table), {{"胜软", "enterprise", "本地"}});
        copy = lists;
    }

    EXPECT_THAT(words_in(copy, "胜软"), ElementsAre("胜软"));
    EXPECT_THAT(words_in(copy, "北京"), ElementsAre("北京"));
}

TEST(WordLists, ShippedTableLoadsInMillisecondsAndAnswersInMicroseconds) {
    using Clock = std::chrono::steady_clock;
    using Microseconds = std::chrono::duration<double, std::micro>;
    constexpr int rounds = 100'000;
    std::size_t found = 0;

    const auto begin = Clock::now();
    const WordLists lists(data::name_words(), {});
    const auto loaded = Clock::now();
    for (int i = 0; i < rounds; ++i)
        found += lists.find_all(i % 2 == 0 ? "安宁" : "吕家北一").size();
    const auto end = Clock::now();

    std::cout << lists.size() << " words in " << Microseconds(loaded - begin).count() << " us, "
              << Microseconds(end - loaded).count() / rounds << " us a look-up\n";
    EXPECT_EQ(found, 0U);
    EXPECT_GT(lists.size(), 4'000U);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(Microseconds(loaded - begin).count(), 50'000.0);
    EXPECT_LT(Microseconds(end - loaded).count() / rounds, 20.0);
#endif
}

}  // namespace
}  // namespace geo::naming

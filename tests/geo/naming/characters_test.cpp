// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/characters.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

const CharacterTable& characters() { return tables()->characters; }

TEST(CharacterTable, LevelsChangeWhereTheTableSays) {
    EXPECT_EQ(characters().level(U'一'), 1);
    EXPECT_EQ(characters().level(U'矗'), 1);
    EXPECT_EQ(characters().level(U'乂'), 2);
    EXPECT_EQ(characters().level(U'齉'), 2);
    EXPECT_EQ(characters().level(U'亍'), 3);
    EXPECT_EQ(characters().level(U'岺'), 0);
    EXPECT_EQ(characters().level(U'A'), 0);
}

TEST(CharacterTable, RareStandardCharactersAreNotTraditional) {
    for (const char32_t rare : std::u32string_view(U"昇邨喆堃淼犇镕祕")) {
        EXPECT_EQ(characters().level(rare), 3);
        EXPECT_EQ(characters().simplified(rare), std::nullopt);
    }
}

TEST(CharacterTable, TraditionalFormsHaveATwin) {
    EXPECT_EQ(characters().simplified(U'黃'), U'黄');
    EXPECT_EQ(characters().simplified(U'崗'), U'岗');
    EXPECT_EQ(characters().simplified(U'濼'), U'泺');
    EXPECT_EQ(characters().simplified(U'A'), std::nullopt);
    EXPECT_EQ(characters().standard_twin(U'槑'), U'梅');
    EXPECT_EQ(characters().standard_twin(U'龘'), std::nullopt);
    EXPECT_EQ(characters().standardised(U"裏仁巷"), "里仁巷");
    EXPECT_EQ(characters().standardised(U"龘巷"), std::nullopt);
}

TEST(CharacterTable, EveryStandardCharacterStandsForItself) {
    std::array<int, 4> levels{};
    for (const auto& row : read_table(data::standard_characters())) {
        const char32_t character = only_character(row[0]);
        ++levels.at(static_cast<std::size_t>(characters().level(character)));
        EXPECT_TRUE(text::is_han(character)) << row[0];
        EXPECT_FALSE(text::is_invisible(character)) << row[0];
        EXPECT_FALSE(text::is_compatibility_form(character)) << row[0];
        EXPECT_EQ(text::standard_form(character), character) << row[0];
        EXPECT_EQ(text::nfc(row[0]), row[0]);
        EXPECT_EQ(characters().simplified(character), std::nullopt) << row[0];
        EXPECT_EQ(characters().standard_twin(character), character) << row[0];
        EXPECT_FALSE(romaniser().readings(character).empty()) << row[0];
    }
    EXPECT_EQ(levels, (std::array<int, 4>{0, 3500, 3000, 1605}));
}

TEST(CharacterTable, EveryVariantHasAStandardTwin) {
    for (const auto& row : read_table(data::variants())) {
        EXPECT_FALSE(characters().is_standard(only_character(row[0]))) << row[0];
        EXPECT_TRUE(characters().is_standard(only_character(row[1]))) << row[1];
        EXPECT_EQ(characters().standard_twin(only_character(row[0])), only_character(row[1]));
    }
}

TEST(CharacterTable, EveryOtherIdeographHasAStandardTwinOrNone) {
    std::size_t twins = 0;
    std::size_t readable = 0;
    for (char32_t character = 0x3400; character <= 0x9FFF; ++character) {
        if (!text::is_han(character) || characters().is_standard(character)) continue;
        if (!romaniser().readings(character).empty()) ++readable;
        const auto twin = characters().standard_twin(character);
        EXPECT_EQ(characters().standardised({&character, 1}).has_value(), twin.has_value());
        if (!twin) continue;
        ++twins;
        EXPECT_NE(*twin, character);
        EXPECT_TRUE(characters().is_standard(*twin)) << text::to_utf8({&character, 1});
    }
    std::cout << twins << " ideographs have a standard twin, " << readable << " a reading\n";
    EXPECT_GT(twins, 2'500U);
    EXPECT_GT(readable, 15'000U);
}

TEST(CharacterTable, CompatibilityIdeographsAreKnownForWhatTheyAre) {
    const std::set<char32_t> unified{0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F,
                                     0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29};
    for (const auto& [first, last] : {std::pair<char32_t, char32_t>{0xF900, 0xFA6D},
                                      {0xFA70, 0xFAD9},
                                      {0x2F800, 0x2FA1D},
                                      {0x2F00, 0x2FD5}})
        for (char32_t form = first; form <= last; ++form) {
            EXPECT_FALSE(characters().is_standard(form)) << std::hex << std::uint32_t{form};
            if (unified.count(form) != 0) continue;
            EXPECT_TRUE(text::is_compatibility_form(form)) << std::hex << std::uint32_t{form};
            EXPECT_FALSE(text::is_han(form)) << std::hex << std::uint32_t{form};
        }
}

TEST(CharacterTable, CharactersOfOtherPlanesAreLookedUp) {
    EXPECT_EQ(characters().level(U'𫖯'), 3);
    EXPECT_TRUE(text::is_han(U'𠀀'));
    EXPECT_FALSE(characters().is_standard(U'𠀀'));
    EXPECT_EQ(characters().standard_twin(U'𠀀'), std::nullopt);
    EXPECT_EQ(romaniser().readings(U'𫖯'), std::vector<std::string>{"fǔ"});
}

TEST(CharacterTable, NothingOutsideHanHasATwin) {
    for (const char32_t other : std::u32string_view(U"A1 〇々ー한あ😀\u200b\U000E0100"))
        EXPECT_EQ(characters().standard_twin(other), std::nullopt);
}

TEST(CharacterTable, ServesManyThreads) {
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;

    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&right] {
            for (int i = 0; i < 500; ++i) right += characters().simplified(U'營') == U'营' ? 1 : 0;
        });
    for (std::thread& thread : threads) thread.join();

    EXPECT_EQ(right, 2000);
}

TEST(CharacterTable, ABadTableIsRefused) {
    EXPECT_THROW(CharacterTable("character\tlevel\treadings\n一\t4\tyī\n", "character\tstandard\n"),
                 Error);
    EXPECT_THROW(CharacterTable("character\tlevel\treadings\n一\t1\n", "character\tstandard\n"),
                 Error);
}

}  // namespace
}  // namespace geo::naming

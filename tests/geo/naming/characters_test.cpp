// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/characters.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string_view>
#include <thread>
#include <vector>

#include "geo/base/error.hpp"
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

// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/name_parts.hpp"

#include <gtest/gtest.h>

#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

NameParts parts(std::string full, std::string specific, std::string generic) {
    return {std::move(full), std::move(specific), std::move(generic)};
}

TEST(SplitName, TakesTheLongestGenericName) {
    EXPECT_EQ(split_name("人民大街", generic_names()), parts("人民大街", "人民", "大街"));
    EXPECT_EQ(split_name("安宁街", generic_names()), parts("安宁街", "安宁", "街"));
    EXPECT_EQ(split_name("三眼井胡同", generic_names()), parts("三眼井胡同", "三眼井", "胡同"));
    EXPECT_EQ(split_name("解放路南小街", generic_names()),
              parts("解放路南小街", "解放路南小", "街"));
}

TEST(SplitName, ALongGenericNameOffTheListNeedsTwoCharactersBeforeIt) {
    EXPECT_EQ(split_name("东青公路", generic_names()), parts("东青公路", "东青", "公路"));
    EXPECT_EQ(split_name("太公路", generic_names()), parts("太公路", "太公", "路"));
    EXPECT_EQ(split_name("莲桥", generic_names()), parts("莲桥", "莲", "桥"));
    EXPECT_EQ(split_name("远大路", generic_names()), parts("远大路", "远大", "路"));
}

TEST(SplitName, EitherPartMayBeEmpty) {
    EXPECT_EQ(split_name("幸福", generic_names()), parts("幸福", "幸福", ""));
    EXPECT_EQ(split_name("路", generic_names()), parts("路", "", "路"));
    EXPECT_EQ(split_name("", generic_names()), parts("", "", ""));
}

TEST(SplitName, TheProposersMarkDecides) {
    EXPECT_EQ(split_name_at("人民大街", "街"), parts("人民大街", "人民大", "街"));
    EXPECT_EQ(split_name_at("人民大街", "巷"), parts("人民大街", "人民大街", "巷"));
}

TEST(GenericNames, TheListIsTheAreasOwn) {
    GenericName street;
    street.text = "街";
    street.is_listed = true;
    GenericName alley;
    alley.text = "弄";
    const GenericNames names{{street, alley}};

    EXPECT_TRUE(names.is_listed("街"));
    EXPECT_FALSE(names.is_listed("弄"));
    EXPECT_EQ(split_name("安宁弄", names).generic, "弄");
    EXPECT_EQ(split_name("安宁路", names).generic, "");
    EXPECT_EQ(names.listing(), "街");
}

}  // namespace
}  // namespace geo::naming

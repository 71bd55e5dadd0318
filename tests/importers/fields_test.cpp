// SPDX-License-Identifier: Apache-2.0
#include "importers/fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/base/error.hpp"

namespace importers {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string failure_of(ImportKind kind, const std::vector<FieldChoice>& choices,
                       const std::vector<std::string>& columns) {
    try {
        map_fields(kind, choices, columns);
    } catch (const geo::Error& error) {
        EXPECT_EQ(error.kind(), geo::ErrorKind::invalid_input);
        return error.what();
    }
    return {};
}

TEST(Fields, FindsTheContractsNamesInAnyCase) {
    const auto map = map_fields(ImportKind::villages, {}, {"NAME", "Code"});

    EXPECT_THAT(map.columns(Field::name), ElementsAre(0));
    EXPECT_THAT(map.columns(Field::code), ElementsAre(1));
    EXPECT_FALSE(map.has(Field::town));
}

TEST(Fields, FindsTheNamesOfOtherAgencies) {
    const auto map = map_fields(ImportKind::villages, {}, {"行政村代码", "村名", "COUNTYNAME"});

    EXPECT_THAT(map.columns(Field::code), ElementsAre(0));
    EXPECT_THAT(map.columns(Field::name), ElementsAre(1));
    EXPECT_THAT(map.columns(Field::county), ElementsAre(2));
}

TEST(Fields, FindsTheDirectionOfARoadInEitherLanguage) {
    EXPECT_THAT(map_fields(ImportKind::roads, {}, {"name", "Direction"}).columns(Field::direction),
                ElementsAre(1));
    EXPECT_THAT(map_fields(ImportKind::roads, {}, {"走向", "name"}).columns(Field::direction),
                ElementsAre(0));
    EXPECT_FALSE(map_fields(ImportKind::roads, {}, {"name"}).has(Field::direction));
}

TEST(Fields, PrefersTheContractsNameToASynonym) {
    const auto map = map_fields(ImportKind::roads, {}, {"id", "osm_id", "road_id"});

    EXPECT_THAT(map.columns(Field::source_id), ElementsAre(2));
}

TEST(Fields, CollectsAliasesFromEveryColumnThatHasThem) {
    const auto map = map_fields(ImportKind::roads, {}, {"old_name", "name", "alt_name"});

    EXPECT_THAT(map.columns(Field::alias), ElementsAre(2, 0));
}

TEST(Fields, LetsTheUserDecide) {
    const auto map = map_fields(ImportKind::addresses, {{"number", "plate"}}, {"number", "plate"});

    EXPECT_THAT(map.columns(Field::number), ElementsAre(1));
}

TEST(Fields, NamesTheFieldsWhenOneIsUnknown) {
    EXPECT_THAT(failure_of(ImportKind::roads, {{"colour", "a"}}, {"a"}),
                AllOf(HasSubstr("'colour'"), HasSubstr("width_m")));
}

TEST(Fields, NamesTheColumnsWhenOneIsMissing) {
    EXPECT_THAT(failure_of(ImportKind::roads, {{"name", "nom"}}, {"ulice", "road_id"}),
                AllOf(HasSubstr("'nom'"), HasSubstr("ulice, road_id")));
}

TEST(Fields, SaysHowToNameARequiredField) {
    EXPECT_THAT(failure_of(ImportKind::villages, {}, {"name", "kod"}),
                AllOf(HasSubstr("--map code="), HasSubstr("kod")));
}

TEST(Fields, ReadsAChoiceAndRefusesHalfOfOne) {
    EXPECT_EQ(parse_field_choice("name=路名=旧").column, "路名=旧");
    for (const char* half : {"name", "=x", "name=", ""})
        EXPECT_THROW(parse_field_choice(half), geo::Error) << half;
}

}  // namespace
}  // namespace importers

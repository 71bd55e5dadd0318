// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/geocode_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/bulk/reverse_table.hpp"
#include "geo/base/error.hpp"

namespace api::bulk {
namespace {

using geo::publishing::PlaceWords;
using testing::HasSubstr;

/// One village with one road and two doors; the second door's key is a formula.
class SmallBook final : public geo::publishing::PlaceBook {
  public:
    SmallBook() {
        geo::publishing::VillageFeature village;
        village.code = geo::VillageCode{"370502104201"};
        village.province = "山东省";
        village.city = "东营市";
        village.county = "东营区";
        village.county_code = "370502000000";
        village.town = "史口镇";
        village.town_code = "370502104000";
        village.name = "三里村";
        areas_.add(village);
        areas_.finish();
    }

  private:
    PlaceWords on_road() const {
        PlaceWords words;
        words.area = areas_.of_village("370502104201");
        words.code = "370502104201";
        words.road = "安宁街";
        return words;
    }
    PlaceWords door(geo::AddressId id) const override {
        PlaceWords words = on_road();
        words.number = id.value() == 1 ? "12" : "14";
        words.postcode = "257000";
        words.source_id = id.value() == 1 ? "A1" : "=A2";
        return words;
    }
    PlaceWords road(geo::RoadId) const override {
        PlaceWords words = on_road();
        words.source_id = "R7";
        return words;
    }
};

Places places() {
    using geo::search::DoorEntry;
    const std::vector<DoorEntry> doors{
        {geo::AddressId{1}, "370502104201", geo::RoadId{7}, "12", {118.5, 37.4}},
        {geo::AddressId{2}, "370502104201", geo::RoadId{7}, "14", {118.501, 37.4}}};
    geo::search::VillageEntry village;
    village.code = "370502104201";
    village.name = "三里村";
    village.town = "史口镇";
    village.town_code = "370502104000";
    village.county = "东营区";
    village.county_code = "370502000000";
    village.city = "东营市";
    village.province = "山东省";
    village.position = geo::Coordinate{118.5, 37.4};
    geo::search::RoadEntry road;
    road.id = geo::RoadId{7};
    road.village = 0;
    road.name = "安宁街";
    road.pinyin_toned = "Ānníng Jiē";
    road.position = {118.5, 37.4};
    return {geo::search::AddressIndex::build(std::vector{village}, std::vector{road},
                                             geo::search::DoorTable::build(doors)),
            std::make_shared<SmallBook>()};
}

template <typename MakePlan>
std::string answered(std::string_view text, const MakePlan& make_plan) {
    table::MemoryBytes bytes{text, "in.csv"};
    table::BlockReader reader{bytes};
    BatchPlan plan = make_plan(reader.shape());
    plan.language = geo::Language::en;
    BatchState state;
    std::string out;
    run_batch(reader, plan, state, [&](std::string_view piece) { out += piece; });
    return out;
}

std::string geocoded(std::string_view text, const GeocodeOptions& options = {}) {
    return answered(text, [&](const table::TableShape& shape) {
        return plan_geocoding(places(), options, shape);
    });
}

std::string reversed(std::string_view text, const ReverseOptions& options = {}) {
    return answered(text, [&](const table::TableShape& shape) {
        return plan_reverse(places(), options, shape, geo::Language::en);
    });
}

TEST(GeocodeTable, WritesWhatIsKnownOfADoor) {
    EXPECT_EQ(geocoded("id,address\n7,山东省东营市东营区史口镇三里村安宁街12号\n"),
              "id,address,latitude,longitude,result_label,result_score,result_score_next,"
              "result_type,result_id,result_source_id,result_status,result_reason,"
              "result_postcode,result_village_code,result_road_id,result_references\n"
              "7,山东省东营市东营区史口镇三里村安宁街12号,37.4000000,118.5000000,"
              "山东省东营市东营区史口镇三里村安宁街12号,1.0000,0.0000,housenumber,address-1,A1,"
              "match,province:exact;city:exact;county:exact;town:exact;village:exact;road:exact;"
              "number:exact,257000,370502104201,7,\n");
}

TEST(GeocodeTable, KeepsWhatTheTextSaysBesideThePlace) {
    const std::string out =
        geocoded("address\n史口镇三里村安宁街12号路北50米\n史口镇三里村安宁街12号【惠能公司】\n");

    EXPECT_THAT(out, HasSubstr(",370502104201,7,offset:north:50:路北50米\n"));
    EXPECT_THAT(out, HasSubstr(",landmark:惠能公司\n"));
}

TEST(GeocodeTable, RefusesAnAreaThatIsNotInTheRegistry) {
    EXPECT_THROW(geocoded("address\n安宁街12号\n", {.columns = {}, .area = "历下区"}), geo::Error);
}

TEST(GeocodeTable, SaysHowFarItCame) {
    EXPECT_THAT(geocoded("address\n史口镇三里村安宁街99号\n"),
                HasSubstr("山东省东营市东营区史口镇三里村安宁街,"));
    EXPECT_THAT(geocoded("address\n史口镇三里村安宁街99号\n"), HasSubstr(",partial,"));
    EXPECT_THAT(geocoded("address\n史口镇\n"), HasSubstr("municipality,370502104000,370502104000"));
}

TEST(GeocodeTable, NothingFoundIsNoneAndKeepsItsRow) {
    EXPECT_THAT(geocoded("id,address\n1,\n2,~~~\n"),
                HasSubstr("1,,,,,,,,,,none,,,,,\n2,~~~,,,,,,,,,none,,,,,\n"));
}

TEST(GeocodeTable, JoinsTheColumnsInTheOrderTheyAreGiven) {
    EXPECT_THAT(geocoded("号,路,镇\n12号,安宁街,史口镇三里村\n", {{"镇", "路", "号"}, {}}),
                HasSubstr("address-1,A1,match"));
}

TEST(GeocodeTable, LooksOnlyWhereItIsTold) {
    EXPECT_THAT(geocoded("address\n安宁街12号\n", {{}, "370502104201"}), HasSubstr("address-1"));
    EXPECT_THAT(geocoded("address\n安宁街12号\n", {{}, "370502000000"}), HasSubstr("address-1"));
}

TEST(GeocodeTable, AKeyThatIsAFormulaStaysText) {
    EXPECT_THAT(geocoded("address\n三里村安宁街14号\n"), HasSubstr("address-2,'=A2,match"));
}

TEST(GeocodeTable, NamesTheColumnsThatThereAre) {
    try {
        geocoded("id,where\n1,x\n", {{"address"}, {}});
        FAIL() << "there is no such column";
    } catch (const geo::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("'address'"));
        EXPECT_THAT(error.what(), HasSubstr("id, where"));
    }
}

TEST(GeocodeTable, AnEndlessAddressIsARowLikeAnyOther) {
    const std::string text =
        "address\n" + std::string(std::size_t{1} << 20U, 'x') + "\n史口镇三里村安宁街12号\n";

    EXPECT_THAT(geocoded(text), HasSubstr("address-1,A1,match"));
}

TEST(ReverseTable, WritesWhatIsNearest) {
    EXPECT_EQ(reversed("id,经度,纬度\n1,118.50002,37.4\n"),
              "id,经度,纬度,result_label,result_type,result_id,result_source_id,result_status,"
              "result_distance,result_latitude,result_longitude,result_reason,result_postcode,"
              "result_village_code,result_road_id,result_side,result_direction,result_numbers\n"
              "1,118.50002,37.4,山东省东营市东营区史口镇三里村安宁街12号,housenumber,address-1,A1,"
              "match,1.8,37.4000000,118.5000000,,257000,370502104201,7,,,\n");
}

TEST(ReverseTable, APositionThatIsNoneIsMarked) {
    const std::string out = reversed("lon,lat\n181,37\n118.5,abc\n,\nnan,37\n118.5,37.4\n");

    EXPECT_THAT(out, HasSubstr("181,37,,,,,error,,,,the longitude is no number"));
    EXPECT_THAT(out, HasSubstr("118.5,abc,,,,,error,,,,the latitude is no number"));
    EXPECT_THAT(out, HasSubstr("\n,,,,,,error,"));
    EXPECT_THAT(out, HasSubstr("nan,37,,,,,error,"));
    EXPECT_THAT(out, HasSubstr("118.5,37.4,山东省"));
}

TEST(ReverseTable, FarFromEverythingIsNone) {
    EXPECT_THAT(reversed("lon,lat\n-30,-40\n"), HasSubstr("-30,-40,,,,,none,"));
}

TEST(ReverseTable, TakesTheColumnsItIsTold) {
    EXPECT_THAT(reversed("east,north\n118.5,37.4\n", {"east", "north"}), HasSubstr("address-1"));
    EXPECT_THROW(reversed("east,north\n118.5,37.4\n"), geo::Error);
}

}  // namespace
}  // namespace api::bulk

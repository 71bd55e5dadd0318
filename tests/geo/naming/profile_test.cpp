// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/profile.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace geo::naming {
namespace {

const std::string least = R"(
name = "甲县"
[[generic_name]]
text = "街"
)";

Profile read(const std::string& more) { return read_profile(least + more, "jia.toml"); }

/// The message of the refusal; a missing refusal is a failure.
BilingualText refusal_of_all(const std::string& text) {
    try {
        read_profile(text, "jia.toml");
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::invalid_input) << error.what();
        return error.text();
    }
    ADD_FAILURE() << "was read: " << text.substr(0, 200);
    return {};
}

void expect_refused(const std::string& more, const std::vector<std::string>& told) {
    const BilingualText message = refusal_of_all(least + more);
    EXPECT_NE(message.zh, message.en);
    for (const std::string& part : told) {
        EXPECT_NE(message.zh.find(part), std::string::npos) << part << " in " << message.zh;
        EXPECT_NE(message.en.find(part), std::string::npos) << part << " in " << message.en;
    }
}

TEST(Profile, TheLeastOneHasANameAndAGenericName) {
    const Profile profile = read("");

    EXPECT_EQ(profile.name, "甲县");
    ASSERT_EQ(profile.generic_names.size(), 1U);
    EXPECT_TRUE(profile.generic_names[0].is_listed);
    EXPECT_EQ(profile.thresholds, Thresholds{});
    EXPECT_EQ(profile.signs, SignSpacing{});
    EXPECT_EQ(profile.numbering, DoorNumbering{});
    EXPECT_FALSE(profile.directions.is_declared());
    EXPECT_TRUE(profile.severities.empty());
}

TEST(Profile, APublicNoticeRunsAsLongAsTheAreaSays) {
    EXPECT_EQ(read("").process.notice_days, 7);
    EXPECT_EQ(read("[process]\nnotice_days = 15\n").process.notice_days, 15);
    EXPECT_EQ(read("").process.contact, "");
    EXPECT_EQ(read("[process]\ncontact = \"县民政局\"\n").process.contact, "县民政局");
    expect_refused("[process]\ncontact = 7\n", {"process.contact"});
    expect_refused("[process]\nnotice_days = 0\n", {"process.notice_days", "1", "90"});
    expect_refused("[process]\nnotice_day = 7\n", {"process.notice_day", "notice_days"});
}

TEST(Profile, GenericNamesHaveTheirMeasures) {
    const Profile profile = read_profile(R"(
name = "甲县"
understood_generic_names = ["弄", "公路"]
[[generic_name]]
text = "大道"
least_width = 12
most_width = 40.5
least_length = 800
blocks_below_width = true
dead_end_excuses_width = true
is_block = true
most_in_village = 2
)",
                                         "jia.toml");

    GenericName avenue;
    avenue.text = "大道";
    avenue.is_listed = true;
    avenue.least_width = 12;
    avenue.most_width = 40.5;
    avenue.least_length = 800;
    avenue.blocks_below_width = avenue.dead_end_excuses_width = avenue.is_block = true;
    avenue.most_in_village = 2;
    ASSERT_EQ(profile.generic_names.size(), 3U);
    EXPECT_EQ(profile.generic_names[0], avenue);
    EXPECT_FALSE(profile.generic_names[1].is_listed);
    EXPECT_EQ(profile.generic_names[2].text, "公路");
}

TEST(Profile, SeveritiesAreByRuleOrCase) {
    const Profile profile = read(R"([severity]
N03 = "W"
U05 = "off"
"N04.too_wide" = "I"
N04.too_narrow = "R"
L01 = "B"
)");

    const std::map<std::string, std::optional<Severity>, std::less<>> expected{
        {"L01", Severity::block},
        {"N03", Severity::warn},
        {"N04.too_narrow", Severity::review},
        {"N04.too_wide", Severity::info},
        {"U05", std::nullopt}};
    EXPECT_EQ(profile.severities, expected);
}

TEST(Profile, EverythingElseIsRead) {
    const Profile profile = read_profile(R"(
name = "甲县"
own_entities = ["黄河"]
[[generic_name]]
text = "街"
[[generic_name]]
text = "路"
[thresholds]
specific_warn_above = 5
overlap_share = 0.25
[signs]
spacing_m = 200
[directions]
east_west = ["街"]
[[village_directions]]
village = "370502104237"
north_south = ["路"]
[[built_up_area]]
name = "中心城"
towns = ["370502001000", "370502002000"]
[sound]
near = true
groups = [["zh", "z"], ["in", "ing"]]
[[word]]
word = "建国"
category = "ordinary"
source = "本地议定"
[[theme]]
id = "virtue"
name = "美德"
name_en = "virtues"
words = [["孝善", "孝敬父母"], ["仁爱", "爱人"]]
)",
                                         "jia.toml");

    EXPECT_EQ(profile.own_entities, std::vector<std::string>{"黄河"});
    EXPECT_EQ(profile.thresholds.specific_warn_above, 5);
    EXPECT_DOUBLE_EQ(profile.thresholds.overlap_share, 0.25);
    EXPECT_EQ(profile.thresholds.specific_block_above, 8) << "as it was";
    EXPECT_DOUBLE_EQ(profile.signs.spacing_metres, 200);
    EXPECT_DOUBLE_EQ(profile.signs.least_distance_metres, 30) << "as it was";
    EXPECT_EQ(profile.directions.east_west, std::vector<std::string>{"街"});
    EXPECT_EQ(profile.village_directions.at(VillageCode("370502104237")).north_south,
              std::vector<std::string>{"路"});
    ASSERT_EQ(profile.built_up_areas.size(), 1U);
    EXPECT_EQ(profile.built_up_areas[0].towns[1], DivisionCode("370502002000"));
    EXPECT_TRUE(profile.near_sounds);
    EXPECT_EQ(profile.near_sound_groups[1], (std::vector<std::string>{"in", "ing"}));
    EXPECT_EQ(profile.words, (std::vector<WordChange>{{"建国", "ordinary", "本地议定"}}));
    ASSERT_EQ(profile.themes.size(), 1U);
    EXPECT_EQ(profile.themes[0].words[1], (ThemeWord{"仁爱", "爱人"}));
}

TEST(Profile, UnknownKeysAreRefusedWithTheKnownOnes) {
    expect_refused("colour = \"red\"\n", {"jia.toml", "generic_name[1].colour", "most_width"});
    expect_refused("[thresholds]\noverlap = 1\n", {"thresholds.overlap", "overlap_share", "6"});
    expect_refused("[tresholds]\n", {"tresholds", "thresholds"});
    expect_refused("[sound]\nnaer = true\n", {"sound.naer"});
}

TEST(Profile, WrongTypesAreRefusedWithWhatTheyHold) {
    expect_refused("least_width = \"12\"\n", {"generic_name[1].least_width", "'12'", "0", "200"});
    expect_refused("is_block = 1\n", {"generic_name[1].is_block", "true"});
    expect_refused("most_in_village = 2.5\n", {"generic_name[1].most_in_village", "2.5"});
    expect_refused("[severity]\nN03 = 3\n", {"severity.N03", "3"});
    expect_refused("[sound]\nnear = \"yes\"\n", {"sound.near", "yes"});
    expect_refused("[sound]\ngroups = [\"zh\"]\n", {"sound.groups[1]"});
    expect_refused("[sound]\ngroups = [[\"zh\", 3]]\n", {"sound.groups[1][2]"});
    EXPECT_NE(refusal_of_all("name = 3").en.find("name holds 3"), std::string::npos);
    EXPECT_NE(refusal_of_all("name = \"a\"\ngeneric_name = \"街\"").en.find("generic_name"),
              std::string::npos);
}

TEST(Profile, ValuesOutOfRangeAreRefused) {
    expect_refused("least_width = -1\n", {"generic_name[1].least_width", "-1"});
    expect_refused("least_width = nan\n", {"generic_name[1].least_width", "nan"});
    expect_refused("least_width = inf\n", {"generic_name[1].least_width", "inf"});
    expect_refused("most_in_village = 0\n", {"generic_name[1].most_in_village"});
    expect_refused("[thresholds]\noverlap_share = 1.01\n", {"thresholds.overlap_share", "1.01"});
    expect_refused("[thresholds]\nspecific_warn_above = 9\n", {"specific_block_above"});
    expect_refused("[thresholds]\nspecific_warn_above = 9223372036854775807\n",
                   {"specific_warn_above"});
    expect_refused("[signs]\nspacing_m = 49\n", {"signs.spacing_m", "49"});
    expect_refused("[signs]\nspacing_m = 100\nleast_distance_m = 60\n", {"signs.spacing_m"});
    expect_refused("[signs]\nspacing = 100\n", {"signs.spacing", "spacing_m"});
    EXPECT_EQ(read("[thresholds]\noverlap_share = 1\n").thresholds.overlap_share, 1.0);
}

TEST(Profile, AnAreaNumbersItsDoorsInItsOwnWay) {
    const auto numbering = read(
                               "[numbering]\neast_west_start = \"west\"\nodd_side = \"left\"\n"
                               "scheme = \"metres\"\ninterval_m = 20\nskip = [\"4\", \"14\"]\n"
                               "joint = \"之\"\nsingle_side = \"parity\"\n")
                               .numbering;

    EXPECT_EQ(numbering.east_west_start, "west");
    EXPECT_EQ(numbering.north_south_start, "north");
    EXPECT_EQ(numbering.odd_side, "left");
    EXPECT_EQ(numbering.scheme, "metres");
    EXPECT_DOUBLE_EQ(numbering.interval_metres, 20);
    EXPECT_EQ(numbering.skipped, (std::vector<int>{4, 14}));
    EXPECT_EQ(numbering.joint, "之");
    expect_refused("[numbering]\nodd_side = \"up\"\n", {"numbering.odd_side", "up"});
    expect_refused("[numbering]\nskip = [\"四\"]\n", {"numbering.skip"});
    expect_refused("[numbering]\njoint = \"/\"\n", {"numbering.joint"});
    expect_refused("[numbering]\ninterval_m = 0\n", {"numbering.interval_m"});
    expect_refused("[numbering]\nstart = \"east\"\n", {"numbering.start", "odd_side"});
}

TEST(Profile, ContradictionsAreRefused) {
    expect_refused("least_width = 6\nmost_width = 2\n", {"generic_name[1].most_width"});
    expect_refused("blocks_below_width = true\n", {"blocks_below_width", "least_width"});
    expect_refused("dead_end_excuses_width = true\n", {"dead_end_excuses_width", "most_width"});
    expect_refused("[[generic_name]]\ntext = \"街\"\n", {"generic_name[2].text", "街"});
    expect_refused("[[generic_name]]\ntext = \"Street\"\n", {"generic_name[2].text", "Street"});
    expect_refused("[[generic_name]]\ntext = \"\"\n", {"generic_name[2].text"});
    expect_refused("[directions]\neast_west = [\"路\"]\n", {"directions.east_west", "路"});
    expect_refused(
        "[[village_directions]]\nvillage = \"1\"\n[[village_directions]]\nvillage = \"1\"\n",
        {"village_directions[2].village"});
    expect_refused("[[built_up_area]]\nname = \"a\"\ntowns = []\n", {"built_up_area[1].towns"});
    expect_refused(
        "[[built_up_area]]\nname = \"a\"\ntowns = [\"1\"]\n[[built_up_area]]\nname = \"b\"\ntowns "
        "= [\"1\"]\n",
        {"built_up_area[2].towns", "1"});
    expect_refused("[sound]\ngroups = [[\"zh\"]]\n", {"sound.groups[1]"});
    expect_refused("[sound]\ngroups = [[\"zh\", \"zh\"]]\n", {"sound.groups[1]"});
    expect_refused("[sound]\ngroups = [[\"ZH\", \"z\"]]\n", {"sound.groups"});
    expect_refused("[[word]]\nword = \"a\"\ncategory = \"b\"\nsource = \"c\"\n", {"word[1].word"});
    expect_refused("[[word]]\nword = \"建国\"\n", {"word[1].category"});
    expect_refused("[[theme]]\nid = \"a\"\nname = \"b\"\nname_en = \"c\"\nwords = []\n",
                   {"theme[1].words"});
    expect_refused(
        "[[theme]]\nid = \"a\"\nname = \"b\"\nname_en = \"c\"\nwords = [[\"孝善\", \"x\"], "
        "[\"孝善\", \"y\"]]\n",
        {"theme[1].words"});
}

TEST(Profile, GenericNamesAreNeverTwoAndNeverNone) {
    const std::string known = "understood_generic_names = [\"街\"]\n";

    EXPECT_NE(refusal_of_all("name = \"a\"\n").en.find("generic_name"), std::string::npos);
    EXPECT_NE(refusal_of_all("name = \"a\"\ngeneric_name = []\n").zh.find("generic_name"),
              std::string::npos);
    EXPECT_NE(refusal_of_all(known + least).en.find("understood_generic_names"), std::string::npos);
    EXPECT_NE(refusal_of_all("understood_generic_names = [\"弄\", \"弄\"]\n" + least)
                  .en.find("understood_generic_names"),
              std::string::npos);
}

TEST(Profile, SeverityLettersAreKnown) {
    for (const std::string word : {"X", "b", "block", "OFF"})
        expect_refused("[severity]\nN03 = \"" + word + "\"\n",
                       {"severity", "N03", "\"" + word + "\"", "\"off\""});
}

TEST(Profile, MalformedTomlIsRefusedWithLineAndColumn) {
    const BilingualText message = refusal_of_all("name = \"甲县\"\nx = = 3\n");

    EXPECT_NE(message.en.find("jia.toml, line 2, column 5"), std::string::npos) << message.en;
    EXPECT_NE(message.zh.find("第 2 行第 5 列"), std::string::npos) << message.zh;
    refusal_of_all("name = \"a\"\nname = \"b\"\n");
    refusal_of_all("[[[");
    refusal_of_all("");
    refusal_of_all(std::string("name = \"a\0b\"", 12));
}

TEST(Profile, OtherBytesThanUtf8AreRefused) {
    EXPECT_NE(refusal_of_all("name = \"\xb6\xab\xd3\xaa\"\n").en.find("UTF-8"), std::string::npos);
    EXPECT_NE(refusal_of_all("\xff\xfe").zh.find("UTF-8"), std::string::npos);
}

TEST(Profile, HugeOrDeepTextsAreRefused) {
    EXPECT_NE(refusal_of_all(std::string(2'000'000, '#')).en.find("2000000"), std::string::npos);
    refusal_of_all("x = " + std::string(100'000, '['));
    refusal_of_all("name = \"" + std::string(10'000, 'x') + "\"\n");
    for (const int depth : {1'000, 1'990, 50'000}) {
        std::string dotted = "a";
        for (int i = 0; i < depth; ++i) dotted += ".a";
        refusal_of_all(dotted + " = 1\n");
        refusal_of_all(least + "[severity]\n" + dotted + " = \"X\"\n");
        refusal_of_all("x = [\"\"\"\n\"\"\", {" + dotted + " = 1}]\n");
        refusal_of_all("x = {y = \"\", z = '\"', " + dotted + " = 1}\n");
    }
    EXPECT_EQ(read("# " + std::string(500, '.')).name, "甲县");
}

TEST(Profile, InvisibleCharactersAreRefused) {
    refusal_of_all("name = \"甲\u200B县\"\n" + std::string(least.substr(least.find("[["))));
    expect_refused("[[generic_name]]\ntext = \"路\u200B\"\n", {"generic_name[2].text"});
}

// ---- the shipped one

TEST(ShippedProfile, IsWhatTheRulebookSays) {
    const Profile profile = shipped_profile();

    EXPECT_EQ(profile.name, "东营市");
    EXPECT_FALSE(profile.directions.is_declared());
    EXPECT_TRUE(profile.built_up_areas.empty());
    EXPECT_FALSE(profile.near_sounds);
    EXPECT_GE(profile.near_sound_groups.size(), 5U);
    EXPECT_EQ(profile.thresholds, Thresholds{}) << "the file states the defaults of the code";
}

TEST(ShippedProfile, ThemesHaveManyStandardWordsThatMeanSomething) {
    std::size_t words = 0;
    for (const Theme& theme : shipped_profile().themes)
        for (const ThemeWord& word : theme.words) {
            ++words;
            EXPECT_GE(text::length(word.meaning), 2U) << word.text;
            for (const char32_t character : text::code_points(word.text)) {
                const int level = tables()->characters.level(character);
                EXPECT_TRUE(level == 1 || level == 2) << word.text;
            }
        }
    EXPECT_GE(words, 150U);
}

TEST(ShippedProfile, NoTwoWordsOfAThemeSoundTheSame) {
    for (const Theme& theme : shipped_profile().themes) {
        std::map<std::string, std::string> heard;
        for (const ThemeWord& word : theme.words)
            for (const std::string& key :
                 romaniser().sound_keys(split_name(word.text + "路", generic_names()))) {
                const auto [at, is_new] = heard.emplace(key, word.text);
                EXPECT_TRUE(is_new) << theme.id << ": " << at->second << ' ' << word.text;
            }
    }
}

TEST(ShippedProfile, ItsWordsPassTheRules) {
    for (const Theme& theme : shipped_profile().themes)
        for (const ThemeWord& word : theme.words) {
            const NameDraft draft =
                make_draft(word.text + "路", village_named("吕家村"), *tables());
            EXPECT_EQ(summary(check(rule_set(), draft, {})), "PASS") << word.text;
        }
}

}  // namespace
}  // namespace geo::naming

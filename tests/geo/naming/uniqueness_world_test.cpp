// SPDX-License-Identifier: Apache-2.0
// The rules of uniqueness over a made-up prefecture: what must be found is, and what is free
// passes.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "geo/base/text.hpp"
#include "tests/geo/naming/uniqueness_support.hpp"
#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace geo::naming {
namespace {

/// The value of a text member in one line of compact JSON without escapes.
std::string member(const std::string& json, const std::string& name) {
    const std::string opening = "\"" + name + "\":\"";
    const std::size_t found = json.find(opening);
    if (found == std::string::npos) return {};
    const std::size_t begin = found + opening.size();
    return json.substr(begin, json.find('"', begin) - begin);
}

/// The world's towns have unique names; these serve as their codes.
VillageContext village_of(const std::string& town, const std::string& county,
                          const std::string& code) {
    return {VillageCode(code), "", DivisionCode(town), town, DivisionCode(county)};
}

TownNames names_of_world(const std::string& roads_file) {
    TownNames names{*tables()};
    std::ifstream in(roads_file);
    std::int64_t road = 0;
    for (std::string line; std::getline(in, line);) {
        ++road;
        const bool is_approved = member(line, "status") == "approved";
        RegisteredName name = registered(member(line, "name"), road,
                                         is_approved ? NameStatus::in_force : NameStatus::proposed);
        name.village = VillageCode(member(line, "village_code"));
        const DivisionCode town(member(line, "town")), county(member(line, "county"));
        names.add(town, county, name, romaniser());
        const std::string alias = member(line, "alias");
        if (alias.empty()) continue;
        names.add(town, county, registered(alias, road, NameStatus::alias), romaniser());
    }
    return names;
}

bool is_found(const std::string& expect, const std::string& findings) {
    const auto has = [&](const char* finding) {
        return findings.find(finding) != std::string::npos;
    };
    if (expect == "dup_town") return has("U01:B");
    if (expect == "dup_specific") return has("U04:W");
    if (expect == "homophone") return has("U03:W") || has("U02:B");
    if (expect == "homophone_tone") return has("U02:B");
    return !has(":B");
}

struct Score {
    int asked = 0;
    int right = 0;
};

std::map<std::string, Score> score(const TownNames& names, const std::string& proposals_file) {
    std::map<std::string, Score> scores;
    std::ifstream in(proposals_file);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const auto row = split(line, ',');
        const std::string expect(row[1]);
        if (expect == "badname" || expect == "outside" || expect == "selfcross" ||
            expect == "overlap")
            continue;
        NameDraft draft = make_draft(
            row[2], village_of(std::string(row[3]), std::string(row[4]), std::string(row[5])),
            *tables());
        const std::string found = uniqueness_of(draft, names.gather(draft));
        const bool is_right = is_found(expect, found);
        scores[expect].asked += 1;
        scores[expect].right += is_right ? 1 : 0;
        if (!is_right) std::cout << line.substr(0, 60) << ": " << found << '\n';
    }
    return scores;
}

class UniquenessOfAWorld : public testing::TestWithParam<std::string> {};

TEST_P(UniquenessOfAWorld, FindsWhatIsTakenAndPassesWhatIsFree) {
    const support::ScratchFolder scratch;
    const std::string folder = scratch.file("");
    const auto made = support::run_program(
        folder, {"python3", std::string(LUMING_SOURCE_DIR) + "/tests/support/gen_world.py",
                 "--scale", "S", "--seed", GetParam(), "--roads", "8000", "--addresses", "400",
                 "--queries", "10", "--out", folder});
    if (made.exit_code == 127) GTEST_SKIP() << "python3 is absent";
    ASSERT_EQ(made.exit_code, 0) << made.err;

    const auto scores =
        score(names_of_world(folder + "/roads.geojsonl"), folder + "/proposals.csv");

    ASSERT_EQ(scores.size(), 5U);
    for (const auto& [expect, counted] : scores) {
        std::cout << expect << ' ' << counted.right << " of " << counted.asked << '\n';
        EXPECT_GE(counted.right, counted.asked * 0.995) << expect;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, UniquenessOfAWorld, testing::Values("3"));

}  // namespace
}  // namespace geo::naming

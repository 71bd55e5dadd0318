// SPDX-License-Identifier: Apache-2.0
// The sample vectors of the rule book against a whole registry: villages with outlines, named
// roads on the ground, and each proposal drawn as its row says.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>

#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"
#include "tests/support/scratch_registry.hpp"

namespace geo::registry {
namespace {

using Row = std::vector<std::string>;

std::vector<Row> sample_rows(const std::string& file) {
    std::ifstream in(std::string(LUMING_SOURCE_DIR) + "/../shared/data/rules/" + file);
    std::vector<Row> rows;
    for (std::string line; std::getline(in, line);) {
        Row row;
        std::istringstream cells(line + '\t');
        for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
        rows.push_back(std::move(row));
    }
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
}

constexpr double metres_a_degree = 111'132.0;

/// Metres east and north of a place.
Coordinate moved(Coordinate from, double east, double north) {
    const double shrink = std::cos(from.lat * std::numbers::pi / 180);
    return {from.lon + east / metres_a_degree / shrink, from.lat + north / metres_a_degree};
}

LineString straight(Coordinate from, double metres, double degrees) {
    const double turn = degrees * std::numbers::pi / 180;
    return {{from, moved(from, metres / 2 * std::cos(turn), metres / 2 * std::sin(turn)),
             moved(from, metres * std::cos(turn), metres * std::sin(turn))}};
}

/// Villages in a row from west to east, each four kilometres square.
struct SampleVillage {
    const char* code;
    const char* name;
    const char* town_code;
    const char* town;
    int place;
};

constexpr SampleVillage sample_villages[] = {
    {"370502104236", "三里村", "370502104", "史口镇", 0},
    {"370502104237", "吕家村", "370502104", "史口镇", 1},
    {"370502104238", "生家村", "370502104", "史口镇", 2},
    {"370522103243", "堐西村", "370522103", "盐窝镇", 4},
    {"370522103214", "老岺村", "370522103", "盐窝镇", 5},
    {"370502102201", "牛庄村", "370502102", "牛庄镇", 7},
};

constexpr double half_side = 2000;

Coordinate middle_of(const SampleVillage& village) {
    return moved({118.50, 37.40}, 2 * half_side * village.place, 0);
}

const SampleVillage& village_of(const std::string& text) {
    if (text.find("牛庄镇") != std::string::npos) return sample_villages[5];
    for (const SampleVillage& village : sample_villages)
        if (text.rfind(village.name, 0) == 0) return village;
    throw std::runtime_error("no sample village " + text);
}

VillageRow village_row(const SampleVillage& village) {
    VillageRow row;
    row.code = village.code;
    row.name = village.name;
    row.town_code = village.town_code;
    row.town = village.town;
    const Coordinate middle = middle_of(village);
    const auto corner = [&](double east, double north) {
        return moved(middle, east * half_side, north * half_side);
    };
    row.outline = MultiPolygon{
        {Polygon{{{corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)}}}}};
    return row;
}

/// 人民路 ends at the boundary of 吕家村, so that a road there may continue it.
LineString fixture_line(const Row& row, int place) {
    const Coordinate middle = middle_of(village_of(row[1]));
    if (row[0] == "人民路") return straight(moved(middle, half_side - 800, 900), 800, 0);
    return straight(moved(middle, -1500, 1200 + 60 * place), 400, row[3] == "NS" ? 90 : 0);
}

LineString proposal_line(const Row& row) {
    const Coordinate middle = middle_of(village_of(row[1]));
    const double metres = std::stod(row[5]);
    const Coordinate end_of_renmin = moved(middle_of(sample_villages[0]), half_side, 900);
    if (row[6].find("SOUTH") != std::string::npos)
        return straight(moved(middle, -metres / 2, -500), metres, 0);
    if (row[6].find("overlaps") != std::string::npos)
        return straight(moved(end_of_renmin, -800 - metres * 0.1, 0), metres, 0);
    if (row[6].find("bearing diff") != std::string::npos)
        return straight(moved(end_of_renmin, 8, 0), metres, 6);
    return row[3] == "NS" ? straight(moved(middle, 0, -metres / 2), metres, 90)
                          : straight(moved(middle, -metres / 2, 0), metres, 0);
}

class NamingVectors : public testing::Test {
  protected:
    void SetUp() override {
        if (sample_rows("vectors_names.tsv").empty())
            GTEST_SKIP() << "../shared/data/rules/vectors_names.tsv is absent";
        const ImportOrigin origin{"samples", "导入员", false};
        VillageImport villages{registry, origin};
        for (const SampleVillage& village : sample_villages) villages.add(village_row(village));
        villages.commit();
        import_roads(origin);
    }

    void import_roads(const ImportOrigin& origin) {
        RoadImport roads{registry, origin};
        std::vector<Row> rows = sample_rows("fixture_registry.tsv");
        int place = 0;
        for (const Row& row : rows) {
            if (row[2].rfind("alias", 0) == 0) continue;
            RoadRow road;
            road.source_id = std::to_string(++place);
            road.village_code = village_of(row[1]).code;
            road.name = row[0];
            road.centre_line = fixture_line(row, place);
            road.width_metres = 6;
            if (row[2].rfind("abolished", 0) == 0) {
                road.name_status = NameStatus::abolished;
                road.ended_on = row[2].substr(10);
            }
            for (const Row& other : rows)
                if (other[2] == "alias of " + row[0]) road.alias = other[0];
            roads.add(road);
        }
        roads.commit();
    }

    std::string findings_of(const Row& row) {
        NameProposal proposal;
        proposal.village = VillageCode{village_of(row[1]).code};
        proposal.name = row[2];
        proposal.line = proposal_line(row);
        proposal.width_metres = std::stod(row[4]);
        std::string out;
        for (const Finding& finding :
             check_name(registry, proposal, CheckScope::bare_name).findings) {
            if (!out.empty()) out += ';';
            out += finding.rule + ':' + severity_letter(finding.severity);
        }
        return out.empty() ? "PASS" : out;
    }

    FixedClock clock{Instant{std::chrono::milliseconds{1735660800000}}};
    storage::ScratchRegistry scratch;
    Registry registry{std::move(scratch.database), clock};
};

TEST_F(NamingVectors, EveryRowToTheLetter) {
    for (const Row& row : sample_rows("vectors_names.tsv"))
        EXPECT_EQ(findings_of(row), row[7]) << row[0] << ' ' << row[2];
}

}  // namespace
}  // namespace geo::registry

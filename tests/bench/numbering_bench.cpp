// SPDX-License-Identifier: Apache-2.0
// How long it takes to number a prefecture from scratch: 1,800 villages, 40,000 winding roads,
// 300,000 doors, each village one transaction with its events, versions and digests; a tenth of it
// in a short run. Beside it bare SQLite, which only writes as many rows in as many transactions.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>

#include "geo/registry/import.hpp"
#include "geo/registry/numbering.hpp"
#include "geo/spatial/local_plane.hpp"
#include "geo/storage/database.hpp"
#include "tests/bench/sqlite_peer.hpp"

namespace {

using geo::registry::Registry;

constexpr int roads_of_village = 22, doors_of_village = 167;

int village_count() {
    const char* scale = std::getenv("LUMING_BENCH_SCALE");
    return scale != nullptr && std::string_view{scale} == "S" ? 180 : 1800;
}

std::string code_of(int village) {
    return fmt::format("370502{:03}{:03}", 100 + village / 200, 201 + village % 200);
}

geo::Coordinate corner_of(int village) {
    return {118.0 + 0.02 * (village % 60), 37.0 + 0.02 * (village / 60)};
}

/// Roads from west to east, 60 m apart, winding a little.
geo::LineString line_of(int village, int road) {
    const geo::spatial::LocalPlane plane{corner_of(village)};
    geo::LineString line;
    for (int i = 0; i <= 12; ++i)
        line.points.push_back(plane.back({40.0 * i, 60.0 * road + 6 * std::sin(i + road)}));
    return line;
}

void fill(Registry& registry) {
    const geo::registry::ImportOrigin origin{"bench", "导入员", false};
    geo::registry::VillageImport villages{registry, origin};
    for (int v = 0; v < village_count(); ++v) {
        geo::registry::VillageRow row;
        row.code = code_of(v);
        row.name = fmt::format("{}村", v);
        villages.add(row);
    }
    villages.commit();
    geo::registry::RoadImport roads{registry, origin};
    for (int v = 0; v < village_count(); ++v)
        for (int r = 0; r < roads_of_village; ++r) {
            geo::registry::RoadRow row;
            row.source_id = fmt::format("{}-{}", v, r);
            row.village_code = code_of(v);
            row.centre_line = line_of(v, r);
            roads.add(row);
        }
    roads.commit();
    std::mt19937 random{7};
    std::uniform_real_distribution<double> along{0, 480}, off{8, 20};
    geo::registry::AddressImport addresses{registry, origin};
    for (int d = 0; d < doors_of_village * village_count(); ++d) {
        const int v = d / doors_of_village;
        const int r = d % roads_of_village;
        geo::registry::AddressRow row;
        row.source_id = std::to_string(d);
        row.village_code = code_of(v);
        row.position = geo::spatial::LocalPlane{corner_of(v)}.back(
            {along(random), 60.0 * r + (d / roads_of_village % 2 == 0 ? 1 : -1) * off(random)});
        addresses.add(row);
    }
    addresses.commit();
}

/// Of the processor: other work on the machine does not count.
template <typename Work>
double seconds_of(Work work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// A door's number, its former row and an event, for every door: what SQLite alone takes.
double seconds_of_bare_writes(const std::filesystem::path& file) {
    bench::Sqlite sqlite{file.string()};
    sqlite.run(
        "PRAGMA journal_mode=WAL; CREATE TABLE doors (id INTEGER PRIMARY KEY, number TEXT, row "
        "TEXT);"
        "CREATE TABLE versions (change INTEGER PRIMARY KEY, row TEXT);"
        "CREATE TABLE events (id INTEGER PRIMARY KEY, detail TEXT); BEGIN");
    const std::string row(300, 'x'), detail(150, 'y');
    sqlite3_stmt* fill = sqlite.prepare("INSERT INTO doors VALUES (NULL, NULL, ?)");
    bench::bind_text(fill, 1, row);
    for (int d = 0; d < doors_of_village * village_count(); ++d) bench::Sqlite::first(fill);
    sqlite.run("COMMIT");
    sqlite3_stmt* number = sqlite.prepare("UPDATE doors SET number = ?1 WHERE id = ?1");
    sqlite3_stmt* version = sqlite.prepare("INSERT INTO versions VALUES (NULL, ?)");
    sqlite3_stmt* event = sqlite.prepare("INSERT INTO events VALUES (NULL, ?)");
    bench::bind_text(version, 1, row);
    bench::bind_text(event, 1, detail);
    return seconds_of([&] {
        for (int v = 0; v < village_count(); ++v) {
            sqlite.run("BEGIN IMMEDIATE");
            for (int d = 0; d < doors_of_village; ++d) {
                sqlite3_bind_int(number, 1, v * doors_of_village + d + 1);
                for (sqlite3_stmt* one : {number, version, event}) bench::Sqlite::first(one);
            }
            sqlite.run("COMMIT");
        }
    });
}

}  // namespace

int main() {
    const auto folder = std::filesystem::temp_directory_path() /
                        fmt::format("numbering-bench-{}", std::random_device{}());
    std::filesystem::create_directory(folder);
    {
        const geo::SystemClock clock;
        Registry registry{geo::storage::Database::create(folder / "r.sqlite"), clock};
        fmt::print("filled in {:.1f} s of processor time\n", seconds_of([&] { fill(registry); }));
        using geo::numbering::Mode;
        using geo::numbering::Outcome;
        std::size_t given = 0, changed = 0;
        const auto each_village = [&](auto work) {
            return seconds_of([&] {
                for (int v = 0; v < village_count(); ++v) work(geo::VillageCode{code_of(v)});
            });
        };
        const double planned = each_village([&](const geo::VillageCode& village) {
            preview_numbers(registry, village, Mode::keep);
        });
        const double numbered = each_village([&](const geo::VillageCode& village) {
            given += number_doors(registry, geo::registry::Actor{"王芳"},
                                  {village, Mode::keep, std::nullopt, ""})
                         .count(Outcome::numbered);
        });
        const double checked = each_village([&](const geo::VillageCode& village) {
            changed += preview_numbers(registry, village, Mode::keep).changes_nothing() ? 0U : 1U;
        });
        fmt::print(
            "planned in {:.1f} s, numbered {} doors in {:.1f} s, checked in {:.1f} s, villages "
            "that would change again: {}\n",
            planned, given, numbered, checked, changed);
        const double bare = seconds_of_bare_writes(folder / "bare.sqlite");
        fmt::print("bare SQLite writes three rows a door in {:.1f} s, ratio {:.1f}\n", bare,
                   numbered / bare);
    }
    std::filesystem::remove_all(folder);
}

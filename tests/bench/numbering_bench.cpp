// SPDX-License-Identifier: Apache-2.0
// How long it takes to number a prefecture from scratch: 1,800 villages, 40,000 winding roads,
// 300,000 doors, each village one transaction with its events, versions and digests.
#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <filesystem>
#include <random>

#include "geo/registry/import.hpp"
#include "geo/registry/numbering.hpp"
#include "geo/spatial/local_plane.hpp"
#include "geo/storage/database.hpp"

namespace {

using geo::registry::Registry;

constexpr int village_count = 1800, roads_of_village = 22, doors = 300'000;

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
    for (int v = 0; v < village_count; ++v) {
        geo::registry::VillageRow row;
        row.code = code_of(v);
        row.name = fmt::format("{}村", v);
        villages.add(row);
    }
    villages.commit();
    geo::registry::RoadImport roads{registry, origin};
    for (int v = 0; v < village_count; ++v)
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
    for (int d = 0; d < doors; ++d) {
        const int v = static_cast<int>(std::int64_t{d} * village_count / doors);
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
                for (int v = 0; v < village_count; ++v) work(geo::VillageCode{code_of(v)});
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
    }
    std::filesystem::remove_all(folder);
}

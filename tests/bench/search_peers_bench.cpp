// SPDX-License-Identifier: Apache-2.0
// Doors near a point and names that are being typed, beside SQLite in the same process and run: its
// R*Tree over the same doors, its FTS5 with prefix indexes over the same names. Everything is in
// memory on both sides, statements are prepared once, and each finds what it is asked for.
//   bench_search_peers [WORLD]
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/search/address_index.hpp"
#include "geo/search/completer.hpp"
#include "tests/bench/bench_world.hpp"
#include "tests/bench/sqlite_peer.hpp"

namespace {

using namespace geo::search;
using bench::bind_text;
using bench::Sqlite;
using geo::search::testing::World;

/// Of the processor: other programs on the machine do not count.
template <typename Work>
double seconds_of(Work work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC);
}

struct Outcome {
    double a_second = 0, found_percent = 0;
};

void compare(std::string_view what, std::string_view peer, Outcome ours, Outcome theirs) {
    fmt::print("{}: luming {:.0f}/s ({:.2f} % found), {} {:.0f}/s ({:.2f} %), ratio {:.1f}\n", what,
               ours.a_second, ours.found_percent, peer, theirs.a_second, theirs.found_percent,
               ours.a_second / theirs.a_second);
}

/// What an answer gives is the door's number in the world's list.
template <typename Nearest>
Outcome time_nearest(const World& world, int rounds, Nearest nearest) {
    std::size_t right = 0;
    const double seconds = seconds_of([&] {
        for (int round = 0; round < rounds; ++round)
            for (const auto& question : world.reverse) {
                const auto door = nearest(question.position);
                right += door >= 0 && world.doors[static_cast<std::size_t>(door)].source_id ==
                                          question.truth
                             ? 1U
                             : 0U;
            }
    });
    const auto asked = static_cast<double>(world.reverse.size()) * rounds;
    return {asked / seconds, 100 * static_cast<double>(right) / asked};
}

Outcome nearest_in_index(const World& world, const AddressIndex& index) {
    std::vector<NearHit> near;
    return time_nearest(world, 20, [&](geo::Coordinate from) -> std::int64_t {
        index.reverse(from.lon, from.lat, 1, nullptr, near);
        return near.empty() || !near.front().address ? -1 : near.front().address->value() - 1;
    });
}

Outcome nearest_in_rtree(const World& world) {
    Sqlite sqlite;
    sqlite.run("CREATE VIRTUAL TABLE doors USING rtree(id, lon, lon2, lat, lat2); BEGIN");
    sqlite3_stmt* insert = sqlite.prepare("INSERT INTO doors VALUES (?1, ?2, ?2, ?3, ?3)");
    for (std::size_t i = 0; i < world.doors.size(); ++i) {
        sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(i));
        sqlite3_bind_double(insert, 2, world.doors[i].position.lon);
        sqlite3_bind_double(insert, 3, world.doors[i].position.lat);
        Sqlite::first(insert);
    }
    sqlite.run("COMMIT");
    // A degree of longitude is about 0.79 of one of latitude here; the box grows until it holds
    // one.
    sqlite3_stmt* near = sqlite.prepare(
        "SELECT id FROM doors WHERE lon BETWEEN ?1 - ?3 AND ?1 + ?3 AND lat BETWEEN ?2 - ?3 AND "
        "?2 + ?3 ORDER BY (lon - ?1) * (lon - ?1) * 0.62 + (lat - ?2) * (lat - ?2) LIMIT 1");
    return time_nearest(world, 2, [&](geo::Coordinate from) {
        sqlite3_int64 door = -1;
        for (double reach = 0.0005; door < 0 && reach < 0.02; reach *= 4) {
            sqlite3_bind_double(near, 1, from.lon);
            sqlite3_bind_double(near, 2, from.lat);
            sqlite3_bind_double(near, 3, reach);
            door = Sqlite::first(near);
        }
        return door;
    });
}

/// FTS5 completes a word: the syllables become one.
std::string without_spaces(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

/// Beginnings that both can complete: of a name's characters or of its letters.
std::vector<std::string> beginnings(const World& world) {
    std::vector<std::string> texts;
    for (const auto& prefix : world.prefixes)
        if (prefix.kind == "han2" || prefix.kind == "han3" || prefix.kind == "pinyin")
            texts.push_back(prefix.text);
    return texts;
}

template <typename Complete>
Outcome time_completions(const std::vector<std::string>& texts, int rounds, Complete complete) {
    std::size_t answered = 0;
    const double seconds = seconds_of([&] {
        for (int round = 0; round < rounds; ++round)
            for (const std::string& text : texts) answered += complete(text) > 0 ? 1U : 0U;
    });
    const auto asked = static_cast<double>(texts.size()) * rounds;
    return {asked / seconds, 100 * static_cast<double>(answered) / asked};
}

Outcome complete_in_index(const std::vector<std::string>& texts,
                          const std::shared_ptr<const AddressIndex>& index) {
    Completer completer(index);
    Query query;
    query.limit = 10;
    query.autocomplete = true;
    return time_completions(texts, 10, [&](const std::string& text) {
        query.text = text;
        return completer.complete(query).size();
    });
}

Outcome complete_in_fts(const World& world, const std::vector<std::string>& texts) {
    Sqlite sqlite;
    sqlite.run(
        "CREATE VIRTUAL TABLE names USING fts5(name, pinyin, prefix='2 3 4 6', "
        "tokenize='unicode61 remove_diacritics 2'); BEGIN");
    sqlite3_stmt* insert =
        sqlite.prepare("INSERT INTO names(rowid, name, pinyin) VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < world.roads.size(); ++i) {
        sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(i));
        bind_text(insert, 2, world.roads[i].name);
        const std::string letters = without_spaces(world.roads[i].pinyin);
        bind_text(insert, 3, letters);
        Sqlite::first(insert);
    }
    sqlite.run("COMMIT; INSERT INTO names(names) VALUES ('optimize')");
    sqlite3_stmt* complete =
        sqlite.prepare("SELECT rowid FROM names WHERE names MATCH ?1 LIMIT 10");
    return time_completions(texts, 2, [&](const std::string& text) {
        const std::string pattern = "\"" + text + "\" *";
        bind_text(complete, 1, pattern);
        std::size_t rows = 0;
        while (sqlite3_step(complete) == SQLITE_ROW) ++rows;
        sqlite3_reset(complete);
        return rows;
    });
}

}  // namespace

int main(int count, char** words) {
    const auto world = bench::world_of(count > 1 ? words[1] : nullptr);
    if (!world) {
        fmt::print("skipped: no world, and no generator to make one with\n");
        return EXIT_SUCCESS;
    }
    const auto index = world->index(world->door_table());
    fmt::print("{} doors, {} roads; by processor time, one thread\n", world->doors.size(),
               world->roads.size());
    compare("nearest door", "SQLite R*Tree", nearest_in_index(*world, *index),
            nearest_in_rtree(*world));
    const auto texts = beginnings(*world);
    compare("ten completions", "SQLite FTS5 prefix", complete_in_index(texts, index),
            complete_in_fts(*world, texts));
}

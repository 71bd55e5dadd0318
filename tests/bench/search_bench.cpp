// SPDX-License-Identifier: Apache-2.0
// How well and how fast a world's addresses are found: recall by kind of question, answers that are
// wrong and sound sure, texts a second, bytes an address, time to build; completions and doors near
// a point likewise.
//   bench_search [WORLD [QUERIES]]
// WORLD is a folder of gen_world.py, else that of the run, else one made for this; QUERIES another
// table of questions about it, columns as in its queries.csv (a truth of "-" means that the address
// is not in the registry).
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "geo/search/completer.hpp"
#include "geo/search/geocoder.hpp"
#include "tests/bench/bench_world.hpp"
#include "tests/geo/search/world_reader.hpp"

namespace {

using namespace geo::search;
using Timer = std::chrono::steady_clock;
using Questions = std::vector<geo::search::testing::World::Question>;

constexpr double sure_from = 0.9;

/// Of the processor: other programs on the machine do not count.
double processor_seconds() {
    return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

double seconds_since(Timer::time_point start) {
    return std::chrono::duration<double>(Timer::now() - start).count();
}

struct Tally {
    int asked = 0, found = 0, match = 0, ambiguous = 0, partial = 0, none = 0;
    int sure_and_wrong = 0, match_and_wrong = 0;
    double seconds = 0;
};

bool is_right(const geo::search::testing::World& world, const Geocoded& answer,
              const std::string& truth) {
    if (truth == "-") return answer.verdict == Verdict::none || answer.verdict == Verdict::partial;
    return answer.place && world.truth_id(*answer.place) == truth;
}

void count(Tally& tally, const Geocoded& answer, bool right) {
    ++tally.asked;
    tally.found += right ? 1 : 0;
    tally.match += answer.verdict == Verdict::match ? 1 : 0;
    tally.ambiguous += answer.verdict == Verdict::ambiguous ? 1 : 0;
    tally.partial += answer.verdict == Verdict::partial ? 1 : 0;
    tally.none += answer.verdict == Verdict::none ? 1 : 0;
    if (answer.verdict != Verdict::match || right) return;
    ++tally.match_and_wrong;
    tally.sure_and_wrong += answer.place->score >= sure_from ? 1 : 0;
}

void print(std::string_view kind, const Tally& tally) {
    fmt::print(
        "{:<18} {:>6} asked  recall@1 {:6.2f} %  match {:>6} ambiguous {:>5} partial {:>5} none "
        "{:>5}  wrong match {:>4}, sure {:>3}  {:5.2f} us\n",
        kind, tally.asked, 100.0 * tally.found / std::max(tally.asked, 1), tally.match,
        tally.ambiguous, tally.partial, tally.none, tally.match_and_wrong, tally.sure_and_wrong,
        1e6 * tally.seconds / std::max(tally.asked, 1));
}

void print_miss(const std::string& kind, const std::string& text, const std::string& truth,
                const geo::search::testing::World& world, const Geocoded& answer) {
    static std::ofstream out(std::getenv("SEARCH_BENCH_MISSES") != nullptr
                                 ? std::getenv("SEARCH_BENCH_MISSES")
                                 : "/dev/null");
    out << kind << '\t' << text << '\t' << truth << '\t'
        << (answer.place ? world.truth_id(*answer.place) : "-") << '\t' << to_string(answer.verdict)
        << '\t' << (answer.place ? answer.place->score : 0.0) << '\n';
}

void print_recall(const geo::search::testing::World& world, Geocoder& geocoder,
                  const Questions& questions) {
    std::map<std::string, Tally> tallies;
    Tally all;
    for (const auto& question : questions) {
        const auto start = Timer::now();
        const Geocoded answer = geocoder.locate(question.text);
        const double seconds = seconds_since(start);
        const bool right = is_right(world, answer, question.truth);
        for (Tally* tally : {&tallies[question.kind], &all}) {
            count(*tally, answer, right);
            tally->seconds += seconds;
        }
        if (!right) print_miss(question.kind, question.text, question.truth, world, answer);
    }
    for (const auto& [kind, tally] : tallies) print(kind, tally);
    print("all", all);
}

double texts_a_second(const std::shared_ptr<const AddressIndex>& index, const Questions& questions,
                      std::size_t threads) {
    constexpr std::size_t rounds = 5;
    const auto start = Timer::now();
    const double processor_start = processor_seconds();
    std::vector<std::thread> at_work;
    for (std::size_t thread = 0; thread < threads; ++thread)
        at_work.emplace_back([&] {
            Geocoder geocoder(index);
            for (std::size_t round = 0; round < rounds; ++round)
                for (const auto& question : questions) geocoder.locate(question.text);
        });
    for (std::thread& thread : at_work) thread.join();
    const auto texts = static_cast<double>(questions.size() * rounds * threads);
    fmt::print("{:.2f} us of processor a text\n",
               1e6 * (processor_seconds() - processor_start) / texts);
    return texts / seconds_since(start);
}

/// A name begins as it was typed, in characters, letters or initials: only a road of the place that
/// was typed before it can be the one that was meant.
bool is_among(const geo::search::testing::World& world, const std::vector<Hit>& hits,
              const std::string& truth) {
    return std::any_of(hits.begin(), hits.end(),
                       [&](const Hit& hit) { return world.truth_id(hit) == truth; });
}

void print_completions(const geo::search::testing::World& world,
                       const std::shared_ptr<const AddressIndex>& index) {
    struct Kind {
        int asked = 0, found = 0, true_found = 0;
        double seconds = 0;
    };
    std::map<std::string, Kind> kinds;
    Completer completer(index);
    Query query;
    query.limit = 10;
    query.autocomplete = true;
    for (const bool is_timed : {false, true})
        for (const auto& prefix : world.prefixes) {
            query.text = prefix.text;
            const double start = processor_seconds();
            const auto& hits = completer.complete(query);
            for (Kind* kind : {&kinds[prefix.kind], &kinds["all"]}) {
                if (is_timed) kind->seconds += processor_seconds() - start;
                if (is_timed) continue;
                ++kind->asked;
                kind->found += hits.empty() ? 0 : 1;
                kind->true_found += is_among(world, hits, prefix.truth) ? 1 : 0;
            }
        }
    const auto start = Timer::now();
    const double processor_start = processor_seconds();
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round)
        for (const auto& prefix : world.prefixes) {
            query.text = prefix.text;
            completer.complete(query);
        }
    const double count = static_cast<double>(world.prefixes.size()) * rounds;
    for (const auto& [name, kind] : kinds)
        fmt::print(
            "complete {:<10} {:>6} asked, answered {:6.2f} %, the one meant among ten "
            "{:6.2f} %, {:.2f} us\n",
            name, kind.asked, 100.0 * kind.found / std::max(kind.asked, 1),
            100.0 * kind.true_found / std::max(kind.asked, 1),
            1e6 * kind.seconds / std::max(kind.asked, 1));
    fmt::print("complete: {:.0f}/s, {:.2f} us of processor\n", count / seconds_since(start),
               1e6 * (processor_seconds() - processor_start) / count);
}

void print_reverse(const geo::search::testing::World& world,
                   const std::shared_ptr<const AddressIndex>& index) {
    std::vector<NearHit> near;
    int found = 0, with_side = 0, with_parity = 0, side_agrees = 0;
    for (const auto& question : world.reverse) {
        index->reverse(question.position.lon, question.position.lat, 1, nullptr, near);
        if (near.empty() || !near.front().address) continue;
        const auto door = static_cast<std::size_t>(near.front().address->value() - 1);
        const bool right = world.doors[door].source_id == question.truth;
        found += right ? 1 : 0;
        if (!near.front().road_side) continue;
        const RoadSide& side = *near.front().road_side;
        ++with_side;
        if (side.parity == Parity::unknown) continue;
        ++with_parity;
        const bool odd = std::atoi(world.doors[door].number.c_str()) % 2 == 1;
        side_agrees += odd == (side.parity == Parity::odd) ? 1 : 0;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(world.reverse.size(), 1));
    fmt::print(
        "reverse: {:.2f} % the door meant; {:.2f} % with a side, {:.2f} % with its numbers, "
        "those of the nearest door {:.2f} %\n",
        100 * found / count, 100 * with_side / count, 100 * with_parity / count,
        100 * side_agrees / count);
    const auto start = Timer::now();
    const double processor_start = processor_seconds();
    constexpr int rounds = 20;
    for (int round = 0; round < rounds; ++round)
        for (const auto& question : world.reverse)
            index->reverse(question.position.lon, question.position.lat, 1, nullptr, near);
    fmt::print("reverse: {:.0f}/s, {:.2f} us of processor\n", count * rounds / seconds_since(start),
               1e6 * (processor_seconds() - processor_start) / (count * rounds));
}

/// Of this program, in MB. \param key "VmRSS:" now, "VmHWM:" the most there was
long memory(std::string_view key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind(key, 0) == 0) return std::atol(line.c_str() + key.size()) / 1024;
    return 0;
}

int run(geo::search::testing::World world, const char* other_queries) {
    const long before = memory("VmRSS:");
    const auto start = Timer::now();
    const double processor_start = processor_seconds();
    const auto doors = world.door_table();
    const double doors_seconds = seconds_since(start);
    const auto index = world.index(doors);
    fmt::print("built in {:.2f} s (doors {:.2f} s), {:.2f} s of processor\n", seconds_since(start),
               doors_seconds, processor_seconds() - processor_start);
    fmt::print("resident beside the world's {} MB: {} MB\n", before, memory("VmRSS:") - before);
    const auto again = Timer::now();
    world.index(doors);
    const auto statistics = index->statistics();
    fmt::print("names alone again in {:.3f} s; {} bytes of names, {} of doors: {:.1f} an address\n",
               seconds_since(again), statistics.names_bytes, statistics.doors_bytes,
               static_cast<double>(statistics.names_bytes + statistics.doors_bytes) /
                   static_cast<double>(std::max<std::size_t>(statistics.doors, 1)));
    if (other_queries != nullptr)
        world.queries = geo::search::testing::read_questions(other_queries);
    print_completions(world, index);
    print_reverse(world, index);
    Geocoder geocoder(index);
    print_recall(world, geocoder, world.queries);
    for (const std::size_t threads : {std::size_t{1}, std::size_t{2}})
        fmt::print("{} thread(s): {:.0f} texts/s\n", threads,
                   texts_a_second(index, world.queries, threads));
    return 0;
}

}  // namespace

int main(int count, char** words) {
    auto world = bench::world_of(count > 1 ? words[1] : nullptr);
    if (world) return run(std::move(*world), count > 2 ? words[2] : nullptr);
    fmt::print("skipped: no world, and no generator to make one with\n");
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// How long it takes to verify a registry of a million events, offline, and to give a proof of one.
#include <fmt/core.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>

#include "geo/audit/merkle_tree.hpp"
#include "geo/registry/audit.hpp"
#include "geo/storage/event_log.hpp"
#include "tests/bench/sqlite_peer.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

using namespace geo;
using Timer = std::chrono::steady_clock;

double seconds_since(Timer::time_point start) {
    return std::chrono::duration<double>(Timer::now() - start).count();
}

void write_events(registry::Registry& registry, int count) {
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    storage::EventLog log{*writer};
    for (int i = 0; i < count; ++i)
        log.append(
            {0, registry.clock().now(), "王审核", "proposal.approved", "proposal",
             std::to_string(i / 8 + 1), "370502104201",
             R"({"state":"approved","reason":"符合规定","document_no":"东政字〔2024〕51号"})"});
    transaction.commit();
}

/// LUMING_EVENTS; else a million, and a tenth of it in a short run.
int events_asked_for() {
    const char* asked = std::getenv("LUMING_EVENTS");
    if (asked != nullptr) return std::atoi(asked);
    const char* scale = std::getenv("LUMING_BENCH_SCALE");
    return scale != nullptr && std::string_view{scale} == "S" ? 100'000 : 1'000'000;
}

/// What SQLite itself takes to check the same file: its pages and indexes, no hashes.
double seconds_of_integrity_check(const std::filesystem::path& path) {
    bench::Sqlite sqlite{path.string()};
    const std::clock_t start = std::clock();
    bench::Sqlite::first(sqlite.prepare("PRAGMA integrity_check"));
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

int main() {
    const int events = events_asked_for();
    support::ScratchFolder folder;
    const SystemClock clock;
    const auto path = folder.file("registry.sqlite");
    {
        registry::Registry registry{storage::Database::create(path), clock};
        auto start = Timer::now();
        write_events(registry, events);
        fmt::print("events written        {:>10}  {:.2f} s\n", events, seconds_since(start));
        registry::AuditTree tree{registry};
        start = Timer::now();
        make_checkpoint(registry, tree, audit::SigningKey::generate());
        fmt::print("first checkpoint                  {:.2f} s\n", seconds_since(start));
        start = Timer::now();
        const auto proof = tree.inclusion(events / 2);
        fmt::print("inclusion proof       {:>10}  {:.6f} s\n", proof.proof.size(),
                   seconds_since(start));
    }
    const auto start = Timer::now();
    const std::clock_t processor_start = std::clock();
    const auto report = registry::verify_audit(path, {});
    const double seconds = seconds_since(start);
    const double processor = static_cast<double>(std::clock() - processor_start) / CLOCKS_PER_SEC;
    fmt::print("audit verify          {:>10}  {:.2f} s (wanted: under 10 s), processor {:.2f} s\n",
               report.events, seconds, processor);
    const double peer = seconds_of_integrity_check(path);
    fmt::print("SQLite's integrity_check of the same file {:.2f} s of processor, ratio {:.2f}\n",
               peer, processor / peer);
    return report.is_clean() && report.events == static_cast<std::uint64_t>(events) && seconds < 10
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}

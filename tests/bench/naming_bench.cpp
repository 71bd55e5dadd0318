// SPDX-License-Identifier: Apache-2.0
// How long the naming rules take on a world's proposals, and how many of each kind they see
// through. naming_bench.py makes the world, runs this, and sets PostGIS beside it.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/registry/name_audit.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/registry/registry.hpp"
#include "geo/spatial/wkt.hpp"
#include "geo/storage/database.hpp"

namespace {

using namespace geo;
using Timer = std::chrono::steady_clock;

struct Case {
    std::string expect;
    NameProposal content;
};

double milliseconds_since(Timer::time_point start) {
    return std::chrono::duration<double, std::milli>(Timer::now() - start).count();
}

std::vector<Case> read_cases(const char* path) {
    std::ifstream in(path);
    std::vector<Case> cases;
    std::string row;
    std::getline(in, row);
    while (std::getline(in, row)) {
        std::vector<std::string> cells;
        std::istringstream stream(row);
        for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
        Case one{cells.at(1), {}};
        one.content.village = VillageCode{cells.at(5)};
        one.content.name = cells.at(2);
        one.content.line = spatial::line_from_wkt(cells.at(7));
        cases.push_back(std::move(one));
    }
    return cases;
}

int resident_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmRSS:", 0) == 0) return std::stoi(line.substr(6)) / 1024;
    return 0;
}

double percentile(std::vector<double>& sorted, double part) {
    return sorted.at(static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1)));
}

void print_latency(std::string_view what, std::vector<double> samples) {
    std::sort(samples.begin(), samples.end());
    fmt::print("{:<28} median {:.4f} ms, p99 {:.4f} ms, most {:.2f} ms\n", what,
               percentile(samples, 0.5), percentile(samples, 0.99), samples.back());
}

void time_single_checks(registry::Registry& registry, const std::vector<Case>& cases) {
    std::vector<double> samples;
    for (const Case& one : cases) {
        const auto start = Timer::now();
        registry::check_name(registry, one.content, registry::CheckScope::bare_name);
        samples.push_back(milliseconds_since(start));
    }
    print_latency("check_name", std::move(samples));
}

/// The rules that a kind of proposal is made to break; empty: none, not even with a B.
std::vector<std::string> rules_for(std::string_view kind) {
    static const std::map<std::string_view, std::vector<std::string>> rules{
        {"dup_town", {"U01"}},         {"dup_specific", {"U04"}},
        {"homophone", {"U02", "U03"}}, {"homophone_tone", {"U02"}},
        {"outside", {"G01"}},          {"selfcross", {"G02"}},
        {"overlap", {"U07"}},          {"badname", {"C01", "M03", "N07"}}};
    const auto found = rules.find(kind);
    return found == rules.end() ? std::vector<std::string>{} : found->second;
}

bool is_as_expected(const Case& one, const std::vector<Finding>& findings) {
    const auto rules = rules_for(one.expect);
    if (rules.empty())
        return std::none_of(findings.begin(), findings.end(),
                            [](const Finding& f) { return f.severity == Severity::block; });
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
        return std::find(rules.begin(), rules.end(), f.rule) != rules.end();
    });
}

void print_accuracy(const registry::BulkChecker& checker, const std::vector<Case>& cases) {
    std::map<std::string, std::pair<int, int>> right;
    std::map<std::string, int> blocks_of_ok;
    for (const Case& one : cases) {
        const auto check = checker.check(one.content, registry::CheckScope::bare_name);
        auto& [good, all] = right[one.expect];
        ++all;
        good += is_as_expected(one, check.findings) ? 1 : 0;
        if (one.expect != "ok") continue;
        for (const Finding& finding : check.findings)
            if (finding.severity == Severity::block) ++blocks_of_ok[finding.rule];
    }
    for (const auto& [kind, count] : right)
        fmt::print("  {:<16} {:>6} of {:>6}  {:.2f} %\n", kind, count.first, count.second,
                   100.0 * count.first / count.second);
    for (const auto& [rule, count] : blocks_of_ok)
        fmt::print("  blocked although ok: {} {}\n", rule, count);
}

/// Several rounds, the best one counts: the machine may be shared.
double checks_per_second(const registry::BulkChecker& checker, const std::vector<Case>& cases) {
    double best = 0;
    for (int round = 0; round < 5; ++round) {
        const auto start = Timer::now();
        for (const Case& one : cases) checker.check(one.content, registry::CheckScope::bare_name);
        best = std::max(best, static_cast<double>(cases.size()) / milliseconds_since(start) * 1000);
    }
    return best;
}

void print_audit(registry::Registry& registry) {
    const auto start = Timer::now();
    const registry::NameAudit audit = registry::audit_names(registry);
    const double seconds = milliseconds_since(start) / 1000;
    fmt::print("everything in force          {} names in {:.2f} s, {} pass\n", audit.names, seconds,
               audit.passed);
    std::map<std::string, std::int64_t> totals;
    for (const auto& [county, counts] : audit.by_county)
        for (const auto& [label, count] : counts) totals[label] += count;
    for (const auto& [label, count] : totals) fmt::print("  {} {}\n", label, count);
}

/// From draft to name in force, as the review desk does it.
void time_approvals(registry::Registry& registry, const std::vector<Case>& cases) {
    using lifecycle::Action;
    const registry::Actor surveyor{"surveyor"};
    const registry::Actor reviewer{"reviewer"};
    std::vector<double> approvals;
    std::vector<double> next_checks;
    for (const Case& one : cases) {
        if (one.expect != "ok" || approvals.size() >= 200) continue;
        NameProposal content = one.content;
        content.meaning = content.origin = "安定祥和";
        const Proposal draft = registry::create_proposal(registry, surveyor, content);
        const auto handed_in = registry::act_on_proposal(registry, surveyor, Action::submit,
                                                         {draft.id, draft.version, "同意"});
        if (!handed_in.outcome.is_allowed()) continue;
        auto start = Timer::now();
        registry::act_on_proposal(registry, reviewer, Action::approve,
                                  {draft.id, handed_in.proposal.version, "同意"});
        approvals.push_back(milliseconds_since(start));
        start = Timer::now();
        registry::check_name(registry, one.content, registry::CheckScope::bare_name);
        next_checks.push_back(milliseconds_since(start));
    }
    if (approvals.empty()) return;
    print_latency("approve", std::move(approvals));
    print_latency("first check afterwards", std::move(next_checks));
}

int run(const char* database, const char* proposals) {
    const SystemClock clock;
    registry::Registry registry{storage::Database::open(database), clock};
    const auto cases = read_cases(proposals);
    const int before = resident_megabytes();
    const auto start = Timer::now();
    const auto gazetteer = registry.gazetteer();
    fmt::print("reading the registry         {:.0f} ms, {} MB for {} villages and {} roads\n",
               milliseconds_since(start), resident_megabytes() - before,
               gazetteer->ground().villages().size(), gazetteer->ground().road_count());
    time_single_checks(registry, cases);
    const registry::BulkChecker checker{registry};
    fmt::print("in bulk                      {:.0f} checks/s\n", checks_per_second(checker, cases));
    print_accuracy(checker, cases);
    print_audit(registry);
    time_approvals(registry, cases);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count == 3) return run(words[1], words[2]);
    fmt::print("naming_bench.py runs this with a registry and a table of proposals.\n");
    return 0;
}

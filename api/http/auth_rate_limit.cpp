// SPDX-License-Identifier: Apache-2.0
#include "api/http/auth_rate_limit.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace api::http {
namespace {

using std::chrono::seconds;

/// Whole seconds, at least one: what Retry-After can say.
seconds whole_seconds(geo::Instant::duration wait) {
    return std::max(std::chrono::ceil<seconds>(wait), seconds{1});
}

}  // namespace

template <typename Entry>
Entry& BoundedMemory<Entry>::at(const std::string& key, geo::Instant now) {
    if (entries_.size() >= most_keys_ && entries_.find(key) == entries_.end()) forget_half();
    auto& kept = entries_[key];
    kept.used_at = now;
    return kept.entry;
}

template <typename Entry>
void BoundedMemory<Entry>::forget_half() {
    std::vector<geo::Instant> times;
    times.reserve(entries_.size());
    for (const auto& [key, kept] : entries_) times.push_back(kept.used_at);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    std::size_t to_forget = times.size() / 2 + 1;
    for (auto entry = entries_.begin(); entry != entries_.end() && to_forget > 0;) {
        const bool is_old = entry->second.used_at <= *middle;
        entry = is_old ? entries_.erase(entry) : std::next(entry);
        to_forget -= is_old ? 1 : 0;
    }
}

seconds FailureLimiter::begin(const std::string& key) {
    const auto now = clock_.now();
    const std::lock_guard lock{mutex_};
    Failures& failures = memory_.at(key, now);
    if (now < failures.paused_until) return whole_seconds(failures.paused_until - now);
    if (now - std::max(failures.last, failures.paused_until) >= rule_.window) failures = {};
    failures.last = now;
    ++failures.count;
    if (failures.count >= rule_.free_failures) {
        const int doublings = std::min(failures.count - rule_.free_failures, 16);
        failures.paused_until =
            now + std::min(rule_.first_pause * (1 << doublings), rule_.longest_pause);
    }
    return seconds{0};
}

void FailureLimiter::forgive(const std::string& key, bool all) {
    const std::lock_guard lock{mutex_};
    Failures& failures = memory_.at(key, clock_.now());
    failures.count = all ? 0 : std::max(failures.count - 1, 0);
    if (failures.count < rule_.free_failures) failures.paused_until = {};
}

std::size_t FailureLimiter::size() {
    const std::lock_guard lock{mutex_};
    return memory_.size();
}

seconds RateLimiter::take(const std::string& key, const RateRule& rule) {
    const auto now = clock_.now();
    const std::lock_guard lock{mutex_};
    Bucket& bucket = memory_.at(key, now);
    const auto elapsed = std::max(now - bucket.at, geo::Instant::duration{0});
    const double refilled = std::chrono::duration<double>(elapsed).count() * rule.per_second;
    bucket.at = now;
    bucket.spent = std::max(bucket.spent - refilled, 0.0);
    if (bucket.spent + 1.0 > rule.burst)
        return seconds{static_cast<std::int64_t>(
            std::ceil(std::max((bucket.spent + 1.0 - rule.burst) / rule.per_second, 1.0)))};
    bucket.spent += 1.0;
    return seconds{0};
}

}  // namespace api::http

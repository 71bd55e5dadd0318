// SPDX-License-Identifier: Apache-2.0
// Limits on how often somebody may try. In memory, bounded, by an injected clock: a restart forgets
// them, and that is harmless, for a restart is not in the hands of who guesses.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

#include "geo/base/clock.hpp"

namespace api::http {

/// Something to remember by key; when there are too many keys, the half that was idle longest goes.
template <typename Entry>
class BoundedMemory {
  public:
    explicit BoundedMemory(std::size_t most_keys) : most_keys_(most_keys) {}

    Entry& at(const std::string& key, geo::Instant now);
    std::size_t size() const noexcept { return entries_.size(); }

  private:
    struct Kept {
        Entry entry{};
        geo::Instant used_at;
    };
    void forget_half();

    std::size_t most_keys_;
    std::unordered_map<std::string, Kept> entries_;
};

/// How patient to be with failures.
struct FailureRule {
    int free_failures = 10;
    std::chrono::minutes window{10};       ///< of quiet, after which all is forgotten
    std::chrono::seconds first_pause{60};  ///< then doubled with every further failure
    std::chrono::seconds longest_pause{3600};
    std::size_t most_keys = 20'000;
};

/// Slows down who guesses passwords: so many failures are free, then each costs a longer pause.
class FailureLimiter {
  public:
    FailureLimiter(const geo::Clock& clock, FailureRule rule)
        : clock_(clock), rule_(rule), memory_(rule.most_keys) {}

    /// \returns how long to wait; zero: try now. The attempt counts as failed until it is forgiven,
    /// so that a thousand at once gain nothing.
    std::chrono::seconds begin(const std::string& key);
    /// It was no failure. \param all  and those before are forgotten with it
    void forgive(const std::string& key, bool all);
    std::size_t size();

  private:
    struct Failures {
        int count = 0;
        geo::Instant last;
        geo::Instant paused_until;
    };

    const geo::Clock& clock_;
    const FailureRule rule_;
    std::mutex mutex_;
    BoundedMemory<Failures> memory_;
};

/// How many requests in how much time.
struct RateRule {
    double per_second;
    double burst;
};

/// A bucket of tokens a key.
class RateLimiter {
  public:
    explicit RateLimiter(const geo::Clock& clock, std::size_t most_keys = 20'000)
        : clock_(clock), memory_(most_keys) {}

    /// \returns how long to wait; zero: go on.
    std::chrono::seconds take(const std::string& key, const RateRule& rule);

  private:
    struct Bucket {
        double spent = 0.0;
        geo::Instant at;
    };

    const geo::Clock& clock_;
    std::mutex mutex_;
    BoundedMemory<Bucket> memory_;
};

}  // namespace api::http

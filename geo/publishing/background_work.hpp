// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace geo::publishing {

/// One piece of work on a thread of its own, done again whenever it is asked for. What is asked
/// while it runs is done once, after it; in between it rests as long as it worked (at most a
/// quarter of a second, and not while somebody waits), so that it never takes more than half a
/// core. Work that throws is reported and done again.
class BackgroundWork {
  public:
    /// \param fault told of every failure, on the thread of the work
    BackgroundWork(std::function<void()> work, std::function<void(const std::string&)> fault);
    /// Lets the work under way end, and does not begin another.
    ~BackgroundWork();
    BackgroundWork(const BackgroundWork&) = delete;
    BackgroundWork& operator=(const BackgroundWork&) = delete;

    void ask();
    /// Until everything asked for so far is done. \returns false when it took longer.
    bool wait(std::chrono::milliseconds patience);

  private:
    using Clock = std::chrono::steady_clock;

    void run();
    bool attempt() noexcept;
    void rest(std::unique_lock<std::mutex>& lock, Clock::duration time);

    std::function<void()> work_;
    std::function<void(const std::string&)> fault_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t asked_ = 0, done_ = 0;
    int waiting_ = 0;
    bool ending_ = false;
    std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace geo::publishing

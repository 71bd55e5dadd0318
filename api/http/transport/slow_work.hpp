// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace api::http {

/// The threads of requests that take long: papers, exports, log-ins, long tables. An I/O thread
/// serves many connections, so none of them may wait for a handler that waits for a disk, a child
/// process or a password's hash.
class SlowWork {
  public:
    struct Limits {
        int threads = 16;
        std::size_t most_waiting = 256;  ///< beyond those under way
    };

    explicit SlowWork(Limits limits);
    ~SlowWork();
    SlowWork(const SlowWork&) = delete;
    SlowWork& operator=(const SlowWork&) = delete;

    /// Takes work that throws nothing and does it as soon as a thread is free, in the order of its
    /// coming. \returns false when too much waits already, or at the end; nothing was taken then
    bool take(std::function<void()> work);

    /// Forgets what waits, lets what is under way finish, ends the threads.
    void stop();

  private:
    void run();
    void do_next(std::unique_lock<std::mutex>& lock);

    const Limits limits_;
    std::mutex mutex_;
    std::condition_variable has_news_;
    std::deque<std::function<void()>> waiting_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace api::http

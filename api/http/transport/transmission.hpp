// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "api/http/transport/answer.hpp"

namespace api::http {

enum class Progress { done, blocked, failed };

/// Sends as much of the answer as the socket takes without waiting, from the byte sent onwards
/// over head and body together, and moves sent on.
Progress send_some(int socket, const Answer& answer, std::size_t& sent) noexcept;

/// Waits until the socket takes more bytes or the time is over.
bool wait_writable(int socket, std::chrono::milliseconds patience) noexcept;

/// Delivers the rest of an answer to a client that reads slowly, on a thread of its own, so that
/// no I/O thread ever waits for a reader. Works on a duplicate of the descriptor: whatever happens
/// to the original number, the bytes can reach this one socket only.
class SlowReaders {
  public:
    struct Limits {
        std::chrono::milliseconds stall{10'000};   ///< without a byte taken: cut
        std::chrono::milliseconds whole{600'000};  ///< altogether: cut
        std::size_t most = 1024;                   ///< clients at a time; more are cut at once
    };

    explicit SlowReaders(Limits limits);
    ~SlowReaders();
    SlowReaders(const SlowReaders&) = delete;
    SlowReaders& operator=(const SlowReaders&) = delete;

    /// Takes over. finished is called once, from the other thread, with whether all bytes went
    /// out. \returns false when there is no room; then nothing was taken and finished is not
    /// called.
    bool take(int socket, Answer answer, std::size_t sent, std::function<void(bool)> finished);

    /// Cuts every delivery and ends the thread.
    void stop();

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Delivery {
        int socket;
        Answer answer;
        std::size_t sent;
        std::function<void(bool)> finished;
        Time cut_at;
        Time last_progress;
    };

    void run();
    bool collect_new(std::vector<Delivery>& deliveries);
    bool advance(Delivery& delivery, bool is_writable) const;
    static void finish(Delivery& delivery, bool is_whole);

    const Limits limits_;
    std::mutex mutex_;
    std::vector<Delivery> arrivals_;
    std::size_t count_ = 0;
    bool is_stopping_ = false;
    int wake_ = -1;
    std::thread thread_;
};

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/slow_work.hpp"

#include <utility>

namespace api::http {

SlowWork::SlowWork(Limits limits) : limits_(limits) {
    for (int i = 0; i < limits_.threads; ++i) {
        threads_.emplace_back([this] { run(); });
    }
}

SlowWork::~SlowWork() { stop(); }

bool SlowWork::take(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_ || waiting_.size() >= limits_.most_waiting) {
            return false;
        }
        waiting_.push_back(std::move(work));
    }
    has_news_.notify_one();
    return true;
}

void SlowWork::stop() {
    std::deque<std::function<void()>> forgotten;
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        forgotten.swap(waiting_);
    }
    has_news_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void SlowWork::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        has_news_.wait(lock, [this] { return is_stopping_ || !waiting_.empty(); });
        if (is_stopping_) {
            return;
        }
        do_next(lock);
    }
}

void SlowWork::do_next(std::unique_lock<std::mutex>& lock) {
    auto work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    work();
    work = {};  // what it holds is let go before the others wait for it
    lock.lock();
}

}  // namespace api::http

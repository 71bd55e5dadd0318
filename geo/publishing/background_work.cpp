// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/background_work.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace geo::publishing {
namespace {

using namespace std::chrono_literals;

constexpr auto longest_rest = 250ms;
constexpr auto rest_after_fault = 1s;

}  // namespace

BackgroundWork::BackgroundWork(std::function<void()> work,
                               std::function<void(const std::string&)> fault)
    : work_(std::move(work)), fault_(std::move(fault)), thread_([this] { run(); }) {}

BackgroundWork::~BackgroundWork() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void BackgroundWork::ask() {
    {
        const std::lock_guard lock{mutex_};
        ++asked_;
    }
    changed_.notify_all();
}

bool BackgroundWork::wait(std::chrono::milliseconds patience) {
    std::unique_lock lock{mutex_};
    const std::uint64_t wanted = asked_;
    ++waiting_;
    changed_.notify_all();
    const bool is_done =
        changed_.wait_for(lock, patience, [&] { return done_ >= wanted || ending_; });
    --waiting_;
    return is_done && done_ >= wanted;
}

void BackgroundWork::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        changed_.wait(lock, [&] { return ending_ || done_ < asked_; });
        if (ending_) return;
        const std::uint64_t wanted = asked_;
        lock.unlock();
        const auto start = Clock::now();
        const bool succeeded = attempt();
        const auto worked = Clock::now() - start;
        lock.lock();
        if (succeeded) done_ = wanted;
        changed_.notify_all();
        if (succeeded)
            rest(lock, std::min<Clock::duration>(worked, longest_rest));
        else
            changed_.wait_for(lock, rest_after_fault, [&] { return ending_; });
    }
}

bool BackgroundWork::attempt() noexcept {
    try {
        work_();
        return true;
    } catch (const std::exception& error) {
        fault_(error.what());
    } catch (...) {
        fault_("unknown exception");
    }
    return false;
}

void BackgroundWork::rest(std::unique_lock<std::mutex>& lock, Clock::duration time) {
    changed_.wait_for(lock, time, [&] { return ending_ || (waiting_ > 0 && done_ < asked_); });
}

}  // namespace geo::publishing

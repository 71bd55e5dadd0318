// SPDX-License-Identifier: Apache-2.0
// Every thread does the same: takes the next block, works on it, and puts it down; whoever finds
// that the next block to be written lies there writes it. So no thread only waits for the others,
// and two cores do twice the work.
#include "api/table/block_pipeline.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace api::table {
namespace {

/// So far a thread may run ahead of what is written.
constexpr std::int64_t blocks_ahead_for_each_thread = 4;

struct Job {
    Block block;
    BlockAnswer answer;
};
using JobPtr = std::unique_ptr<Job>;

class SharedRun {
  public:
    SharedRun(BlockReader& reader, unsigned threads, const BlockPipeline::Write& write)
        : reader_(reader), write_(write), most_ahead_(blocks_ahead_for_each_thread * threads) {}

    void serve(BlockPipeline::Worker& worker) {
        try {
            while (JobPtr job = take()) {
                job->answer.text.clear();
                job->answer.counts = {};
                worker.work(job->block, job->answer);
                put(std::move(job));
            }
        } catch (...) {
            stop(std::current_exception());
        }
    }
    bool finish() {
        if (fault_) std::rethrow_exception(fault_);
        return !is_stopped_;
    }

  private:
    JobPtr take() {
        std::unique_lock lock{mutex_};
        room_.wait(lock, [&] { return is_stopped_ || taken_ - written_ < most_ahead_; });
        if (is_stopped_ || is_read_) return nullptr;
        JobPtr job;
        if (spare_.empty()) {
            job = std::make_unique<Job>();
        } else {
            job = std::move(spare_.back());
            spare_.pop_back();
        }
        is_read_ = !reader_.next(job->block);
        if (is_read_) return nullptr;
        if (taken_++ == 0) first_ = job->block.number;
        return job;
    }

    void put(JobPtr job) {
        std::unique_lock lock{mutex_};
        const std::int64_t number = job->block.number;
        done_.emplace(number, std::move(job));
        if (is_writing_) return;
        is_writing_ = true;
        while (!is_stopped_ && !done_.empty() && done_.begin()->first == first_ + written_) {
            JobPtr next = std::move(done_.begin()->second);
            done_.erase(done_.begin());
            lock.unlock();
            const bool goes_on = write_(next->block, next->answer);
            lock.lock();
            ++written_;
            is_stopped_ = is_stopped_ || !goes_on;
            spare_.push_back(std::move(next));
            room_.notify_all();
        }
        is_writing_ = false;
    }

    void stop(std::exception_ptr fault) {
        const std::lock_guard lock{mutex_};
        if (!fault_) fault_ = std::move(fault);
        is_stopped_ = true;
        room_.notify_all();
    }

    BlockReader& reader_;
    const BlockPipeline::Write& write_;
    std::int64_t most_ahead_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::map<std::int64_t, JobPtr> done_;
    std::vector<JobPtr> spare_;
    std::int64_t first_ = 0;  ///< number of the first block of this run
    std::int64_t taken_ = 0, written_ = 0;
    bool is_read_ = false, is_writing_ = false, is_stopped_ = false;
    std::exception_ptr fault_;
};

}  // namespace

bool BlockPipeline::run(BlockReader& reader, unsigned threads, const MakeWorker& make_worker,
                        const Write& write) {
    SharedRun run{reader, std::max(1U, threads), write};
    std::vector<std::unique_ptr<Worker>> workers;
    for (unsigned i = 0; i < std::max(1U, threads); ++i) workers.push_back(make_worker());
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < workers.size(); ++i)
        helpers.emplace_back([&run, &worker = *workers[i]] { run.serve(worker); });
    run.serve(*workers.front());
    for (std::thread& helper : helpers) helper.join();
    return run.finish();
}

}  // namespace api::table

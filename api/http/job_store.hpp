// SPDX-License-Identifier: Apache-2.0
// Tables too long for one request: kept in a folder, answered one after the other by a thread of
// their own, and gone on with where a server that stopped left off.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "api/bulk/batch.hpp"
#include "api/bulk/geocode_table.hpp"
#include "geo/base/bilingual.hpp"
#include "geo/publishing/published_registry.hpp"

namespace api::http {

enum class JobKind { search, reverse };
enum class JobState { queued, running, done, failed };
std::string_view to_string(JobKind kind) noexcept;
std::string_view to_string(JobState state) noexcept;
std::optional<JobKind> job_kind_from_string(std::string_view word) noexcept;

/// What is to be done, as it was asked for.
struct JobOrder {
    std::string owner;
    JobKind kind = JobKind::search;
    std::vector<std::string> columns;
    std::string encoding, delimiter, area;
    geo::Language language = geo::Language::zh;
};

struct Job {
    std::string id;
    JobOrder order;
    std::int64_t number = 0;  ///< the order in which they are done
    JobState state = JobState::queued;
    std::int64_t input_bytes = 0;
    bulk::BatchState progress;
    double rows_per_second = 0;     ///< while it runs
    geo::BilingualText why_failed;  ///< empty unless it failed
};

struct JobLimits {
    std::size_t most_of_one_owner = 5;
    std::size_t most_in_all = 50;
};

/// The plan of an order. \throws geo::Error(invalid_input) when the table lacks a column.
bulk::BatchPlan plan_job(const JobOrder& order, const bulk::Places& places,
                         const table::TableShape& shape);

class JobStore {
  public:
    /// Takes up what is not finished. \param folder made when the first job comes
    JobStore(std::string folder, const geo::publishing::PublishedRegistry& published,
             JobLimits limits = {});
    /// Stops between two blocks; what is done is kept.
    ~JobStore();
    JobStore(const JobStore&) = delete;
    JobStore& operator=(const JobStore&) = delete;

    /// \throws geo::Error(conflict) when the owner or the server has too many already,
    /// geo::Error(storage) when the disk is full.
    Job submit(JobOrder order, std::string_view table);
    std::vector<Job> list(std::string_view owner) const;
    /// \throws geo::Error(not_found) for an unknown job, and for somebody else's.
    Job get(std::string_view owner, std::string_view id) const;
    /// The path of the answer. \throws geo::Error(not_found) as get(), geo::Error(conflict) when it
    /// is not done.
    std::string result(std::string_view owner, std::string_view id) const;
    /// Stops it when it runs. \throws as get().
    void remove(std::string_view owner, std::string_view id);

  private:
    std::string path(const std::string& id, std::string_view ending) const;
    void read_folder();
    void serve();
    std::optional<Job> next_queued();
    void run(const Job& job);
    void finish(const std::string& id, JobState state, const bulk::BatchState& progress,
                const geo::BilingualText& why);
    bool note(const std::string& id, const bulk::BatchState& progress, double rows_per_second);
    void erase_files(const std::string& id) const;
    const Job& find(std::string_view owner, std::string_view id) const;

    std::string folder_;
    const geo::publishing::PublishedRegistry& published_;
    JobLimits limits_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, Job, std::less<>> jobs_;
    std::int64_t last_number_ = 0;
    bool is_stopping_ = false;
    std::thread worker_;
};

}  // namespace api::http

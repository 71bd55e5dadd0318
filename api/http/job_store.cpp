// SPDX-License-Identifier: Apache-2.0
// Of a job there are in the folder: ID.json (the order and, at the end, what became of it), ID.csv
// (the table) and ID.out.csv (the answer; while it grows, ID.out.csv.part and its state).
#include "api/http/job_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "api/bulk/reverse_table.hpp"
#include "api/table/output_file.hpp"
#include "api/table/resumable_file.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/secrets.hpp"

namespace api::http {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using SteadyClock = std::chrono::steady_clock;

constexpr std::array kinds{"search", "reverse"};
constexpr std::array states{"queued", "running", "done", "failed"};

double seconds_since(SteadyClock::time_point start) {
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

std::string to_text(const Job& job) {
    const JobOrder& order = job.order;
    return json{{"number", job.number},
                {"owner", order.owner},
                {"kind", to_string(order.kind)},
                {"columns", order.columns},
                {"encoding", order.encoding},
                {"delimiter", order.delimiter},
                {"area", order.area},
                {"english", order.language == geo::Language::en},
                {"state", job.state == JobState::running ? "queued" : to_string(job.state)},
                {"progress", bulk::to_line(job.progress)},
                {"why_zh", job.why_failed.zh},
                {"why_en", job.why_failed.en}}
        .dump();
}

/// Nothing for a file that is no order of ours.
std::optional<Job> job_from_text(const std::string& id, const std::string& text) {
    const json told = json::parse(text, nullptr, false);
    if (!told.is_object()) return std::nullopt;
    Job job;
    job.id = id;
    job.number = told.value("number", std::int64_t{0});
    job.order.owner = told.value("owner", "");
    job.order.kind = job_kind_from_string(told.value("kind", "")).value_or(JobKind::search);
    job.order.columns = told.value("columns", std::vector<std::string>{});
    job.order.encoding = told.value("encoding", "");
    job.order.delimiter = told.value("delimiter", "");
    job.order.area = told.value("area", "");
    job.order.language = told.value("english", false) ? geo::Language::en : geo::Language::zh;
    const std::string state = told.value("state", "");
    job.state = state == "done"     ? JobState::done
                : state == "failed" ? JobState::failed
                                    : JobState::queued;
    job.progress = bulk::state_from_line(told.value("progress", "")).value_or(bulk::BatchState{});
    job.why_failed = {told.value("why_zh", ""), told.value("why_en", "")};
    return job;
}

void write_file(const std::string& path, std::string_view bytes) {
    table::OutputFile file{path};
    file.write(bytes);
    file.commit();
}

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>(file), {}};
}

geo::Error too_many(std::size_t most) {
    return {geo::ErrorKind::conflict,
            fmt::format("已有 {} 个任务，这是上限；请先取回结果并删除旧任务。", most),
            fmt::format("There are {} jobs, which is the limit: fetch and delete old ones first.",
                        most)};
}

}  // namespace

std::string_view to_string(JobKind kind) noexcept { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(JobState state) noexcept {
    return states[static_cast<std::size_t>(state)];
}

std::optional<JobKind> job_kind_from_string(std::string_view word) noexcept {
    if (word == kinds[0]) return JobKind::search;
    if (word == kinds[1]) return JobKind::reverse;
    return std::nullopt;
}

bulk::BatchPlan plan_job(const JobOrder& order, const bulk::Places& places,
                         const table::TableShape& shape) {
    bulk::BatchPlan plan;
    if (order.kind == JobKind::search) {
        plan = plan_geocoding(places, {order.columns, order.area}, shape);
    } else {
        bulk::ReverseOptions options;
        if (order.columns.size() == 2)
            options = {order.columns[0], order.columns[1]};
        else if (!order.columns.empty())
            throw geo::Error(geo::ErrorKind::invalid_input,
                             "columns 须给出两列：先经度，后纬度；也可不给。",
                             "Give two columns, the longitude and the latitude, or none.")
                .at("columns");
        plan = plan_reverse(places, options, shape, order.language);
    }
    plan.language = order.language;
    return plan;
}

JobStore::JobStore(std::string folder, const geo::publishing::PublishedRegistry& published,
                   JobLimits limits)
    : folder_(std::move(folder)), published_(published), limits_(limits) {
    read_folder();
    worker_ = std::thread{[this] { serve(); }};
}

JobStore::~JobStore() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
    }
    changed_.notify_all();
    worker_.join();
}

std::string JobStore::path(const std::string& id, std::string_view ending) const {
    return (fs::path{folder_} / id).string().append(ending);
}

void JobStore::read_folder() {
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator{folder_, fault}) {
        if (entry.path().extension() != ".json") continue;
        auto job = job_from_text(entry.path().stem().string(), read_file(entry.path()));
        if (!job) continue;
        const auto size = fs::file_size(path(job->id, ".csv"), fault);
        job->input_bytes = fault ? 0 : static_cast<std::int64_t>(size);
        last_number_ = std::max(last_number_, job->number);
        jobs_.emplace(job->id, *std::move(job));
    }
}

Job JobStore::submit(JobOrder order, std::string_view table) {
    const std::lock_guard lock{mutex_};
    const auto of_owner = std::count_if(jobs_.begin(), jobs_.end(), [&](const auto& each) {
        return each.second.order.owner == order.owner;
    });
    if (static_cast<std::size_t>(of_owner) >= limits_.most_of_one_owner)
        throw too_many(limits_.most_of_one_owner);
    if (jobs_.size() >= limits_.most_in_all) throw too_many(limits_.most_in_all);
    Job job;
    job.id = geo::registry::random_secret();
    job.order = std::move(order);
    job.number = ++last_number_;
    job.input_bytes = static_cast<std::int64_t>(table.size());
    std::error_code fault;
    fs::create_directories(folder_, fault);
    fs::permissions(folder_, fs::perms::owner_all, fault);  // other people's addresses
    try {
        write_file(path(job.id, ".csv"), table);
        write_file(path(job.id, ".json"), to_text(job));
    } catch (...) {
        erase_files(job.id);
        throw;
    }
    jobs_.emplace(job.id, job);
    changed_.notify_all();
    return job;
}

std::vector<Job> JobStore::list(std::string_view owner) const {
    const std::lock_guard lock{mutex_};
    std::vector<Job> found;
    for (const auto& [_, job] : jobs_)
        if (job.order.owner == owner) found.push_back(job);
    std::sort(found.begin(), found.end(),
              [](const Job& a, const Job& b) { return a.number < b.number; });
    return found;
}

const Job& JobStore::find(std::string_view owner, std::string_view id) const {
    const auto found = jobs_.find(id);
    if (found == jobs_.end() || found->second.order.owner != owner)
        throw geo::Error(geo::ErrorKind::not_found, fmt::format("没有任务“{}”。", id),
                         fmt::format("There is no job '{}'.", id));
    return found->second;
}

Job JobStore::get(std::string_view owner, std::string_view id) const {
    const std::lock_guard lock{mutex_};
    return find(owner, id);
}

std::string JobStore::result(std::string_view owner, std::string_view id) const {
    const Job job = get(owner, id);
    if (job.state != JobState::done)
        throw geo::Error(geo::ErrorKind::conflict, fmt::format("任务“{}”尚未完成。", id),
                         fmt::format("The job '{}' is not done yet.", id));
    return path(job.id, ".out.csv");
}

void JobStore::remove(std::string_view owner, std::string_view id) {
    std::unique_lock lock{mutex_};
    const Job job = find(owner, id);
    jobs_.erase(job.id);
    // The thread that works on it sees that it is gone, and erases what it wrote.
    if (job.state != JobState::running) erase_files(job.id);
}

void JobStore::erase_files(const std::string& id) const {
    for (const char* ending :
         {".json", ".csv", ".out.csv", ".out.csv.part", ".out.csv.part.state"}) {
        std::error_code ignored;
        fs::remove(path(id, ending), ignored);
    }
}

void JobStore::serve() {
    while (const auto job = next_queued()) {
        try {
            run(*job);
        } catch (const geo::Error& error) {
            finish(job->id, JobState::failed, {}, error.text());
        } catch (const std::exception& error) {
            finish(job->id, JobState::failed, {}, {error.what(), error.what()});
        }
    }
}

std::optional<Job> JobStore::next_queued() {
    std::unique_lock lock{mutex_};
    while (!is_stopping_) {
        Job* next = nullptr;
        for (auto& [_, job] : jobs_)
            if (job.state == JobState::queued && (next == nullptr || job.number < next->number))
                next = &job;
        if (next != nullptr) {
            next->state = JobState::running;
            return *next;
        }
        changed_.wait(lock);
    }
    return std::nullopt;
}

void JobStore::run(const Job& job) {
    const auto snapshot = published_.snapshot();
    const bulk::Places places{snapshot->shared_index(),
                              std::make_shared<geo::publishing::SnapshotPlaces>(snapshot)};
    const table::ReaderOptions options{
        job.order.encoding, job.order.delimiter.empty() ? '\0' : job.order.delimiter.front()};
    table::FileBytes bytes{path(job.id, ".csv")};
    table::ResumableFile out{path(job.id, ".out.csv"),
                             fmt::format("{} {}", job.id, snapshot->sequence())};
    auto reader = std::make_unique<table::BlockReader>(bytes, options);
    bulk::BatchState state;
    const auto saved = out.saved_state() ? bulk::state_from_line(*out.saved_state()) : std::nullopt;
    if (saved && skip_done(*reader, *saved) && out.resume_at(saved->output_bytes)) {
        state = *saved;
    } else {
        out.start_over();
        bytes.rewind();
        reader = std::make_unique<table::BlockReader>(bytes, options);
    }
    const std::int64_t rows_before = state.rows();
    const auto start = SteadyClock::now();
    auto saved_at = start;
    const bool is_done = run_batch(
        *reader, plan_job(job.order, places, reader->shape()), state,
        [&](std::string_view piece) { out.write(piece); },
        [&](const bulk::BatchState& progress, std::int64_t) {
            const double seconds = std::max(seconds_since(start), 1e-3);
            const bool goes_on = note(job.id, progress,
                                      static_cast<double>(progress.rows() - rows_before) / seconds);
            if (!goes_on || seconds_since(saved_at) >= 1) {
                out.save(to_line(progress));
                saved_at = SteadyClock::now();
            }
            return goes_on;
        });
    if (is_done) out.commit();
    if (is_done) finish(job.id, JobState::done, state, {});
    const std::lock_guard lock{mutex_};
    if (!jobs_.contains(job.id)) erase_files(job.id);
}

bool JobStore::note(const std::string& id, const bulk::BatchState& progress,
                    double rows_per_second) {
    const std::lock_guard lock{mutex_};
    const auto found = jobs_.find(id);
    if (found == jobs_.end() || is_stopping_) return false;
    found->second.progress = progress;
    found->second.rows_per_second = rows_per_second;
    return true;
}

void JobStore::finish(const std::string& id, JobState state, const bulk::BatchState& progress,
                      const geo::BilingualText& why) {
    const std::lock_guard lock{mutex_};
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) {
        erase_files(id);
        return;
    }
    Job& job = found->second;
    job.state = state;
    job.progress = progress;
    job.why_failed = why;
    try {
        write_file(path(id, ".json"), to_text(job));
    } catch (const geo::Error&) {  // the disk is full: after a restart it is done once more
    }
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/table/resumable_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "api/table/file_fault.hpp"
#include "geo/base/error.hpp"

namespace api::table {
namespace {

constexpr std::size_t flushed_bytes = std::size_t{1} << 20U;
constexpr mode_t everybody = 0666;

bool is_stream(const std::string& path) {
    struct stat status {};
    return path == "-" || (stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
                           !S_ISDIR(status.st_mode));
}

}  // namespace

ResumableFile::ResumableFile(const std::string& path, std::string work)
    : path_(path), work_(std::move(work)) {
    if (is_stream(path))
        open_stream();
    else
        open_part();
}

void ResumableFile::open_stream() {
    descriptor_ = path_ == "-" ? dup(STDOUT_FILENO) : open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail();
}

void ResumableFile::open_part() {
    std::error_code ignored;
    const auto followed = std::filesystem::weakly_canonical(path_, ignored);
    place_ = followed.empty() ? path_ : followed.string();
    if (std::filesystem::is_directory(place_, ignored)) {
        errno = EISDIR;
        fail();
    }
    part_ = place_ + ".part";
    state_ = part_ + ".state";
    descriptor_ = open(part_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, everybody);
    if (descriptor_ < 0) fail();
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        close(std::exchange(descriptor_, -1));
        throw geo::Error(geo::ErrorKind::conflict,
                         fmt::format("另一个程序正在写 {}，请等它结束。", path_),
                         fmt::format("Another program is writing {}: wait until it ends.", path_));
    }
    read_state();
}

void ResumableFile::read_state() {
    std::ifstream file{state_};
    std::string work, state;
    if (!std::getline(file, work) || !std::getline(file, state) || work != work_) return;
    saved_ = state;
    is_worth_keeping_ = true;
}

ResumableFile::~ResumableFile() {
    if (descriptor_ >= 0 && !place_.empty() && !is_worth_keeping_) {
        unlink(part_.c_str());
        unlink(state_.c_str());
    }
    if (descriptor_ >= 0) close(descriptor_);
}

bool ResumableFile::resume_at(std::int64_t bytes) {
    struct stat status {};
    if (place_.empty() || fstat(descriptor_, &status) != 0 || status.st_size < bytes) return false;
    return ftruncate(descriptor_, bytes) == 0 && lseek(descriptor_, 0, SEEK_END) == bytes;
}

void ResumableFile::start_over() {
    saved_.reset();
    is_worth_keeping_ = false;
    pending_.clear();
    if (place_.empty()) return;
    unlink(state_.c_str());
    if (ftruncate(descriptor_, 0) != 0 || lseek(descriptor_, 0, SEEK_SET) != 0) fail();
}

void ResumableFile::write(std::string_view bytes) {
    pending_ += bytes;
    if (pending_.size() >= flushed_bytes) flush();
}

void ResumableFile::save(std::string_view state) {
    if (place_.empty()) return;
    flush();
    // The state must never be ahead of the file, not even when the power fails.
    if (fdatasync(descriptor_) != 0) fail();
    const std::string fresh = state_ + ".new";
    {
        std::ofstream file{fresh, std::ios::trunc};
        file << work_ << '\n' << state << '\n';
        if (!file.flush()) fail();
    }
    if (std::rename(fresh.c_str(), state_.c_str()) != 0) fail();
    is_worth_keeping_ = true;
}

void ResumableFile::commit() {
    flush();
    if (place_.empty()) {
        if (close(std::exchange(descriptor_, -1)) != 0) fail();
        return;
    }
    if (fsync(descriptor_) != 0 || std::rename(part_.c_str(), place_.c_str()) != 0) fail();
    unlink(state_.c_str());
    close(std::exchange(descriptor_, -1));
}

void ResumableFile::flush() {
    std::string_view rest = pending_;
    while (!rest.empty()) {
        const auto count = ::write(descriptor_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) fail();
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    pending_.clear();
}

void ResumableFile::fail() const {
    const int error = errno;
    const char* reason = std::strerror(error);
    throw geo::Error(kind_of_file_fault(error), fmt::format("写不了 {}：{}。", path_, reason),
                     fmt::format("{} cannot be written: {}.", path_, reason));
}

}  // namespace api::table

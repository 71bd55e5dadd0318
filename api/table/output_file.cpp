// SPDX-License-Identifier: Apache-2.0
#include "api/table/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "api/table/file_fault.hpp"
#include "geo/base/error.hpp"

namespace api::table {
namespace {

constexpr std::size_t flushed_bytes = std::size_t{1} << 17U;
constexpr mode_t everybody = 0666;

bool is_stream(const std::string& path) {
    struct stat status {};
    return path == "-" || (stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
                           !S_ISDIR(status.st_mode));
}

/// What a new file would have: mkostemp() gives it to its owner alone.
mode_t usual_mode() {
    const mode_t mask = umask(0);
    umask(mask);
    return everybody & ~mask;
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(path) {
    if (is_stream(path)) {
        descriptor_ = path == "-" ? dup(STDOUT_FILENO) : open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor_ < 0) fail();
        return;
    }
    std::error_code ignored;
    const auto followed = std::filesystem::weakly_canonical(path, ignored);
    place_ = followed.empty() ? path : followed.string();
    if (std::filesystem::is_directory(place_, ignored)) {
        errno = EISDIR;
        fail();
    }
    temporary_ = place_ + ".part-XXXXXX";
    descriptor_ = mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
        temporary_.clear();
        fail();
    }
    fchmod(descriptor_, usual_mode());
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view bytes) {
    pending_ += bytes;
    if (pending_.size() >= flushed_bytes) flush();
}

void OutputFile::commit() {
    flush();
    if (!place_.empty() && fsync(descriptor_) != 0) fail();
    if (close(std::exchange(descriptor_, -1)) != 0) fail();
    if (temporary_.empty()) return;
    if (std::rename(temporary_.c_str(), place_.c_str()) != 0) fail();
    temporary_.clear();
}

void OutputFile::flush() {
    std::string_view rest = pending_;
    while (!rest.empty()) {
        const auto count = ::write(descriptor_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) fail();
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    pending_.clear();
}

void OutputFile::fail() const {
    const int error = errno;
    const char* reason = std::strerror(error);
    throw geo::Error(kind_of_file_fault(error), fmt::format("写不了 {}：{}。", path_, reason),
                     fmt::format("{} cannot be written: {}.", path_, reason));
}

}  // namespace api::table

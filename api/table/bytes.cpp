// SPDX-License-Identifier: Apache-2.0
#include "api/table/bytes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "geo/base/error.hpp"

namespace api::table {
namespace {

constexpr std::size_t pipe_chunk_bytes = std::size_t{1} << 16U;

[[noreturn]] void throw_unreadable(const std::string& path, int error) {
    throw geo::Error(geo::ErrorKind::storage,
                     fmt::format("读不了 {}：{}。", path, std::strerror(error)),
                     fmt::format("{} cannot be read: {}.", path, std::strerror(error)));
}

std::size_t take(std::string_view bytes, std::size_t& at, char* to, std::size_t most) {
    const std::size_t count = std::min(most, bytes.size() - at);
    std::memcpy(to, bytes.data() + at, count);
    at += count;
    return count;
}

}  // namespace

std::size_t MemoryBytes::read(char* to, std::size_t most) { return take(bytes_, at_, to, most); }

FileBytes::FileBytes(const std::string& path) : path_(path) {
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) throw_unreadable(path, errno);
    if (S_ISDIR(status.st_mode)) {
        close(descriptor_);
        throw_unreadable(path, EISDIR);
    }
    size_ = status.st_size;
    is_pipe_ = !S_ISREG(status.st_mode);
    if (!is_pipe_) return;
    std::array<char, pipe_chunk_bytes> chunk{};
    while (const std::size_t count = read_some(chunk.data(), chunk.size()))
        pipe_content_.append(chunk.data(), count);
    size_ = static_cast<std::int64_t>(pipe_content_.size());
}

FileBytes::~FileBytes() { close(descriptor_); }

std::size_t FileBytes::read_some(char* to, std::size_t most) const {
    ssize_t count = -1;
    do count = ::read(descriptor_, to, most);
    while (count < 0 && errno == EINTR);
    if (count < 0) throw_unreadable(path_, errno);
    return static_cast<std::size_t>(count);
}

std::size_t FileBytes::read(char* to, std::size_t most) {
    return is_pipe_ ? take(pipe_content_, at_, to, most) : read_some(to, most);
}

void FileBytes::rewind() {
    at_ = 0;
    if (!is_pipe_) lseek(descriptor_, 0, SEEK_SET);
}

}  // namespace api::table

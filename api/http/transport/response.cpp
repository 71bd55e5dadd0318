// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/response.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/base/error.hpp"

namespace api::http {
namespace {

/// FNV-1a with 64 bits: a tag needs to tell versions apart, not to resist an attacker.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash) noexcept {
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    }
    return hash;
}

}  // namespace

OpenFile::OpenFile(const std::string& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {
    struct stat facts {};
    if (descriptor_ >= 0 && ::fstat(descriptor_, &facts) == 0 && S_ISREG(facts.st_mode)) {
        size_ = static_cast<std::size_t>(facts.st_size);
        return;
    }
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
    throw geo::Error(geo::ErrorKind::not_found, "文件不存在或无法读取。",
                     "The file does not exist or cannot be read.");
}

OpenFile::~OpenFile() { ::close(descriptor_); }

const OpenFile* Body::file() const noexcept {
    const auto* held = std::get_if<std::shared_ptr<const OpenFile>>(&bytes_);
    return held ? held->get() : nullptr;
}

std::string_view Body::view() const noexcept {
    if (const auto* text = std::get_if<std::string>(&bytes_)) {
        return *text;
    }
    const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&bytes_);
    return shared && *shared ? std::string_view{**shared} : std::string_view{};
}

std::size_t Body::size() const noexcept { return is_file() ? file()->size() : view().size(); }

Response json_text(std::string text, int status) {
    return {.status = status, .content_type = "application/json", .body = std::move(text)};
}

std::string content_etag(std::string_view bytes) {
    return fmt::format("\"{:016x}-{:x}\"", fnv1a(bytes, 0xCBF29CE484222325ULL), bytes.size());
}

}  // namespace api::http

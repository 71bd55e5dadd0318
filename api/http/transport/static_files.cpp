// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/static_files.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "api/http/transport/gzip.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t least_worth_compressing = 1024;
constexpr int best_level = 9;  // once, at the start

constexpr std::array media_types{
    std::pair<std::string_view, std::string_view>{".html", "text/html; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".js", "text/javascript; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".mjs", "text/javascript; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".css", "text/css; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".json", "application/json"},
    std::pair<std::string_view, std::string_view>{".webmanifest", "application/manifest+json"},
    std::pair<std::string_view, std::string_view>{".svg", "image/svg+xml"},
    std::pair<std::string_view, std::string_view>{".png", "image/png"},
    std::pair<std::string_view, std::string_view>{".jpg", "image/jpeg"},
    std::pair<std::string_view, std::string_view>{".webp", "image/webp"},
    std::pair<std::string_view, std::string_view>{".ico", "image/x-icon"},
    std::pair<std::string_view, std::string_view>{".woff2", "font/woff2"},
    std::pair<std::string_view, std::string_view>{".woff", "font/woff"},
    std::pair<std::string_view, std::string_view>{".ttf", "font/ttf"},
    std::pair<std::string_view, std::string_view>{".otf", "font/otf"},
    std::pair<std::string_view, std::string_view>{".pbf", "application/x-protobuf"},
    std::pair<std::string_view, std::string_view>{".txt", "text/plain; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".wasm", "application/wasm"},
};

geo::Error unreadable(const fs::path& path) {
    return {geo::ErrorKind::storage, fmt::format("无法读取网页文件“{}”。", path.string()),
            fmt::format("The page's file '{}' cannot be read.", path.string())};
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file.good() && !file.eof()) {
        throw unreadable(path);
    }
    return bytes;
}

Response response_for(const std::string& name, std::string bytes) {
    Response response;
    response.content_type = media_type_of(name);
    response.etag = content_etag(bytes);
    // Names below /assets/ carry a hash of their content; everything else is asked for again.
    response.cache_control =
        name.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    if (bytes.size() > least_worth_compressing && is_compressible(response.content_type)) {
        auto packed = gzip(bytes, best_level);
        if (packed.size() < bytes.size()) {
            response.gzip_variant = std::make_shared<const std::string>(std::move(packed));
        }
    }
    response.body = std::make_shared<const std::string>(std::move(bytes));
    return response;
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& directory) {
    std::error_code error;
    fs::recursive_directory_iterator files(directory, error);
    if (error) {
        throw unreadable(directory);
    }
    for (const auto& entry : files) {
        if (entry.is_regular_file() && !entry.is_symlink()) {
            auto name = "/" + entry.path().lexically_relative(directory).generic_string();
            auto response = response_for(name, read_file(entry.path()));
            files_.emplace(std::move(name), std::move(response));
        }
    }
}

const Response* StaticFiles::find(std::string_view path) const {
    const auto found = files_.find(path);
    return found == files_.end() ? nullptr : &found->second;
}

std::string_view media_type_of(std::string_view file_name) noexcept {
    for (const auto& [ending, type] : media_types) {
        if (file_name.ends_with(ending)) {
            return type;
        }
    }
    return "application/octet-stream";
}

bool is_compressible(std::string_view media_type) noexcept {
    constexpr std::array<std::string_view, 8> known{
        "text/",         "application/json",    "application/geo+json", "application/problem+json",
        "image/svg+xml", "application/vnd.oai", "application/xml",      "application/manifest+json",
    };
    for (const auto start : known) {
        if (media_type.starts_with(start)) {
            return true;
        }
    }
    return false;
}

}  // namespace api::http

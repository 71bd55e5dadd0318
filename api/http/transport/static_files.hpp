// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "api/http/transport/response.hpp"

namespace api::http {

/// The files of the page, read once at the start. Only names that were there then are answered,
/// so no path can lead out of the directory.
class StaticFiles {
  public:
    StaticFiles() = default;
    /// Reads every regular file below the directory; symbolic links are left out.
    /// \throws geo::Error(storage) when the directory or a file cannot be read.
    explicit StaticFiles(const std::filesystem::path& directory);

    /// The answer for "/assets/app-3f2a.js"; nullptr when there is no such file.
    /// Bodies are shared, so copying the response copies no content.
    const Response* find(std::string_view path) const;

    bool is_empty() const noexcept { return files_.empty(); }

  private:
    std::map<std::string, Response, std::less<>> files_;
};

/// "text/css; charset=utf-8" for "app.css"; application/octet-stream when unknown.
std::string_view media_type_of(std::string_view file_name) noexcept;

/// Whether compressing this media type is worth the time.
bool is_compressible(std::string_view media_type) noexcept;

}  // namespace api::http

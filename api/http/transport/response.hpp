// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace api::http {

/// An open file that will be sent; closed when the last holder lets go.
class OpenFile {
  public:
    /// \throws geo::Error(not_found) when it cannot be opened as a regular file.
    explicit OpenFile(const std::string& path);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    int descriptor() const noexcept { return descriptor_; }
    std::size_t size() const noexcept { return size_; }

  private:
    int descriptor_ = -1;
    std::size_t size_ = 0;
};

/// The bytes of an answer: its own, shared with a cache (never copied), or a file's.
class Body {
  public:
    Body() = default;
    Body(std::string text) : bytes_(std::move(text)) {}
    Body(std::shared_ptr<const std::string> shared) : bytes_(std::move(shared)) {}
    Body(std::shared_ptr<const OpenFile> file) : bytes_(std::move(file)) {}

    std::size_t size() const noexcept;
    bool is_file() const noexcept { return file() != nullptr; }
    const OpenFile* file() const noexcept;
    /// The bytes in memory; empty for a file.
    std::string_view view() const noexcept;

  private:
    std::variant<std::string, std::shared_ptr<const std::string>, std::shared_ptr<const OpenFile>>
        bytes_;
};

/// What a handler answers. The server adds Date, Content-Length, Connection, Vary and the security
/// fields, answers 304 by the etag, leaves the body away for HEAD and compresses where that helps.
struct Response {
    struct Field {
        std::string name;
        std::string value;
    };

    int status = 200;
    std::string content_type{};
    Body body{};
    std::string etag{};           ///< with its quotes; empty for none
    std::string cache_control{};  ///< empty leaves the field away
    bool is_gzipped = false;      ///< body is gzip already (tiles); inflated for who cannot take it
    std::shared_ptr<const std::string> gzip_variant{};  ///< body, compressed ahead of time
    std::vector<Field> fields{};

    Response& with(std::string name, std::string value) {
        fields.push_back({std::move(name), std::move(value)});
        return *this;
    }
};

/// An answer with a text that is JSON already.
Response json_text(std::string text, int status = 200);

/// 204 without content.
inline Response no_content() { return {.status = 204}; }

/// A strong entity tag over the bytes: "\"5f2c…\"". For content; versioned things use their
/// version.
std::string content_etag(std::string_view bytes);

}  // namespace api::http

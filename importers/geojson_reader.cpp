// SPDX-License-Identifier: Apache-2.0
#include "importers/geojson_reader.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <utility>

#include "geo/base/error.hpp"
#include "importers/geojson_handler.hpp"

namespace importers {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 18U;
constexpr std::int64_t features_of_head = 1000;

/// The bytes of a file, a buffer at a time, as an iterator that the parser can walk along.
class FileBytes {
  public:
    explicit FileBytes(const std::string& path) : file_(path, std::ios::binary) {
        buffer_.resize(buffer_bytes);
        refill();
        if (buffered() >= 3 && std::string_view(buffer_).substr(0, 3) == "\xEF\xBB\xBF")
            position_ += 3;
    }

    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = char;
        using difference_type = std::ptrdiff_t;
        using pointer = const char*;
        using reference = char;

        explicit Iterator(FileBytes* bytes) : bytes_(bytes) {}
        char operator*() const { return bytes_->buffer_[bytes_->position_]; }
        Iterator& operator++() {
            if (++bytes_->position_ == bytes_->end_) bytes_->refill();
            return *this;
        }
        bool operator!=(const Iterator& other) const { return is_end() != other.is_end(); }
        bool operator==(const Iterator& other) const { return is_end() == other.is_end(); }

      private:
        bool is_end() const { return bytes_ == nullptr || bytes_->position_ == bytes_->end_; }
        FileBytes* bytes_;
    };

    Iterator begin() { return Iterator(this); }
    static Iterator end() { return Iterator(nullptr); }

  private:
    std::size_t buffered() const noexcept { return end_ - position_; }
    void refill() {
        file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        position_ = 0;
        end_ = static_cast<std::size_t>(file_.gcount());
    }

    std::ifstream file_;
    std::string buffer_;
    std::size_t position_ = 0;
    std::size_t end_ = 0;
};

struct Outcome {
    bool is_sound = true;
    std::size_t position = 0;  ///< of what is not JSON
};

Outcome parse_collection(const std::string& path, GeoJsonHandler& handler) {
    FileBytes bytes(path);
    const bool parsed = nlohmann::json::sax_parse(bytes.begin(), FileBytes::end(), &handler);
    return {parsed || handler.was_stopped(), handler.error_position()};
}

Outcome parse_lines(const std::string& path, GeoJsonHandler& handler) {
    std::ifstream file(path, std::ios::binary);
    std::size_t offset = 0;
    for (std::string line; std::getline(file, line); offset += line.size() + 1) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const bool parsed = nlohmann::json::sax_parse(line, &handler);
        if (handler.was_stopped()) return {};
        if (!parsed) return {false, offset + handler.error_position()};
    }
    return {};
}

Outcome parse(const std::string& path, bool is_sequence, GeoJsonHandler& handler) {
    return is_sequence ? parse_lines(path, handler) : parse_collection(path, handler);
}

}  // namespace

GeoJsonReader::GeoJsonReader(std::string path, bool is_sequence)
    : path_(std::move(path)), is_sequence_(is_sequence) {}

GeoJsonReader::~GeoJsonReader() = default;

GeoJsonHead GeoJsonReader::read_head() const {
    std::int64_t features = 0;
    GeoJsonHandler handler(is_sequence_,
                           [&](const OGRFeature&) { return ++features < features_of_head; });
    parse(path_, is_sequence_, handler);
    return {features > 0, handler.collection_name(), handler.crs(), handler.columns(), features};
}

void GeoJsonReader::for_each(const GeoJsonHead& head, const NewColumn& new_column,
                             const Take& take) const {
    GeoJsonHandler handler(is_sequence_, take);
    for (const std::string& column : head.columns) handler.add_column(column);
    handler.new_column = new_column;
    const Outcome outcome = parse(path_, is_sequence_, handler);
    if (!outcome.is_sound)
        throw geo::Error(
            geo::ErrorKind::invalid_input,
            fmt::format("{} 在第 {} 字节处（第 {} 行之后）中断或损坏；什么也没有导入。", path_,
                        outcome.position, handler.features()),
            fmt::format("{} is cut off or damaged at byte {} (after row {}); nothing was imported.",
                        path_, outcome.position, handler.features()));
    if (handler.crs_came_late() && handler.crs() != head.crs)
        throw geo::Error(geo::ErrorKind::invalid_input,
                         path_ + " 的 crs 写在要素之后；请用 --crs 指明坐标系。",
                         path_ + " names its crs behind its features; name it with --crs.");
}

}  // namespace importers

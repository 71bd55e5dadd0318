// SPDX-License-Identifier: Apache-2.0
#include "importers/text_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string_view>
#include <vector>

#include "geo/base/encoding.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace importers {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;

// Calls visit(bytes, offset) with pieces that end behind a line, or where there is no line end,
// behind an ASCII character; false stops. Such a piece never splits a character of UTF-8.
bool for_each_piece(const std::string& path,
                    const std::function<bool(std::string_view, std::int64_t)>& visit) {
    std::ifstream file(path, std::ios::binary);
    std::string buffer;
    std::int64_t offset = 0;
    while (file) {
        const std::size_t kept = buffer.size();
        buffer.resize(kept + chunk_bytes);
        file.read(buffer.data() + kept, static_cast<std::streamsize>(chunk_bytes));
        buffer.resize(kept + static_cast<std::size_t>(file.gcount()));
        std::size_t end = buffer.size();
        if (file) {
            const auto line_end = buffer.rfind('\n');
            end = line_end != std::string::npos ? line_end + 1 : end;
            if (line_end == std::string::npos)
                while (end > 0 && (static_cast<unsigned char>(buffer[end - 1]) & 0x80U) != 0) --end;
        }
        if (!visit(std::string_view(buffer).substr(0, end), offset)) return false;
        offset += static_cast<std::int64_t>(end);
        buffer.erase(0, end);
    }
    return true;
}

bool is_utf8_file(const std::string& path) {
    return for_each_piece(
        path, [](std::string_view piece, std::int64_t) { return geo::text::is_valid_utf8(piece); });
}

std::shared_ptr<TemporaryFile> transcoded(const std::string& path,
                                          const geo::text::Decoder& decoder,
                                          const std::string& ending) {
    auto copy = std::make_shared<TemporaryFile>(ending);
    for_each_piece(path, [&](std::string_view piece, std::int64_t offset) {
        const auto text = decoder.decode(piece);
        if (!text)
            throw geo::Error(
                geo::ErrorKind::invalid_input,
                fmt::format("{}：第 {} 字节之后的文字不是 {}；请用 --encoding 指明编码。", path,
                            offset, decoder.encoding()),
                fmt::format("{}: the text after byte {} is not {}; name its encoding with "
                            "--encoding.",
                            path, offset, decoder.encoding()));
        copy->append(*text);
        return true;
    });
    copy->finish();
    return copy;
}

[[noreturn]] void temporary_file_failed() {
    throw geo::Error(geo::ErrorKind::storage, "临时文件写不下：请检查磁盘空间或设置 TMPDIR。",
                     "A temporary file cannot be written: check the space on the disk or set "
                     "TMPDIR.");
}

// The separators OGR recognises, by how often they stand in the header.
char separator_of(std::string_view header) {
    static constexpr std::array separators{',', ';', '\t', '|'};
    return *std::max_element(separators.begin(), separators.end(), [&](char left, char right) {
        return std::count(header.begin(), header.end(), left) <
               std::count(header.begin(), header.end(), right);
    });
}

// Walks through a CSV byte by byte: separators inside quotes do not count.
class CsvWalk {
  public:
    void take(std::string_view piece) {
        if (separator_ == '\0') separator_ = separator_of(piece.substr(0, piece.find('\n')));
        for (const char byte : piece) {
            if (byte == '"') {
                quoted_ = !quoted_;
                in_record_ = true;
            } else if (!quoted_ && byte == '\n') {
                end_record();
            } else if (!quoted_ && byte == separator_) {
                ++separators_;
                in_record_ = true;
            } else if (byte != '\r') {
                in_record_ = true;
            }
        }
    }
    std::int64_t records() const noexcept { return records_; }
    bool is_cut_off() const noexcept {
        return quoted_ || (in_record_ && records_ > 0 && separators_ < separators_in_header_);
    }
    void end_record() {
        if (in_record_ && records_++ == 0) separators_in_header_ = separators_;
        separators_ = 0;
        in_record_ = false;
    }

  private:
    char separator_ = '\0';
    bool quoted_ = false;
    bool in_record_ = false;
    std::int64_t records_ = 0;
    std::int64_t separators_ = 0;
    std::int64_t separators_in_header_ = 0;
};

}  // namespace

TemporaryFile::TemporaryFile(const std::string& ending) {
    const char* folder = std::getenv("TMPDIR");
    path_ = std::string(folder != nullptr ? folder : "/tmp") + "/luming-XXXXXX" + ending;
    descriptor_ = mkstemps(path_.data(), static_cast<int>(ending.size()));
    if (descriptor_ < 0) temporary_file_failed();
}

TemporaryFile::~TemporaryFile() {
    if (descriptor_ >= 0) close(descriptor_);
    unlink(path_.c_str());
}

void TemporaryFile::append(const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const auto count = write(descriptor_, bytes.data() + written, bytes.size() - written);
        if (count <= 0) temporary_file_failed();
        written += static_cast<std::size_t>(count);
    }
}

void TemporaryFile::finish() {
    if (close(std::exchange(descriptor_, -1)) != 0) temporary_file_failed();
}

TextFile as_utf8(const std::string& path, const std::string& encoding, const std::string& ending) {
    const std::string wanted = encoding.empty() ? "UTF-8" : geo::text::canonical_encoding(encoding);
    if (wanted == "UTF-8" && is_utf8_file(path)) return {path, wanted, false, nullptr};
    // Not the UTF-8 it should be: the other encoding in use here is tried before giving up.
    const geo::text::Decoder decoder(wanted == "UTF-8" ? "GB18030" : wanted);
    auto copy = transcoded(path, decoder, ending);
    std::string copy_path = copy->path();
    return {std::move(copy_path), decoder.encoding(), wanted == "UTF-8", std::move(copy)};
}

std::int64_t count_csv_records(const std::string& path) {
    CsvWalk walk;
    for_each_piece(path, [&](std::string_view piece, std::int64_t) {
        walk.take(piece);
        return true;
    });
    if (walk.is_cut_off())
        throw geo::Error(
            geo::ErrorKind::invalid_input,
            fmt::format("{}：文件在第 {} 行数据处中断，没有写完；什么也没有导入。", path,
                        walk.records()),
            fmt::format("{}: the file is cut off in data row {}; nothing was imported.", path,
                        walk.records()));
    walk.end_record();
    return std::max<std::int64_t>(0, walk.records() - 1);
}

}  // namespace importers

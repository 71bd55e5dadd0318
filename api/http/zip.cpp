// SPDX-License-Identifier: Apache-2.0
#include "api/http/zip.hpp"

#include <libdeflate.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <string>

#include "geo/base/error.hpp"

namespace api::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();

struct Entry {
    std::string name;
    std::uint32_t checksum = 0;
    std::uint32_t packed_size = 0;
    std::uint32_t size = 0;
    std::uint32_t offset = 0;
};

geo::Error unusable(const fs::path& file) {
    return {geo::ErrorKind::storage, "打包时无法读写 " + file.filename().string() + "。",
            file.filename().string() + " cannot be read or written while packing."};
}

std::string read_file(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw unusable(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string deflated(const std::string& bytes) {
    constexpr int level = 6;
    struct Release {
        void operator()(libdeflate_compressor* compressor) const {
            libdeflate_free_compressor(compressor);
        }
    };
    const std::unique_ptr<libdeflate_compressor, Release> compressor{
        libdeflate_alloc_compressor(level)};
    if (compressor == nullptr) throw std::bad_alloc{};
    std::string packed(libdeflate_deflate_compress_bound(compressor.get(), bytes.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor.get(), bytes.data(), bytes.size(),
                                              packed.data(), packed.size()));
    return packed;
}

/// Little-endian records, as the format has them.
class RecordWriter {
  public:
    RecordWriter& u16(std::size_t value) { return bytes(value, 2); }
    RecordWriter& u32(std::size_t value) { return bytes(value, 4); }
    RecordWriter& text(const std::string& text) {
        out_ += text;
        return *this;
    }
    const std::string& record() const noexcept { return out_; }

  private:
    RecordWriter& bytes(std::size_t value, unsigned count) {
        for (unsigned i = 0; i < count; ++i) out_ += static_cast<char>(value >> (8 * i) & 255U);
        return *this;
    }
    std::string out_;
};

/// What the local header and the directory say alike (4.4): version 2.0, UTF-8 name, deflate, and
/// the earliest day that the format knows instead of a time.
void write_common(RecordWriter& record, const Entry& entry) {
    constexpr std::size_t version = 20, utf8_name = 0x0800, deflate = 8, first_day = 0x0021;
    record.u16(version).u16(utf8_name).u16(deflate).u16(0).u16(first_day);
    record.u32(entry.checksum).u32(entry.packed_size).u32(entry.size);
    record.u16(entry.name.size()).u16(0);
}

Entry append(std::string& archive, const fs::path& file) {
    const auto bytes = read_file(file);
    const auto packed = deflated(bytes);
    if (archive.size() + packed.size() > most_bytes || bytes.size() > most_bytes)
        throw geo::Error(geo::ErrorKind::too_large, "压缩包超过 4 GB，请改用 gpkg 或 fgb 格式。",
                         "The archive would exceed 4 GB; ask for gpkg or fgb instead.");
    const Entry entry{file.filename().string(), libdeflate_crc32(0, bytes.data(), bytes.size()),
                      static_cast<std::uint32_t>(packed.size()),
                      static_cast<std::uint32_t>(bytes.size()),
                      static_cast<std::uint32_t>(archive.size())};
    RecordWriter header;
    header.u32(0x04034b50);
    write_common(header, entry);
    archive.append(header.text(entry.name).record()).append(packed);
    return entry;
}

std::string directory_of(const std::vector<Entry>& entries, std::size_t offset) {
    RecordWriter directory;
    for (const auto& entry : entries) {
        directory.u32(0x02014b50).u16(20);
        write_common(directory, entry);
        directory.u16(0).u16(0).u16(0).u32(0).u32(entry.offset).text(entry.name);
    }
    const auto size = directory.record().size();
    directory.u32(0x06054b50).u16(0).u16(0).u16(entries.size()).u16(entries.size());
    directory.u32(size).u32(offset).u16(0);
    return directory.record();
}

}  // namespace

void write_zip(const fs::path& archive, const std::vector<fs::path>& files) {
    std::string bytes;
    std::vector<Entry> entries;
    for (const auto& file : files) entries.push_back(append(bytes, file));
    bytes += directory_of(entries, bytes.size());
    std::ofstream stream(archive, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) throw unusable(archive);
}

}  // namespace api::http

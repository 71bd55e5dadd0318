// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace api::table {

/// Bytes that can be read from the start more than once: the encoding of a table is only known
/// when all of it was looked at.
class Bytes {
  public:
    virtual ~Bytes() = default;
    /// \returns how many bytes were written to the place, 0 at the end.
    virtual std::size_t read(char* to, std::size_t most) = 0;
    virtual void rewind() = 0;
    virtual std::int64_t size() const = 0;
    /// What to call it in a message.
    virtual std::string_view name() const = 0;
};

class MemoryBytes final : public Bytes {
  public:
    /// \param bytes outlives this.
    MemoryBytes(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}
    std::size_t read(char* to, std::size_t most) override;
    void rewind() override { at_ = 0; }
    std::int64_t size() const override { return static_cast<std::int64_t>(bytes_.size()); }
    std::string_view name() const override { return name_; }

  private:
    std::string_view bytes_;
    std::string name_;
    std::size_t at_ = 0;
};

/// A file on disk. What cannot be read twice (a pipe) is taken into memory.
class FileBytes final : public Bytes {
  public:
    /// \throws geo::Error(storage) when the file cannot be opened or is a folder.
    explicit FileBytes(const std::string& path);
    ~FileBytes() override;
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;
    /// \throws geo::Error(storage) when the disk fails.
    std::size_t read(char* to, std::size_t most) override;
    void rewind() override;
    std::int64_t size() const override { return size_; }
    std::string_view name() const override { return path_; }

  private:
    std::size_t read_some(char* to, std::size_t most) const;

    std::string path_;
    int descriptor_ = -1;
    std::int64_t size_ = 0;
    bool is_pipe_ = false;
    std::string pipe_content_;
    std::size_t at_ = 0;
};

}  // namespace api::table

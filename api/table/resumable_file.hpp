// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace api::table {

/// A file that takes long to write: it grows as OUT.part, with how far it has come in
/// OUT.part.state, and becomes OUT when all of it is there. Whatever ends the program in between,
/// the same work finds both and goes on. "-" and what is no regular file (a pipe) is written to
/// directly and has no second chance.
class ResumableFile {
  public:
    /// \param work says what is being done to what; another text, another work.
    /// \throws geo::Error(storage) when nothing can be written there, geo::Error(conflict) when
    /// another program is writing it right now.
    ResumableFile(const std::string& path, std::string work);
    /// Leaves what was saved; without that leaves nothing.
    ~ResumableFile();
    ResumableFile(const ResumableFile&) = delete;
    ResumableFile& operator=(const ResumableFile&) = delete;

    /// What the same work saved last before it was cut off.
    const std::optional<std::string>& saved_state() const noexcept { return saved_; }
    /// Goes on behind so many bytes. \pre the file was that long when the state was saved.
    /// \returns false when it is shorter: start over.
    bool resume_at(std::int64_t bytes);
    void start_over();

    /// \throws geo::Error(no_space) when the disk is full.
    void write(std::string_view bytes);
    /// From here the work can go on. \param state one line
    void save(std::string_view state);
    /// Puts the file in its place.
    void commit();

  private:
    void open_stream();
    void open_part();
    void read_state();
    void flush();
    [[noreturn]] void fail() const;

    std::string path_, work_;
    std::string place_;  ///< links followed; empty for a stream
    std::string part_, state_;
    int descriptor_ = -1;
    std::optional<std::string> saved_;
    bool is_worth_keeping_ = false;
    std::string pending_;
};

}  // namespace api::table

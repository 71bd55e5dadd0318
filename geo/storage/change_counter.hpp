// SPDX-License-Identifier: Apache-2.0
// Gives every published row the number of its last change. The numbers of one transaction follow
// each other without a gap and are written down as few stretches, so that an import of three
// hundred thousand rows costs one line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo::storage {

class Connection;

enum class ChangeKind { create, update, rename, merge, split, retire, renumber };

/// "create", "update", …: the words of the feed.
std::string_view to_string(ChangeKind kind) noexcept;

/// Why rows change, when they do so for more than a correction.
struct ChangeCause {
    ChangeKind kind = ChangeKind::update;
    std::string day;                         ///< from which the new version holds
    std::vector<std::int64_t> predecessors;  ///< roads
    std::vector<std::int64_t> successors;
    bool operator==(const ChangeCause&) const = default;
};

/// Of the writer connection. The stores ask it for numbers; a use case may say why.
class ChangeCounter {
  public:
    explicit ChangeCounter(Connection& connection) : connection_(connection) {}

    /// A transaction begins: what a rolled-back one has counted is forgotten.
    void begin() noexcept;
    /// Before COMMIT: the numbers given are written down, with the last event.
    void settle();

    /// The next number, for a row that is made or changed. The cause in force goes before `kind`.
    std::int64_t next(ChangeKind kind);
    /// Whether the number was given in this transaction: nobody has seen that version.
    bool is_new(std::int64_t change) const noexcept { return counted_ && change > committed_; }
    const std::optional<ChangeCause>& cause() const noexcept { return cause_; }

  private:
    friend class Because;

    struct Stretch {
        std::int64_t first = 0, last = 0;
        ChangeCause cause;
    };
    void read_last();
    void write(const Stretch& stretch, std::int64_t event);

    Connection& connection_;
    bool counted_ = false;        ///< the two numbers below are those of this transaction
    std::int64_t committed_ = 0;  ///< the last one before it
    std::int64_t last_ = 0;
    std::vector<Stretch> stretches_;
    std::optional<ChangeCause> cause_;
};

/// What changes while this lives changes for this cause.
class Because {
  public:
    Because(Connection& connection, ChangeCause cause);
    ~Because();
    Because(const Because&) = delete;
    Because& operator=(const Because&) = delete;

  private:
    ChangeCounter& counter_;
    std::optional<ChangeCause> before_;
};

}  // namespace geo::storage

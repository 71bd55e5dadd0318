// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/change_counter.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

#include "geo/storage/connection.hpp"

namespace geo::storage {
namespace {

/// "[17,18]", or nothing for none.
std::string json_list(const std::vector<std::int64_t>& ids) {
    return ids.empty() ? std::string{} : fmt::format("[{}]", fmt::join(ids, ","));
}

}  // namespace

std::string_view to_string(ChangeKind kind) noexcept {
    switch (kind) {
        case ChangeKind::create:
            return "create";
        case ChangeKind::update:
            return "update";
        case ChangeKind::rename:
            return "rename";
        case ChangeKind::merge:
            return "merge";
        case ChangeKind::split:
            return "split";
        case ChangeKind::retire:
            return "retire";
        case ChangeKind::renumber:
            return "renumber";
    }
    return "";
}

void ChangeCounter::begin() noexcept {
    counted_ = false;
    stretches_.clear();
}

void ChangeCounter::read_last() {
    auto row = connection_.query("SELECT last FROM changes ORDER BY first DESC LIMIT 1");
    committed_ = last_ = row.step() ? row.integer(0) : 0;
    counted_ = true;
}

std::int64_t ChangeCounter::next(ChangeKind kind) {
    if (!counted_) read_last();
    ++last_;
    const bool goes_on = !stretches_.empty() && (cause_ ? stretches_.back().cause == *cause_
                                                        : stretches_.back().cause.day.empty() &&
                                                              stretches_.back().cause.kind == kind);
    if (goes_on)
        stretches_.back().last = last_;
    else
        stretches_.push_back({last_, last_, cause_.value_or(ChangeCause{kind, {}, {}, {}})});
    // Outside a transaction every statement is one of its own.
    if (sqlite3_get_autocommit(connection_.handle()) != 0) {
        settle();
        begin();
    }
    return last_;
}

void ChangeCounter::write(const Stretch& stretch, std::int64_t event) {
    const std::string predecessors = json_list(stretch.cause.predecessors);
    const std::string successors = json_list(stretch.cause.successors);
    connection_
        .query(
            "INSERT INTO changes (first, last, kind, event, day, predecessors, successors) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(stretch.first)
        .bind(stretch.last)
        .bind(to_string(stretch.cause.kind))
        .bind(event)
        .bind_text_or_null(stretch.cause.day)
        .bind_text_or_null(predecessors)
        .bind_text_or_null(successors)
        .run();
}

void ChangeCounter::settle() {
    if (stretches_.empty()) return;
    std::int64_t event = 0;
    {
        auto row = connection_.query("SELECT coalesce(max(sequence), 0) FROM events");
        row.step();
        event = row.integer(0);
    }
    for (const Stretch& stretch : std::exchange(stretches_, {})) write(stretch, event);
}

Because::Because(Connection& connection, ChangeCause cause)
    : counter_(connection.change_counter()),
      before_(std::exchange(counter_.cause_, std::move(cause))) {}

Because::~Because() { counter_.cause_ = std::move(before_); }

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/import_session.hpp"

#include <algorithm>
#include <utility>

#include "geo/storage/event_log.hpp"

namespace geo::registry {

ImportSession::ImportSession(Registry& registry, ImportOrigin origin, std::string_view kind,
                             std::string_view table, std::string_view column)
    : registry_(registry),
      origin_(std::move(origin)),
      kind_(kind),
      table_(table),
      column_(column),
      hold_(std::in_place, registry.database()) {}

void ImportSession::index_later(std::int64_t row, const BoundingBox& box) {
    boxes_.push_back({row, box});
}

RowResult ImportSession::count(RowResult result) {
    switch (result.outcome) {
        case RowOutcome::stored:
            ++stored_;
            break;
        case RowOutcome::updated:
            ++updated_;
            break;
        case RowOutcome::unchanged:
            ++unchanged_;
            break;
        case RowOutcome::rejected:
            ++rejected_;
            break;
    }
    return result;
}

RowResult ImportSession::rejected(std::string zh, std::string en) {
    return count({RowOutcome::rejected, BilingualText{std::move(zh), std::move(en)}});
}

std::string ImportSession::summary() const {
    return storage::event_payload({{"source", origin_.source},
                                   {"stored", std::to_string(stored_)},
                                   {"updated", std::to_string(updated_)},
                                   {"unchanged", std::to_string(unchanged_)},
                                   {"rejected", std::to_string(rejected_)}});
}

void ImportSession::write_index_and_event() {
    if (!boxes_.empty())
        storage::update_spatial_index(connection(), table_, column_, std::move(boxes_));
    storage::EventLog{connection()}.append({0, registry_.clock().now(), origin_.actor,
                                            kind_ + ".imported", "import", kind_,
                                            std::string{everything_changed}, summary()});
}

void ImportSession::commit() {
    const bool keeps = !origin_.dry_run && (stored_ > 0 || updated_ > 0);
    if (keeps) {
        write_index_and_event();
        hold_->transaction.commit();
    }
    hold_.reset();
    if (keeps) registry_.announce_change();
}

std::string full_division_code(std::string_view code) {
    const bool is_digits =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool is_national = code.size() == 2 || code.size() == 4 || code.size() == 6 ||
                             code.size() == 9 || code.size() == 12;
    std::string full{code};
    if (is_digits && is_national) full.resize(12, '0');
    return full;
}

bool is_village_code(std::string_view code) { return code.size() == 12 && !code.ends_with("000"); }

}  // namespace geo::registry

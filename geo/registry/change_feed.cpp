// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/change_feed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/storage/address_store.hpp"
#include "geo/storage/change_store.hpp"
#include "geo/storage/division_store.hpp"
#include "geo/storage/json_text.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/published_rows.hpp"
#include "geo/storage/read_transaction.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/row_versions.hpp"
#include "geo/storage/sign_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

bool has_number_id(std::string_view entity) { return entity != "division" && entity != "village"; }

std::string id_as_json(std::string_view entity, const std::string& id) {
    if (has_number_id(entity)) return id;
    storage::JsonText out;
    out.text(id);
    return out.take();
}

/// One page: every number of the window belongs to one row, as it is now or as it was.
class PageReader {
  public:
    PageReader(storage::Connection& connection, std::int64_t first, std::int64_t last)
        : connection_(connection), first_(first), last_(last) {}

    std::vector<Change> read() {
        read_present_rows();
        storage::ChangeStore{connection_}.for_each_version(
            first_, last_, [this](storage::KeptVersion&& kept) {
                add(kept.change, std::move(kept.entity), kept.id, std::move(kept.row));
            });
        std::sort(items_.begin(), items_.end(),
                  [](const Change& a, const Change& b) { return a.sequence < b.sequence; });
        tell_what_happened();
        return std::move(items_);
    }

  private:
    bool add(std::int64_t change, std::string entity, const std::string& id, std::string after) {
        if (change > last_) return false;
        Change item;
        item.sequence = change;
        item.id = id_as_json(entity, id);
        item.entity = std::move(entity);
        item.after = std::move(after);
        items_.push_back(std::move(item));
        ids_.emplace(change, id);
        return true;
    }

    void read_present_rows() {
        const std::int64_t since = first_ - 1;
        storage::DivisionStore{connection_}.for_each_change_after(
            since, [this](const Division& division, std::int64_t change) {
                return change <= last_ && add(change, "division", division.code.value(),
                                              storage::published_row(division));
            });
        storage::VillageStore{connection_}.for_each_change_after(
            since, [this](const Village& village, std::int64_t change) {
                return change <= last_ && add(change, "village", village.code.value(),
                                              storage::published_row(village));
            });
        storage::RoadStore{connection_}.for_each_change_after(
            since, [this](const Road& road) { return add_road(road); });
        storage::AddressStore{connection_}.for_each_change_after(
            since, [this](const Address& address) {
                return address.change <= last_ &&
                       add(address.change, "address", std::to_string(address.id.value()),
                           storage::published_row(address));
            });
        storage::SignStore{connection_}.for_each_change_after(
            since, [this](const Sign& sign, std::int64_t change) {
                return change <= last_ &&
                       add(change, "sign", std::to_string(sign.id.value()),
                           storage::is_published(sign.state) ? storage::published_row(sign)
                                                             : std::string{"null"});
            });
    }

    bool add_road(const Road& road) {
        if (road.change > last_) return false;
        const std::string id = std::to_string(road.id.value());
        if (road.valid_to) return add(road.change, "road", id, "null");
        return add(road.change, "road", id,
                   storage::published_row(road, storage::NameStore{connection_}.in_order(road.id)));
    }

    void tell_what_happened() {
        const auto stretches = storage::ChangeStore{connection_}.stretches(first_, last_);
        auto stretch = stretches.begin();
        for (Change& item : items_) {
            while (stretch != stretches.end() && stretch->last < item.sequence) ++stretch;
            if (stretch == stretches.end()) break;
            item.kind = stretch->kind;
            item.at = stretch->at;
            item.predecessors = stretch->predecessors;
            item.successors = stretch->successors;
            item.before = item.kind == "create" ? "null" : before(item);
        }
    }

    std::string before(const Change& item) {
        return storage::RowVersions{connection_}
            .before(item.entity, ids_.at(item.sequence), item.sequence)
            .value_or("null");
    }

    storage::Connection& connection_;
    std::int64_t first_, last_;
    std::vector<Change> items_;
    std::unordered_map<std::int64_t, std::string> ids_;  ///< as the tables have them
};

}  // namespace

ChangePage changes_after(storage::Connection& connection, std::int64_t since, std::int64_t limit) {
    const storage::ReadTransaction transaction{connection};
    ChangePage page;
    page.latest = storage::ChangeStore{connection}.latest();
    if (since >= page.latest) {
        page.next = since;
        return page;
    }
    page.next = std::min(since + limit, page.latest);
    page.items = PageReader{connection, since + 1, page.next}.read();
    return page;
}

std::string to_json(const Change& change) {
    storage::JsonText out;
    out.open('{').key("seq").integer(change.sequence).key("at").text(to_rfc3339(change.at));
    out.key("kind").text(change.kind).key("entity").text(change.entity).key("id").raw(change.id);
    out.key("before").raw(change.before).key("after").raw(change.after).key("lineage");
    if (change.predecessors.empty() && change.successors.empty())
        out.raw("null");
    else
        out.open('{')
            .key("predecessors")
            .raw(change.predecessors.empty() ? "[]" : change.predecessors)
            .key("successors")
            .raw(change.successors.empty() ? "[]" : change.successors)
            .close('}');
    out.close('}');
    return out.take();
}

}  // namespace geo::registry

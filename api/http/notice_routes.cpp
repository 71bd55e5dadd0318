// SPDX-License-Identifier: Apache-2.0
// The notice board: the names that people may object to now, and those that were announced last.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "api/http/application.hpp"
#include "api/http/transport/json_body.hpp"
#include "geo/base/error.hpp"
#include "geo/lifecycle/permissions.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/import_session.hpp"
#include "geo/storage/division_store.hpp"
#include "geo/storage/notice_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/village_store.hpp"

namespace api::http {
namespace {

using geo::Proposal;
using geo::ProposalState;
using geo::storage::AnnouncementRow;
using geo::storage::NoticeStore;
using nlohmann::json;

constexpr std::array announced_states{ProposalState::announced, ProposalState::signed_on_site,
                                      ProposalState::mapped, ProposalState::archived};

bool has_village_in(const geo::publishing::Snapshot& snapshot, std::string_view area) {
    const auto& shards = snapshot.shards();
    return std::any_of(shards.begin(), shards.end(), [area](const auto& shard) {
        return shard->village && geo::lifecycle::covers(area, shard->village->code.value());
    });
}

/// What the codes of the area begin with: 370522 for 370522000000, 37 for a province.
/// \throws Error(invalid_input) for an area that is not in the registry.
std::string area_of(const Request& request, const Application& application,
                    geo::storage::Connection& connection) {
    const std::string asked{request.query("area").value_or("")};
    if (asked.empty()) return {};
    const auto full = geo::registry::full_division_code(asked);
    std::string area = full;
    while (area.size() > 6 && area.ends_with("000")) area.resize(area.size() - 3);
    while (area.size() > 2 && area.size() <= 6 && area.ends_with("00"))
        area.resize(area.size() - 2);
    const bool is_known = full.size() == 12 &&
                          (has_village_in(*application.published.snapshot(), area) ||
                           geo::storage::DivisionStore{connection}.find(geo::DivisionCode{full}));
    if (!is_known)
        throw geo::Error(
            geo::ErrorKind::invalid_input,
            fmt::format("参数 area：登记库中没有代码为“{}”的区划或村。", asked),
            fmt::format("Parameter area: no division or village has the code '{}'.", asked))
            .at("area");
    return area;
}

/// What one request reads; the names of villages once each.
class Board {
  public:
    Board(geo::storage::Connection& connection, std::string area)
        : proposals_(connection), villages_(connection), area_(std::move(area)) {}

    /// nullopt for a name elsewhere.
    std::optional<Proposal> find(geo::ProposalId id) {
        auto proposal = proposals_.get(id);
        if (!geo::lifecycle::covers(area_, proposal.content.village.value())) return std::nullopt;
        return proposal;
    }

    json name_of(const Proposal& proposal) {
        const auto& content = proposal.content;
        const auto& village = village_of(content.village);
        return {{"proposal", proposal.id.value()},
                {"state", geo::to_string(proposal.state)},
                {"name", proposal.name.full},
                {"pinyin", proposal.pinyin.toned},
                {"meaning", content.meaning},
                {"origin", content.origin},
                {"road_id", content.road ? json(content.road->value()) : json()},
                {"village_code", content.village.value()},
                {"village", village.name},
                {"town", village.town_name}};
    }

  private:
    const geo::storage::VillageBrief& village_of(const geo::VillageCode& code) {
        const auto found = briefs_.find(code.value());
        if (found != briefs_.end()) return found->second;
        return briefs_.emplace(code.value(), villages_.describe(code)).first->second;
    }

    geo::storage::ProposalStore proposals_;
    geo::storage::VillageStore villages_;
    std::string area_;
    std::map<std::string, geo::storage::VillageBrief> briefs_;
};

json open_notices(NoticeStore& notices, Board& board, std::string_view today) {
    auto items = json::array();
    for (const auto& notice : notices.open_ones()) {
        if (today < notice.from || notice.to < today) continue;
        const auto proposal = board.find(notice.proposal);
        if (!proposal) continue;
        json item = board.name_of(*proposal);
        item["from"] = notice.from;
        item["to"] = notice.to;
        items.push_back(std::move(item));
    }
    return items;
}

/// The names of an announcement that are still announced, and of the area.
json names_in(NoticeStore& notices, Board& board, const AnnouncementRow& row) {
    auto names = json::array();
    for (const auto id : notices.announced_in(row.id)) {
        const auto proposal = board.find(id);
        if (!proposal) continue;
        const auto end = announced_states.end();
        if (std::find(announced_states.begin(), end, proposal->state) != end)
            names.push_back(board.name_of(*proposal));
    }
    return names;
}

json announcements(NoticeStore& notices, Board& board, std::size_t limit) {
    constexpr std::int64_t page = 50;
    auto items = json::array();
    std::optional<geo::storage::AnnouncementId> before;
    for (auto rows = notices.announcements(before, page); !rows.empty() && items.size() < limit;
         rows = notices.announcements(before, page)) {
        for (const auto& row : rows) {
            auto names = names_in(notices, board, row);
            if (names.empty() || items.size() == limit) continue;
            items.push_back({{"id", row.id.value()},
                             {"document_no", row.document_no},
                             {"day", row.day},
                             {"names", std::move(names)}});
        }
        before = rows.back().id;
    }
    return items;
}

Response board(const Request& request, const Application& application) {
    const auto limit = static_cast<std::size_t>(request.query_integer("limit", 20, {1, 100}));
    const auto today = geo::to_registry_date(application.registry.clock().now());
    const auto reader = application.registry.database().read();
    NoticeStore notices{*reader};
    Board names{*reader, area_of(request, application, *reader)};
    auto response = json_response({{"day", today},
                                   {"modelled", application.published.snapshot()->modelled()},
                                   {"open", open_notices(notices, names, today)},
                                   {"announcements", announcements(notices, names, limit)}});
    response.etag = content_etag(response.body.view());
    response.cache_control = "no-cache";
    return response;
}

}  // namespace

void add_notice_routes(Router& router, const Application& application) {
    router.add({.path = "/notices",
                .handler = [application](const Request& r) { return board(r, application); },
                .query = {"area", "limit"},
                .summary = {"公示与公告栏：公示中可提异议的名称，新近公告的名称",
                            "The notice board: names open for objection, names announced lately"}});
}

}  // namespace api::http

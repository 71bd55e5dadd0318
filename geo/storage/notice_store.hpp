// SPDX-License-Identifier: Apache-2.0
// What the public is told: notices while a name is under way (公示), announcements once it is
// approved (公告).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/base/typed_id.hpp"
#include "geo/model/ids.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

using NoticeId = TypedId<struct NoticeIdTag, std::int64_t>;
using AnnouncementId = TypedId<struct AnnouncementIdTag, std::int64_t>;

struct NoticeRow {
    NoticeId id;
    ProposalId proposal;
    std::string from;  ///< calendar days, both included
    std::string to;
    bool is_closed = false;
};

/// Names announced in one paper: of one area, under one number, on one day.
struct AnnouncementRow {
    AnnouncementId id;
    std::string area;  ///< the county's six digits, or whatever the codes there begin with
    std::string document_no;
    std::string day;
    std::string media;  ///< one a line
};

class NoticeStore {
  public:
    explicit NoticeStore(Connection& connection) : connection_(connection) {}

    void open(ProposalId proposal, std::string_view from, std::string_view to);
    /// Open ones, soonest to end first.
    std::vector<NoticeRow> open_ones();
    /// Open ones of which the last day lies before `day`.
    std::vector<NoticeRow> over_before(std::string_view day);
    void close(NoticeId id);
    void close_all_of(ProposalId proposal);

    /// The announcement of that area, number and day; made first when there is none.
    AnnouncementId announcement_for(const AnnouncementRow& announcement);
    void announce(ProposalId proposal, AnnouncementId announcement);
    std::optional<AnnouncementRow> find_announcement(AnnouncementId id);
    std::optional<AnnouncementId> announcement_of(ProposalId proposal);
    /// Newest first, those with an id below `before` when it is given.
    std::vector<AnnouncementRow> announcements(std::optional<AnnouncementId> before,
                                               std::int64_t limit);
    std::vector<ProposalId> announced_in(AnnouncementId id);

  private:
    Connection& connection_;
};

}  // namespace geo::storage

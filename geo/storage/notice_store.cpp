// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/notice_store.hpp"

#include <limits>

namespace geo::storage {
namespace {

#define NOTICE_COLUMNS "SELECT id, proposal, from_day, to_day, closed FROM notices "
#define ANNOUNCEMENT_COLUMNS "SELECT id, area, document_no, day, media FROM announcements "

std::vector<NoticeRow> read_notices(Query& row) {
    std::vector<NoticeRow> notices;
    while (row.step())
        notices.push_back({NoticeId{row.integer(0)}, ProposalId{row.integer(1)}, row.text(2),
                           row.text(3), row.integer(4) != 0});
    return notices;
}

AnnouncementRow read_announcement(const Query& row) {
    return {AnnouncementId{row.integer(0)}, row.text(1), row.text(2), row.text(3), row.text(4)};
}

}  // namespace

void NoticeStore::open(ProposalId proposal, std::string_view from, std::string_view to) {
    connection_.query("INSERT INTO notices (proposal, from_day, to_day) VALUES (?1, ?2, ?3)")
        .bind(proposal.value())
        .bind(from)
        .bind(to)
        .run();
}

std::vector<NoticeRow> NoticeStore::open_ones() {
    auto row = connection_.query(NOTICE_COLUMNS "WHERE closed = 0 ORDER BY to_day, id");
    return read_notices(row);
}

std::vector<NoticeRow> NoticeStore::over_before(std::string_view day) {
    auto row =
        connection_.query(NOTICE_COLUMNS "WHERE closed = 0 AND to_day < ?1 ORDER BY to_day, id");
    row.bind(day);
    return read_notices(row);
}

void NoticeStore::close(NoticeId id) {
    connection_.query("UPDATE notices SET closed = 1 WHERE id = ?1").bind(id.value()).run();
}

void NoticeStore::close_all_of(ProposalId proposal) {
    connection_.query("UPDATE notices SET closed = 1 WHERE proposal = ?1 AND closed = 0")
        .bind(proposal.value())
        .run();
}

AnnouncementId NoticeStore::announcement_for(const AnnouncementRow& announcement) {
    {
        auto row = connection_.query(ANNOUNCEMENT_COLUMNS
                                     "WHERE area = ?1 AND document_no = ?2 AND day = ?3");
        row.bind(announcement.area).bind(announcement.document_no).bind(announcement.day);
        if (row.step()) return AnnouncementId{row.integer(0)};
    }
    connection_
        .query("INSERT INTO announcements (area, document_no, day, media) VALUES (?1, ?2, ?3, ?4)")
        .bind(announcement.area)
        .bind(announcement.document_no)
        .bind(announcement.day)
        .bind(announcement.media)
        .run();
    return AnnouncementId{connection_.last_insert_id()};
}

void NoticeStore::announce(ProposalId proposal, AnnouncementId announcement) {
    connection_.query("INSERT INTO announced_proposals (proposal, announcement) VALUES (?1, ?2)")
        .bind(proposal.value())
        .bind(announcement.value())
        .run();
}

std::optional<AnnouncementRow> NoticeStore::find_announcement(AnnouncementId id) {
    auto row = connection_.query(ANNOUNCEMENT_COLUMNS "WHERE id = ?1");
    if (!row.bind(id.value()).step()) return std::nullopt;
    return read_announcement(row);
}

std::optional<AnnouncementId> NoticeStore::announcement_of(ProposalId proposal) {
    auto row =
        connection_.query("SELECT announcement FROM announced_proposals WHERE proposal = ?1");
    if (!row.bind(proposal.value()).step()) return std::nullopt;
    return AnnouncementId{row.integer(0)};
}

std::vector<AnnouncementRow> NoticeStore::announcements(std::optional<AnnouncementId> before,
                                                        std::int64_t limit) {
    auto row = connection_.query(ANNOUNCEMENT_COLUMNS "WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
    row.bind(before ? before->value() : std::numeric_limits<std::int64_t>::max()).bind(limit);
    std::vector<AnnouncementRow> announcements;
    while (row.step()) announcements.push_back(read_announcement(row));
    return announcements;
}

std::vector<ProposalId> NoticeStore::announced_in(AnnouncementId id) {
    auto row = connection_.query(
        "SELECT proposal FROM announced_proposals WHERE announcement = ?1 ORDER BY proposal");
    row.bind(id.value());
    std::vector<ProposalId> proposals;
    while (row.step()) proposals.emplace_back(row.integer(0));
    return proposals;
}

#undef NOTICE_COLUMNS
#undef ANNOUNCEMENT_COLUMNS

}  // namespace geo::storage

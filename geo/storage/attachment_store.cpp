// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/attachment_store.hpp"

#include <fmt/format.h>

#include "geo/audit/digest.hpp"
#include "geo/base/error.hpp"

namespace geo::storage {
namespace {

#define ATTACHMENT_COLUMNS \
    "SELECT id, proposal, title, kind, size, sha256, at, actor FROM attachments "

Attachment read_attachment(const Query& row) {
    Attachment attachment;
    attachment.id = AttachmentId{row.integer(0)};
    attachment.proposal = ProposalId{row.integer(1)};
    attachment.title = row.text(2);
    attachment.kind = attachment_kind_from_string(row.text_view(3)).value_or(AttachmentKind::pdf);
    attachment.size = row.integer(4);
    if (const auto digest = audit::digest_from_bytes(row.blob(5)))
        attachment.sha256 = audit::to_hex(*digest);
    attachment.at = Instant{std::chrono::milliseconds{row.integer(6)}};
    attachment.actor = row.text(7);
    return attachment;
}

[[noreturn]] void throw_unknown(AttachmentId id) {
    throw Error(ErrorKind::not_found, fmt::format("没有编号为 {} 的附件。", id.value()),
                fmt::format("There is no attachment {}.", id.value()));
}

}  // namespace

Attachment AttachmentStore::get(AttachmentId id) {
    auto row = connection_.query(ATTACHMENT_COLUMNS "WHERE id = ?1");
    if (row.bind(id.value()).step()) return read_attachment(row);
    throw_unknown(id);
}

std::string AttachmentStore::content(AttachmentId id) {
    auto row = connection_.query("SELECT content FROM attachments WHERE id = ?1");
    if (row.bind(id.value()).step()) return std::string{row.blob(0)};
    throw_unknown(id);
}

std::vector<Attachment> AttachmentStore::of(ProposalId proposal) {
    auto row = connection_.query(ATTACHMENT_COLUMNS "WHERE proposal = ?1 ORDER BY id");
    row.bind(proposal.value());
    std::vector<Attachment> attachments;
    while (row.step()) attachments.push_back(read_attachment(row));
    return attachments;
}

std::optional<Attachment> AttachmentStore::find(ProposalId proposal, std::string_view sha256) {
    const auto digest = audit::digest_from_hex(sha256);
    if (!digest) return std::nullopt;
    auto row = connection_.query(ATTACHMENT_COLUMNS "WHERE proposal = ?1 AND sha256 = ?2");
    row.bind(proposal.value()).bind_blob(audit::as_bytes(*digest));
    if (!row.step()) return std::nullopt;
    return read_attachment(row);
}

AttachmentStore::Total AttachmentStore::total(ProposalId proposal) {
    auto row = connection_.query(
        "SELECT count(*), coalesce(sum(size), 0) FROM attachments WHERE proposal = ?1");
    row.bind(proposal.value()).step();
    return {row.integer(0), row.integer(1)};
}

AttachmentId AttachmentStore::insert(const Attachment& attachment, std::string_view content) {
    const auto digest = audit::sha256(content);
    connection_
        .query(
            "INSERT INTO attachments (proposal, title, kind, size, sha256, at, actor, content) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(attachment.proposal.value())
        .bind(attachment.title)
        .bind(to_string(attachment.kind))
        .bind(static_cast<std::int64_t>(content.size()))
        .bind_blob(audit::as_bytes(digest))
        .bind(std::int64_t{attachment.at.time_since_epoch().count()})
        .bind(attachment.actor)
        .bind_blob(content)
        .run();
    return AttachmentId{connection_.last_insert_id()};
}

#undef ATTACHMENT_COLUMNS

}  // namespace geo::storage

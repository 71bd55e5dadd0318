// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/audit/digest.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/attachment_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/proposal_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Capability;

/// A name is one line, whatever was sent.
std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
    return text;
}

/// "C:\照片\路口.jpg" is called 路口.jpg; without invisible characters, at most 120 characters.
std::string plain_title(const std::string& title, AttachmentKind kind) {
    constexpr std::size_t longest = 120;
    if (!text::is_valid_utf8(title))
        throw Error(ErrorKind::invalid_input, "文件名不是有效的 UTF-8 文本。",
                    "The file's name is not valid UTF-8 text.")
            .at("/file");
    const auto last = title.find_last_of("/\\");
    auto characters = text::code_points(text::nfc(
        text::strip_invisible(last == std::string::npos ? title : title.substr(last + 1))));
    if (characters.size() > longest) characters.resize(longest);
    const std::string plain{text::trimmed(on_one_line(text::to_utf8(characters)))};
    return plain.empty() ? fmt::format("附件.{}", to_string(kind)) : plain;
}

void require_room(storage::Connection& connection, ProposalId proposal) {
    if (storage::AttachmentStore{connection}.total(proposal).files < most_attachments) return;
    throw Error(
        ErrorKind::conflict,
        fmt::format("申请 {} 已有 {} 个附件，不能再加。", proposal.value(), most_attachments),
        fmt::format("Proposal {} has {} attachments; it takes no more.", proposal.value(),
                    most_attachments));
}

void append_event(storage::Connection& connection, const Attachment& file) {
    storage::EventLog{connection}.append(
        {0,
         file.at,
         file.actor,
         "attachment.add",
         "attachment",
         std::to_string(file.id.value()),
         {},
         storage::event_payload({{"proposal", std::to_string(file.proposal.value())},
                                 {"title", file.title},
                                 {"sha256", file.sha256}})});
}

/// Who may change the proposal may add to its evidence: a surveyor to their own only.
void require_may_attach(storage::Connection& connection, const Actor& actor, ProposalId id) {
    require(actor, lifecycle::Action::edit, storage::ProposalStore{connection}.get(id));
}

/// Evidence is for the staff of the area.
Proposal get_seen(storage::Connection& connection, const Actor& actor, ProposalId id) {
    Proposal proposal = storage::ProposalStore{connection}.get(id);
    require(actor, Capability::see_unpublished, proposal.content.village);
    return proposal;
}

}  // namespace

Attachment attach(Registry& registry, const Actor& actor, ProposalId proposal,
                  const std::string& title, std::string_view bytes,
                  const BeforeCommit<Attachment>& before_commit) {
    // Nobody learns about a file's faults, or makes us look for them, who may not hand it in.
    require_may_attach(*registry.database().read(), actor, proposal);
    const CheckedFile file = check_attachment(bytes);
    Attachment kept;
    kept.proposal = proposal;
    kept.title = plain_title(title, file.kind);
    kept.kind = file.kind;
    kept.size = static_cast<std::int64_t>(file.content.size());
    kept.sha256 = audit::to_hex(audit::sha256(file.content));
    kept.at = registry.clock().now();
    kept.actor = actor.name();
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    require_may_attach(*writer, actor, proposal);
    storage::AttachmentStore store{*writer};
    if (auto same = store.find(proposal, kept.sha256)) return *std::move(same);
    require_room(*writer, proposal);
    kept.id = store.insert(kept, file.content);
    append_event(*writer, kept);
    if (before_commit) before_commit(*writer, kept);
    transaction.commit();
    return kept;
}

std::vector<Attachment> attachments_of(Registry& registry, const Actor& actor,
                                       ProposalId proposal) {
    const auto reader = registry.database().read();
    get_seen(*reader, actor, proposal);
    return storage::AttachmentStore{*reader}.of(proposal);
}

AttachedFile read_attachment(Registry& registry, const Actor& actor, ProposalId proposal,
                             AttachmentId id) {
    const auto reader = registry.database().read();
    get_seen(*reader, actor, proposal);
    storage::AttachmentStore store{*reader};
    AttachedFile file{store.get(id), {}};
    if (!(file.attachment.proposal == proposal))
        throw Error(ErrorKind::not_found,
                    fmt::format("申请 {} 没有附件 {}。", proposal.value(), id.value()),
                    fmt::format("Proposal {} has no attachment {}.", proposal.value(), id.value()));
    file.content = store.content(id);
    return file;
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
// Files that go with a proposal: approval documents, minutes, photographs. PDF, JPEG and PNG only,
// told by their bytes and checked from end to end; kept as checked, with their SHA-256.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/model/attachment.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/registry/registry.hpp"

namespace geo::registry {

inline constexpr std::size_t largest_attachment_bytes = 10U << 20U;
inline constexpr std::int64_t most_attachments = 50;  ///< of one proposal

struct CheckedFile {
    AttachmentKind kind = AttachmentKind::pdf;
    std::string_view content;  ///< of the bytes given: what follows the end of a picture is cut
};
/// PNG: every chunk within the file and of the right CRC, IHDR first, nothing unknown that is
/// critical, IEND. JPEG: markers from SOI to EOI, a frame and a scan. PDF: header and trailer, and
/// none of the names that make it act: JavaScript, Launch, EmbeddedFile, OpenAction and the like.
/// \throws Error(invalid_input) saying what it is not, Error(too_large).
CheckedFile check_attachment(std::string_view bytes);

/// Keeps a file. The same bytes for the same proposal are kept once.
/// \param title a file's name; its path is dropped
/// \throws Error(not_found), Error(conflict) when the proposal has most_attachments, as
/// check_attachment, and before anything else as require() in people.hpp: who may edit the
/// proposal, so a surveyor their own only.
Attachment attach(Registry& registry, const Actor& actor, ProposalId proposal,
                  const std::string& title, std::string_view bytes,
                  const BeforeCommit<Attachment>& before_commit = {});

/// \throws Error(not_found), and as require(): the staff of the area.
std::vector<Attachment> attachments_of(Registry& registry, const Actor& actor, ProposalId proposal);

struct AttachedFile {
    Attachment attachment;
    std::string content;
};
/// \throws as attachments_of.
AttachedFile read_attachment(Registry& registry, const Actor& actor, ProposalId proposal,
                             AttachmentId id);

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/base/clock.hpp"
#include "geo/model/ids.hpp"

namespace geo {

using AttachmentId = TypedId<struct AttachmentIdTag, std::int64_t>;

/// What evidence may be: papers and photographs.
enum class AttachmentKind { pdf, jpeg, png };

/// "pdf", "jpeg", "png".
constexpr std::string_view to_string(AttachmentKind kind) noexcept {
    switch (kind) {
        case AttachmentKind::pdf:
            return "pdf";
        case AttachmentKind::jpeg:
            return "jpeg";
        case AttachmentKind::png:
            return "png";
    }
    return {};
}
/// nullopt for any other word.
constexpr std::optional<AttachmentKind> attachment_kind_from_string(
    std::string_view word) noexcept {
    for (const auto kind : {AttachmentKind::pdf, AttachmentKind::jpeg, AttachmentKind::png})
        if (to_string(kind) == word) return kind;
    return std::nullopt;
}
/// RFC 2046: "application/pdf", "image/jpeg", "image/png".
constexpr std::string_view media_type(AttachmentKind kind) noexcept {
    switch (kind) {
        case AttachmentKind::pdf:
            return "application/pdf";
        case AttachmentKind::jpeg:
            return "image/jpeg";
        case AttachmentKind::png:
            return "image/png";
    }
    return {};
}

/// A file that goes with a proposal: an approval document, a photograph, minutes.
struct Attachment {
    AttachmentId id;
    ProposalId proposal;
    std::string title;  ///< what people call it: a file's name without its path
    AttachmentKind kind = AttachmentKind::pdf;
    std::int64_t size = 0;  ///< bytes, as kept
    std::string sha256;     ///< of the bytes as kept, 64 hexadecimal digits
    Instant at;
    std::string actor;
};

}  // namespace geo

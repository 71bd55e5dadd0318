// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/attachment.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// Files that go with proposals. Lists leave the bytes alone.
class AttachmentStore {
  public:
    explicit AttachmentStore(Connection& connection) : connection_(connection) {}

    /// \throws Error(not_found) naming the id.
    Attachment get(AttachmentId id);
    std::string content(AttachmentId id);
    std::vector<Attachment> of(ProposalId proposal);
    /// The same bytes handed in for this proposal before.
    std::optional<Attachment> find(ProposalId proposal, std::string_view sha256);
    struct Total {
        std::int64_t files = 0;
        std::int64_t bytes = 0;
    };
    Total total(ProposalId proposal);

    AttachmentId insert(const Attachment& attachment, std::string_view content);

  private:
    Connection& connection_;
};

}  // namespace geo::storage

// SPDX-License-Identifier: Apache-2.0
// The papers of the process, filled from the registry: geo/documents sets them. Nothing is made up:
// what the registry does not know stays blank, and the papers say so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/documents/announcement.hpp"
#include "geo/documents/application.hpp"
#include "geo/documents/certificate.hpp"
#include "geo/documents/filing_form.hpp"
#include "geo/documents/filing_report.hpp"
#include "geo/documents/objection_record.hpp"
#include "geo/model/objection.hpp"
#include "geo/naming/profile.hpp"
#include "geo/publishing/case_file.hpp"
#include "geo/storage/notice_store.hpp"

namespace geo::publishing {

class Papers {
  public:
    /// Connection and snapshot outlive it.
    /// \param process what the area's profile says of deadlines and of whom to write to
    Papers(storage::Connection& connection, const Snapshot& snapshot, naming::ProcessSlots process)
        : connection_(connection),
          snapshot_(snapshot),
          process_(std::move(process)),
          files_(connection, snapshot) {}

    /// What was announced, as it stands in the announcement's number.
    /// \throws Error(not_found) when there is none, or nothing stands in it any more.
    documents::Announcement announcement(storage::AnnouncementId id);
    /// What of a village is approved and to be announced; when all is announced, all of that.
    /// \throws Error(not_found) when nothing is approved there.
    documents::Announcement announcement(const VillageCode& village);

    documents::Application application(ProposalId proposal);
    /// What of a village is handed in and not decided. \throws Error(not_found) when nothing is.
    documents::Application application(const VillageCode& village);

    /// 备案登记表. \throws Error(conflict) when the name is not approved.
    documents::FilingForm filing_form(ProposalId proposal);
    /// What of a village is approved and to be filed; when all is filed, all of that.
    /// \throws Error(not_found) when nothing is approved there.
    documents::FilingReport filing_report(const VillageCode& village);

    /// Of the name in force. Without the QR code's address and the checkpoint: the caller's.
    /// \throws Error(not_found) for an unknown road, Error(conflict) when it has no name in force.
    documents::NamingCertificate certificate(RoadId road);
    /// The last event of the approval of the road's name; 0 when it was imported.
    std::int64_t approval_event(RoadId road);

    documents::ObjectionRecord objection_record(const Objection& objection);
    /// Of every objection to a name, in the order in which they came.
    /// \throws Error(not_found) when nobody has objected.
    std::vector<documents::ObjectionRecord> objection_records(ProposalId proposal);

  private:
    std::vector<CaseFile> approved_of(const VillageCode& village,
                                      const std::vector<ProposalState>& to_do);
    std::optional<ProposalId> approved_proposal_of(const RoadFeature& road);

    storage::Connection& connection_;
    const Snapshot& snapshot_;
    naming::ProcessSlots process_;
    CaseFiles files_;
};

/// \throws Error(conflict) naming the fields that the law asks for and that are blank.
void require_complete(const documents::Announcement& announcement);

}  // namespace geo::publishing
